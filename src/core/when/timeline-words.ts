import type { When } from '../../contract/when.ts'
import { clock, dayInWords, monthName, weekdayInWords } from './english.ts'
import { localTime } from './zone.ts'

export type TimelineWords = {
  /** What it stands under: a day, a span, a month. */
  readonly head: string
  /** The time column: empty where nothing is known of it. */
  readonly time: string
}

const NOT_KNOWN: TimelineWords = { head: 'Date not known', time: '' }

/** How a date stands on the timeline (ux.md 9.2): words, never more precise than it is known. */
export function timelineWords(when: When | null): TimelineWords {
  if (when?.fromAt === undefined || when.toAt === undefined) return NOT_KNOWN
  const from = localTime(when.fromAt, when.zone)
  const to = localTime(when.toAt, when.zone)
  const middle = from.add({ milliseconds: Math.floor((to.epochMilliseconds - from.epochMilliseconds) / 2) })
  const isOfDays = when.unit === 'day'
  switch (when.kind) {
    case 'exact':
    case 'minute':
      return { head: weekdayInWords(from), time: clock(from) }
    case 'hour':
      return { head: weekdayInWords(from), time: `${clock(from)} to ${clock(to)}` }
    case 'day':
      return { head: weekdayInWords(from), time: 'time not known' }
    case 'month':
      return { head: `${monthName(from.month)} ${from.year}, day not known`, time: '' }
    case 'about':
      return isOfDays
        ? { head: `About ${dayInWords(middle)}`, time: '' }
        : { head: weekdayInWords(middle), time: `about ${clock(middle)}` }
    case 'range':
      return isOfDays
        ? { head: spanOfDays(from, to.subtract({ nanoseconds: 1 })), time: '' }
        : { head: weekdayInWords(from), time: `${clock(from)} to ${clock(to)}` }
    default:
      return NOT_KNOWN
  }
}

type Day = Parameters<typeof dayInWords>[0]

/** `2 to 8 March 2026`; the month and the year once where they are the same. */
function spanOfDays(first: Day, last: Day): string {
  const isSameYear = first.year === last.year
  const month = isSameYear && first.month === last.month ? '' : ` ${monthName(first.month)}`
  const year = isSameYear ? '' : ` ${first.year}`
  return `${first.day}${month}${year} to ${dayInWords(last)}`
}
