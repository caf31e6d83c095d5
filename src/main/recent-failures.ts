import type { ErrorCode } from '../contract/errors.ts'
import type { Instant } from '../contract/ids.ts'

const MOST_KEPT = 10

export type PastFailure = { readonly code: ErrorCode; readonly at: Instant }

/** The last codes that the page was given in this run, for a report to support: in memory, across locks, and no more. */
export class RecentFailures {
  #kept: readonly PastFailure[] = []

  note(code: ErrorCode): void {
    // Somebody stopped it by themselves.
    if (code === 'Cancelled') return
    this.#kept = [...this.#kept, { code, at: new Date().toISOString() as Instant }].slice(-MOST_KEPT)
  }

  get list(): PastFailure[] {
    return [...this.#kept]
  }
}
