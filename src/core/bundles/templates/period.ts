import type { BundleContent } from '../content.ts'
import type { When } from '../../../contract/when.ts'
import type { Instant } from '../../../contract/ids.ts'
import { countOfDays, dayInWords } from '../../when/english.ts'
import { inForm } from './dates.ts'
import { localTime } from '../../when/zone.ts'

export type Period = {
  /** `2 October 2025 to 11 March 2026`. */
  readonly words: string
  /** `between 2 October 2025 and 11 March 2026`, or `on 11 March 2026`. */
  readonly between: string
  readonly days: number
}

/** The first and the last day something may have happened on, `yyyy-mm-dd`, in its own zone. */
export type Days = { readonly from: string; readonly to: string }

export function daysOf(when: When | undefined): Days | null {
  const [span] = when ? spanOf(when) : []
  if (span === undefined) return null
  const day = (instant: Instant): string => localTime(instant, span.zone).toPlainDate().toString()
  return { from: day(span.fromAt), to: day(span.lastAt) }
}

/** From the first to the last day that any incident may have happened on, each in its own zone; null where no date is known. */
export function periodOf(content: BundleContent): Period | null {
  const known = content.incidents.flatMap(({ fields }) => (fields.happened ? spanOf(fields.happened) : []))
  const first = known.toSorted((a, b) => compareText(a.fromAt, b.fromAt))[0]
  const last = known.toSorted((a, b) => compareText(a.lastAt, b.lastAt)).at(-1)
  if (!first || !last) return null
  const from = localTime(first.fromAt, first.zone).toPlainDate()
  const to = localTime(last.lastAt, last.zone).toPlainDate()
  const days = from.until(to, { largestUnit: 'days' }).days + 1
  const inWords = (day: typeof from): string => inForm({ content }, dayInWords(day))
  if (from.equals(to)) return { words: inWords(from), between: `on ${inWords(from)}`, days }
  const [start, end] = [inWords(from), inWords(to)]
  return { words: `${start} to ${end}`, between: `between ${start} and ${end}`, days }
}

type Span = { readonly fromAt: Instant; readonly lastAt: Instant; readonly zone: string }

function spanOf({ fromAt, toAt, zone }: When): readonly Span[] {
  return fromAt && toAt ? [{ fromAt, lastAt: lastMoment(fromAt, toAt), zone }] : []
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

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
