import type { LockReason } from '../contract/call.ts'
import type { AppWindow } from './app-window.ts'
import type { CopiedText } from './copied-text.ts'
import type { VaultKeeper } from './vault-keeper.ts'
import { placeKeptIfItCan } from './window-place.ts'

export type LockParts = {
  readonly window: Pick<AppWindow, 'flush' | 'open'>
  readonly keeper: Pick<VaultKeeper, 'lock' | 'lockBehind' | 'prepareSoon'>
  readonly copied: Pick<CopiedText, 'clear'>
  readonly keepPlace: () => void
}

export type Lock = (why: LockReason) => Promise<void>

/** Locking ends the vault thread and the page that showed what was in it; after idleness, once its work is done. */
export function lockWith({ window, keeper, copied, keepPlace }: LockParts): Lock {
  let locking: Promise<void> | null = null
  const lock = async (why: LockReason): Promise<void> => {
    await Promise.allSettled([window.flush(), copied.clear()])
    // First: a disk that is full keeps no vault open.
    if (why !== 'idle' || !keeper.lockBehind()) await keeper.lock(why)
    placeKeptIfItCan(keepPlace)
    await window.open(why)
    keeper.prepareSoon()
  }
  // A computer that goes to sleep locks its screen as well: one lock for both.
  return (why) => (locking ??= lock(why).finally(() => (locking = null)))
}
