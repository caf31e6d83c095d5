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
  /** The day that the head names, `2026-03-11`; null where it names none. */
  readonly day: string | null
}

type Zoned = Temporal.ZonedDateTime
type InWords = (from: Zoned, to: Zoned, unit: When['unit']) => Words
type Words = { readonly head: string; readonly time: string; readonly day: Temporal.PlainDate | null }

const NOT_KNOWN: TimelineWords = { head: 'Date not known', time: '', day: null }

const onDay = (day: Zoned, time: string): Words => ({
  head: weekdayInWords(day),
  time,
  day: day.toPlainDate(),
})
const noDay = (head: string): Words => ({ head, time: '', day: null })

const atTime: InWords = (from) => onDay(from, clock(from))
const between: InWords = (from, to) => onDay(from, `${clock(from)} to ${endOf(from, to)}`)

const IN_WORDS: Readonly<Record<When['kind'], InWords>> = {
  exact: atTime,
  minute: atTime,
  hour: between,
  day: (from) => onDay(from, 'time not known'),
  month: (from) => noDay(`${monthName(from.month)} ${from.year}, day not known`),
  about: (from, to, unit) => {
    const middle = middleOf(from, to)
    return unit === 'day' ? noDay(`About ${dayInWords(middle)}`) : onDay(middle, `about ${clock(middle)}`)
  },
  range: (from, to, unit) => {
    if (unit === 'day') return noDay(spanOfDays(from, to.subtract({ nanoseconds: 1 })))
    const part = unit === 'hour' ? partNamed(from.hour, to.hour) : null
    return part === null ? between(from, to, unit) : onDay(from, part)
  },
  unknown: () => noDay(NOT_KNOWN.head),
}

/**
 * How a date stands on the timeline (ux.md 9.2): words, never more precise than it is known. A time that was meant in
 * another zone than `zone`, this computer's, stands under the day it was here, and says what it was there.
 */
export function timelineWords(when: When | null, zone: string | null = null): TimelineWords {
  if (when?.fromAt === undefined || when.toAt === undefined) return NOT_KNOWN
  const [from, to] = [localTime(when.fromAt, when.zone), localTime(when.toAt, when.zone)]
  const there = IN_WORDS[when.kind](from, to, when.unit)
  if (zone === null || there.day === null || from.withTimeZone(zone).offset === from.offset)
    return said(there)
  if (when.kind === 'day') return said({ ...there, time: `${there.time} (${placeOf(when.zone)})` })
  const here = IN_WORDS[when.kind](from.withTimeZone(zone), to.withTimeZone(zone), when.unit)
  const on = here.day?.equals(there.day) === true ? '' : ` on ${dayInWords(there.day)}`
  return said({ ...here, time: `${here.time} (${placeOf(when.zone)}, ${there.time}${on})` })
}

const said = ({ head, time, day }: Words): TimelineWords => ({ head, time, day: day?.toString() ?? null })

/** `Toronto`, `New York`. */
const placeOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')

const middleOf = (from: Zoned, to: Zoned): Zoned =>
  from.add({ milliseconds: Math.floor((to.epochMilliseconds - from.epochMilliseconds) / 2) })

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
