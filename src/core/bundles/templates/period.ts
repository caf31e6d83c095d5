import type { BundleContent } from '../content.ts'
import type { Instant } from '../../../contract/ids.ts'
import { countOfDays, dayInWords } from '../../when/english.ts'
import { daysBetween } from '../../when/days-later.ts'
import { localTime } from '../../when/zone.ts'

export type Period = { readonly words: string; readonly days: number }

/** From the first to the last day that any incident may have happened on; null where no date is known. */
export function periodOf(content: BundleContent): Period | null {
  const known = content.incidents.flatMap(({ fields }) => (fields.happened?.fromAt ? [fields.happened] : []))
  const starts = known.map(({ fromAt }) => fromAt!).toSorted()
  const ends = known.map(({ fromAt, toAt }) => lastMoment(fromAt!, toAt!)).toSorted()
  const first = starts[0]
  const last = ends.at(-1)
  if (!first || !last) return null
  const days = (daysBetween(first, last, content.zone)?.most ?? 0) + 1
  const [from, to] = [dayWords(first, content.zone), dayWords(last, content.zone)]
  return { words: from === to ? from : `${from} to ${to}`, days }
}

/** `2 October 2025 to 11 March 2026 (161 days)`. */
export function periodWithDays(period: Period): string {
  return period.days > 1 ? `${period.words} (${countOfDays(period.days)})` : period.words
}

/** The days in `zone` of all incidents that are known to the day. */
export function distinctDays(content: BundleContent): number {
  const days = content.incidents.flatMap(({ fields }) => {
    const when = fields.happened
    if (!when?.fromAt || !when.toAt) return []
    const from = dayWords(when.fromAt, when.zone)
    return from === dayWords(lastMoment(when.fromAt, when.toAt), when.zone) ? [from] : []
  })
  return new Set(days).size
}

/** `12 March 2026`. */
export function dayWords(instant: Instant, zone: string): string {
  return dayInWords(localTime(instant, zone))
}

/** The end of a span is the first moment after it. */
function lastMoment(fromAt: Instant, toAt: Instant): Instant {
  if (fromAt === toAt) return toAt
  return new Date(Date.parse(toAt) - 1).toISOString() as Instant
}
