import type { Instant } from '../../contract/ids.ts'

const MINUTE_MS = 60_000

/**
 * The first whole minute that is not before what a time service says: its time, and as much as it may be off. So that
 * "not later than 14:11" stays true where the service said 14:10:38.
 */
export function notLaterThan({
  at,
  accuracyMs,
}: {
  readonly at: Instant
  readonly accuracyMs: number | null
}): Instant {
  const lastMs = Date.parse(at) + (accuracyMs ?? 0)
  return new Date(Math.ceil(lastMs / MINUTE_MS) * MINUTE_MS).toISOString() as Instant
}
