import type { WebContents } from 'electron'
import type { PageEvent } from '../contract/call.ts'
import type { Preferences } from './preferences.ts'
import { watchGesture } from './watch-gesture.ts'

/** How long somebody may try the gesture before it does again what was chosen. */
const TRYING_MS = 30_000

export type ExitGestureParts = {
  readonly preferences: Preferences
  readonly isOpen: () => boolean
  readonly tell: (event: PageEvent) => void
  readonly exitNow: () => void
  readonly lock: () => void
}

/** What Shift alone, three times, does: what was chosen, or only that the page is told while somebody tries it. */
export class ExitGesture {
  readonly #parts: ExitGestureParts
  #triedUntilMs = 0

  constructor(parts: ExitGestureParts) {
    this.#parts = parts
  }

  tryOnce(): void {
    this.#triedUntilMs = Date.now() + TRYING_MS
  }

  watch(contents: WebContents): void {
    const { preferences, tell } = this.#parts
    watchGesture(contents, {
      isOn: () => this.#isTried || preferences.get('shiftThrice') !== 'nothing',
      counted: (presses) => tell({ kind: 'exit-presses', presses }),
      timedOut: () => tell({ kind: 'exit-timed-out' }),
      done: () => this.#act(),
    })
  }

  get #isTried(): boolean {
    return Date.now() < this.#triedUntilMs
  }

  #act(): void {
    const { preferences, isOpen, tell, exitNow, lock } = this.#parts
    if (this.#isTried) {
      this.#triedUntilMs = 0
      tell({ kind: 'exit-tried' })
      return
    }
    if (preferences.get('shiftThrice') === 'close') exitNow()
    else if (isOpen()) lock()
  }
}
