import type { Temporal } from 'temporal-polyfill'
import type { When } from '../../contract/when.ts'
import { clock, dayInWords, monthName, weekdayInWords } from './english.ts'
import { localTime } from './zone.ts'

export type TimelineWords = {
  /** What it stands under: a day, a span, a month. */
  readonly head: string
  /** The time column: empty where nothing is known of it. */
  readonly time: string
}

type Zoned = Temporal.ZonedDateTime
type InWords = (from: Zoned, to: Zoned, isOfDays: boolean) => TimelineWords

const NOT_KNOWN: TimelineWords = { head: 'Date not known', time: '' }

const atTime: InWords = (from) => ({ head: weekdayInWords(from), time: clock(from) })
const between: InWords = (from, to) => ({
  head: weekdayInWords(from),
  time: `${clock(from)} to ${clock(to)}`,
})

const IN_WORDS: Readonly<Record<When['kind'], InWords>> = {
  exact: atTime,
  minute: atTime,
  hour: between,
  day: (from) => ({ head: weekdayInWords(from), time: 'time not known' }),
  month: (from) => ({ head: `${monthName(from.month)} ${from.year}, day not known`, time: '' }),
  about: (from, to, isOfDays) => {
    const middle = from.add({ milliseconds: Math.floor((to.epochMilliseconds - from.epochMilliseconds) / 2) })
    return isOfDays
      ? { head: `About ${dayInWords(middle)}`, time: '' }
      : { head: weekdayInWords(middle), time: `about ${clock(middle)}` }
  },
  range: (from, to, isOfDays) =>
    isOfDays
      ? { head: spanOfDays(from, to.subtract({ nanoseconds: 1 })), time: '' }
      : between(from, to, false),
  unknown: () => NOT_KNOWN,
}

/** How a date stands on the timeline (ux.md 9.2): words, never more precise than it is known. */
export function timelineWords(when: When | null): TimelineWords {
  if (when?.fromAt === undefined || when.toAt === undefined) return NOT_KNOWN
  const [from, to] = [localTime(when.fromAt, when.zone), localTime(when.toAt, when.zone)]
  return IN_WORDS[when.kind](from, to, when.unit === 'day')
}

type Day = Parameters<typeof dayInWords>[0]

/** `2 to 8 March 2026`; the month and the year once where they are the same. */
function spanOfDays(first: Day, last: Day): string {
  const isSameYear = first.year === last.year
  const month = isSameYear && first.month === last.month ? '' : ` ${monthName(first.month)}`
  const year = isSameYear ? '' : ` ${first.year}`
  return `${first.day}${month}${year} to ${dayInWords(last)}`
}
