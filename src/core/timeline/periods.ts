import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../contract/ids.ts'
import { dayInWords, monthName, weekdayInWords } from '../when/english.ts'
import { instantOf, knownZone } from '../when/zone.ts'

export type PeriodUnit = 'day' | 'week' | 'month'
export type Period = {
  readonly day: string
  readonly says: string
  readonly fromAt: Instant
  readonly toAt: Instant
}

type Day = Temporal.PlainDate

const MOST_DAYS = 60
const MOST_WEEKS_YEARS = 3
/** As many months as since 1900: an earlier year is a slip, and must not make a strip without an end. */
const MOST_MONTHS = 1600

const STARTS: Readonly<Record<PeriodUnit, (day: Day, firstDayOfWeek: number) => Day>> = {
  day: (day) => day,
  week: (day, firstDayOfWeek) => day.subtract({ days: (day.dayOfWeek - firstDayOfWeek + 7) % 7 }),
  month: (day) => day.with({ day: 1 }),
}

/** Days under 60 days of span, weeks to three years, months beyond (ux.md 4.3), in the calendar of `zone`. */
export function periodsBetween(
  firstAt: Instant,
  lastAt: Instant,
  zone: string,
  firstDayOfWeek: number,
): { readonly unit: PeriodUnit; readonly periods: readonly Period[] } {
  const [first, last] = [dayOf(firstAt, zone), dayOf(lastAt, zone)]
  const unit = unitFor(first, last)
  const periods: Period[] = []
  const earliest = last.subtract({ months: MOST_MONTHS })
  let from = STARTS[unit](Temporal.PlainDate.compare(first, earliest) < 0 ? earliest : first, firstDayOfWeek)
  while (Temporal.PlainDate.compare(from, last) <= 0) {
    const next = from.add({ [`${unit}s`]: 1 })
    periods.push({
      day: from.toString(),
      says: periodInWords(from, unit),
      fromAt: startOf(from, zone),
      toAt: startOf(next, zone),
    })
    from = next
  }
  return { unit, periods }
}

function unitFor(first: Day, last: Day): PeriodUnit {
  if (first.until(last, { largestUnit: 'day' }).days < MOST_DAYS) return 'day'
  return Temporal.PlainDate.compare(first.add({ years: MOST_WEEKS_YEARS }), last) >= 0 ? 'week' : 'month'
}

function periodInWords(from: Day, unit: PeriodUnit): string {
  if (unit === 'day') return weekdayInWords(from)
  return unit === 'week' ? spanInWords(from, from.add({ days: 6 })) : `${monthName(from.month)} ${from.year}`
}

/** `9 to 15 March 2026`; the month and the year once where they are the same. */
function spanInWords(first: Day, last: Day): string {
  const isSameYear = first.year === last.year
  const month = isSameYear && first.month === last.month ? '' : ` ${monthName(first.month)}`
  return `${first.day}${month}${isSameYear ? '' : ` ${first.year}`} to ${dayInWords(last)}`
}

function dayOf(at: Instant, zone: string): Day {
  return Temporal.Instant.from(at).toZonedDateTimeISO(knownZone(zone)).toPlainDate()
}

const startOf = (day: Day, zone: string): Instant => instantOf(day.toZonedDateTime(zone).epochMilliseconds)
