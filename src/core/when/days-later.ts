import type { Instant } from '../../contract/ids.ts'
import type { When } from '../../contract/when.ts'
import { countOfDays } from './english.ts'
import { localTime } from './zone.ts'

type Days = { readonly fewest: number; readonly most: number }
type Span = { readonly fromAt: Instant; readonly toAt: Instant; readonly zone: string }

/**
 * Calendar days from what is printed for `from` to what is printed for `to`: `from` is read in its own zone
 * (an instant in `zone`), `to` in `zone`. Two numbers because a month or a range has no single day; null when
 * the date is not known. AppError InvalidInput for an unknown zone.
 */
export function daysBetween(from: Instant | When, to: Instant, zone: string): Days | null {
  const span = spanOf(from, zone)
  if (span === null) return null
  const end = localTime(to, zone).toPlainDate()
  const first = localTime(span.fromAt, span.zone).toPlainDate()
  const isOneMoment = span.fromAt === span.toAt
  const lastMoment = localTime(span.toAt, span.zone).subtract({ nanoseconds: isOneMoment ? 0 : 1 })
  const count = (day: typeof first): number => day.until(end, { largestUnit: 'days' }).days
  return { fewest: count(lastMoment.toPlainDate()), most: count(first) }
}

/**
 * `the same day`, `1 day later`, `12 days later`; for a span of days `between 2 and 8 days later` or
 * `up to 8 days later`; `1 day earlier` where `to` comes first. Null when the date is not known.
 */
export function daysLater(from: Instant | When, to: Instant, zone: string): string | null {
  const days = daysBetween(from, to, zone)
  if (days === null) return null
  if (days.most < 0) return `${countOfDays(-days.most)} earlier`
  if (days.most === 0) return 'the same day'
  if (days.fewest === days.most) return `${countOfDays(days.most)} later`
  if (days.fewest <= 0) return `up to ${countOfDays(days.most)} later`
  return `between ${days.fewest} and ${countOfDays(days.most)} later`
}

function spanOf(from: Instant | When, zone: string): Span | null {
  if (typeof from === 'string') return { fromAt: from, toAt: from, zone }
  if (from.fromAt === undefined || from.toAt === undefined) return null
  return { fromAt: from.fromAt, toAt: from.toAt, zone: from.zone }
}
