import type { Temporal } from 'temporal-polyfill'
import type { When } from '../../contract/when.ts'
import { clock, dayInWords, monthName, weekdayInWords } from './english.ts'
import { partNamed } from './parts-of-day.ts'
import { localTime } from './zone.ts'

export type TimelineWords = {
  /** What it stands under: a day, a span, a month. */
  readonly head: string
  /** The time column: empty where nothing is known of it. */
  readonly time: string
}

type Zoned = Temporal.ZonedDateTime
type InWords = (from: Zoned, to: Zoned, unit: When['unit']) => TimelineWords

const NOT_KNOWN: TimelineWords = { head: 'Date not known', time: '' }

const atTime: InWords = (from) => ({ head: weekdayInWords(from), time: clock(from) })
const between: InWords = (from, to) => ({
  head: weekdayInWords(from),
  time: `${clock(from)} to ${endOf(from, to)}`,
})

const IN_WORDS: Readonly<Record<When['kind'], InWords>> = {
  exact: atTime,
  minute: atTime,
  hour: between,
  day: (from) => ({ head: weekdayInWords(from), time: 'time not known' }),
  month: (from) => ({ head: `${monthName(from.month)} ${from.year}, day not known`, time: '' }),
  about: (from, to, unit) => {
    const middle = from.add({ milliseconds: Math.floor((to.epochMilliseconds - from.epochMilliseconds) / 2) })
    return unit === 'day'
      ? { head: `About ${dayInWords(middle)}`, time: '' }
      : { head: weekdayInWords(middle), time: `about ${clock(middle)}` }
  },
  range: (from, to, unit) => {
    if (unit === 'day') return { head: spanOfDays(from, to.subtract({ nanoseconds: 1 })), time: '' }
    const part = unit === 'hour' ? partNamed(from.hour, to.hour) : null
    return part === null ? between(from, to, unit) : { head: weekdayInWords(from), time: part }
  },
  unknown: () => NOT_KNOWN,
}

/** How a date stands on the timeline (ux.md 9.2): words, never more precise than it is known. */
export function timelineWords(when: When | null): TimelineWords {
  if (when?.fromAt === undefined || when.toAt === undefined) return NOT_KNOWN
  const [from, to] = [localTime(when.fromAt, when.zone), localTime(when.toAt, when.zone)]
  return IN_WORDS[when.kind](from, to, when.unit)
}

/** `23:00`, `midnight`, or, where another day has begun, `03:00 on 10 March 2026`. */
function endOf(from: Zoned, to: Zoned): string {
  const isSameDay = from.toPlainDate().equals(to.toPlainDate())
  if (isSameDay) return clock(to)
  const isMidnight = to.subtract({ nanoseconds: 1 }).toPlainDate().equals(from.toPlainDate())
  return isMidnight ? 'midnight' : `${clock(to)} on ${dayInWords(to)}`
}

type Day = Parameters<typeof dayInWords>[0]

/** `2 to 8 March 2026`; the month and the year once where they are the same. */
function spanOfDays(first: Day, last: Day): string {
  const isSameYear = first.year === last.year
  const month = isSameYear && first.month === last.month ? '' : ` ${monthName(first.month)}`
  const year = isSameYear ? '' : ` ${first.year}`
  return `${first.day}${month}${year} to ${dayInWords(last)}`
}
