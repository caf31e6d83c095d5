import type { App } from 'electron'
import type { AppWindow } from './app-window.ts'
import type { CopiedText } from './copied-text.ts'
import type { VaultKeeper } from './vault-keeper.ts'
import { placeKeptIfItCan } from './window-place.ts'

export type LeaveParts = {
  readonly app: Pick<App, 'exit'>
  readonly window: Pick<AppWindow, 'hide' | 'flush'>
  readonly keeper: Pick<VaultKeeper, 'end'>
  readonly copied: Pick<CopiedText, 'clear'>
  readonly keepPlace: () => void
}

/** Within a second of the gesture the process is gone, whatever has not been written down by then. */
const MOST_MS = { exit: 900, quit: 10_000 } as const

/**
 * The window is gone before anything else happens. Then what is typed is kept, what is running is stopped and the vault
 * is locked; and the process ends, with everything that it held in memory. Nothing is asked.
 */
async function leave(why: 'exit' | 'quit', parts: LeaveParts): Promise<void> {
  const { app, window, keeper, copied, keepPlace } = parts
  setTimeout(() => app.exit(0), MOST_MS[why])
  window.hide()
  await Promise.allSettled([window.flush(), copied.clear()])
  await keeper.end(why)
  placeKeptIfItCan(keepPlace)
  app.exit(0)
}

export type LeaveApp = (why: 'exit' | 'quit') => void

/** Quitting that is begun is not begun again; somebody who presses Exit now in the meantime waits no longer than that. */
export function leaveOnce(parts: LeaveParts): LeaveApp {
  let isLeaving = false
  return (why) => {
    if (isLeaving) {
      if (why === 'exit') setTimeout(() => parts.app.exit(0), MOST_MS.exit)
      return
    }
    isLeaving = true
    void leave(why, parts)
  }
}
