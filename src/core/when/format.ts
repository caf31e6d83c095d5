import type { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../contract/ids.ts'
import type { When } from '../../contract/when.ts'
import {
  betweenDays,
  clock,
  clockWithSeconds,
  countOfDays,
  dayInWords,
  monthName,
  weekdayInWords,
} from './english.ts'
import { partAsSaid, partNamed } from './parts-of-day.ts'
import { localTime } from './zone.ts'

type Zoned = Temporal.ZonedDateTime
type WhenOptions = { readonly sayTimeNotKnown?: boolean }

/**
 * A When in words, in its own zone, as a bundle and the command line print it; never more precise than it is.
 * Starts in lower case where it does not start with a name (`about …`, `between …`, `date not known`).
 * A wall time that existed twice, when the clocks went back, is followed by its abbreviation or offset.
 * `sayTimeNotKnown` adds `, time not known` to a day. AppError InvalidInput for a zone this computer
 * does not know.
 */
export function formatWhen(when: When, options: WhenOptions = {}): string {
  if (when.fromAt === undefined || when.toAt === undefined) return NOT_KNOWN
  const from = localTime(when.fromAt, when.zone)
  const to = localTime(when.toAt, when.zone)
  const words = IN_WORDS[when.kind](when, from, to)
  return when.kind === 'day' && options.sayTimeNotKnown === true ? `${words}, time not known` : words
}

const NOT_KNOWN = 'date not known'
const IN_WORDS: Record<When['kind'], (when: When, from: Zoned, to: Zoned) => string> = {
  exact: (_, from) => `${weekdayInWords(from)}, ${clockWithSeconds(from)}${whichOfTwo(from)}`,
  minute: (_, from) => `${weekdayInWords(from)}, ${clock(from)}${whichOfTwo(from)}`,
  hour: (_, from, to) => timesInWords(from, to),
  day: (_, from) => weekdayInWords(from),
  month: (_, from) => `${monthName(from.month)} ${from.year}, day not known`,
  range: rangeInWords,
  about: aboutInWords,
  unknown: () => NOT_KNOWN,
}

function rangeInWords(when: When, from: Zoned, to: Zoned): string {
  if (when.unit !== 'day') return partInWords(when, from, to) ?? timesInWords(from, to)
  const last = to.subtract({ nanoseconds: 1 })
  return from.toPlainDate().equals(last.toPlainDate()) ? weekdayInWords(from) : betweenDays(from, last)
}

/** A part of a day by name, with what is meant by it. */
function partInWords(when: When, from: Zoned, to: Zoned): string | null {
  const part = when.unit === 'hour' ? partNamed(from.hour, to.hour) : null
  if (part === null) return null
  const bounds = `(${clock(from)} to ${clock(to)})`
  if (part === 'night') return `the night of ${weekdayInWords(from)} ${bounds}`
  return `${weekdayInWords(from)}, ${partAsSaid(part)} ${bounds}`
}

function timesInWords(from: Zoned, to: Zoned): string {
  const start = `${clock(from)}${whichOfTwo(from)}`
  const end = `${clock(to)}${whichOfTwo(to)}`
  if (from.toPlainDate().equals(to.toPlainDate()))
    return `${weekdayInWords(from)}, between ${start} and ${end}`
  const endsAtMidnight = to.subtract({ nanoseconds: 1 }).toPlainDate().equals(from.toPlainDate())
  if (endsAtMidnight) return `${weekdayInWords(from)}, between ${start} and midnight`
  return `between ${start} on ${weekdayInWords(from)} and ${end} on ${weekdayInWords(to)}`
}

function aboutInWords(when: When, from: Zoned, to: Zoned): string {
  const middle = from.add({ milliseconds: Math.floor((to.epochMilliseconds - from.epochMilliseconds) / 2) })
  if (when.unit !== 'day') return `${weekdayInWords(middle)}, about ${clock(middle)}${whichOfTwo(middle)}`
  const daysOff = from.toPlainDate().until(middle.toPlainDate(), { largestUnit: 'days' }).days
  return `about ${weekdayInWords(middle)}, give or take ${countOfDays(daysOff)}`
}

function whichOfTwo(time: Zoned): string {
  const wall = time.toPlainDateTime()
  const first = wall.toZonedDateTime(time.timeZoneId, { disambiguation: 'earlier' })
  const second = wall.toZonedDateTime(time.timeZoneId, { disambiguation: 'later' })
  const isTwice = first.epochMilliseconds !== second.epochMilliseconds && first.toPlainDateTime().equals(wall)
  return isTwice ? ` ${zoneMark(time)}` : ''
}

/**
 * `Thursday 12 March 2026 at 14:05, UK time (GMT)`; other zones `…, Toronto time (UTC-4)`, without a city
 * `…, UTC`. AppError InvalidInput for an unknown zone.
 */
export function formatInstant(instant: Instant, zone: string): string {
  const local = localTime(instant, zone)
  return `${weekdayInWords(local)} at ${clock(local)}, ${zoneInWords(local)}`
}

/** `12 March 2026, 10:15` in `zone`, for a list. AppError InvalidInput for an unknown zone. */
export function formatMinute(instant: Instant, zone: string): string {
  const local = localTime(instant, zone)
  return `${dayInWords(local)}, ${clock(local)}`
}

/** `12 March 2026, 14:11 UTC`. */
export function formatInstantUtc(instant: Instant): string {
  const local = localTime(instant, 'UTC')
  return `${dayInWords(local)}, ${clock(local)} UTC`
}

/** The day in `zone`: `Thursday 12 March 2026`. AppError InvalidInput for an unknown zone. */
export function formatDay(instant: Instant, zone: string): string {
  return weekdayInWords(localTime(instant, zone))
}

const UK_ZONES = new Set(['Europe/London', 'Europe/Belfast', 'GB', 'GB-Eire'])
const HOUR_NS = 3_600_000_000_000

function zoneInWords(local: Zoned): string {
  const zone = local.timeZoneId
  if (UK_ZONES.has(zone)) return `UK time ${zoneMark(local)}`
  const hasCity = zone.includes('/') && !zone.startsWith('Etc/')
  if (!hasCity) return utcOffset(local)
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return `${city} time ${zoneMark(local)}`
}

function zoneMark(local: Zoned): string {
  if (!UK_ZONES.has(local.timeZoneId)) return `(${utcOffset(local)})`
  if (local.offsetNanoseconds === 0) return '(GMT)'
  // Double summer time, in the 1940s, has no mark of its own.
  return local.offsetNanoseconds === HOUR_NS ? '(BST)' : `(${utcOffset(local)})`
}

function utcOffset(local: Zoned): string {
  const minutes = Math.round(local.offsetNanoseconds / 60_000_000_000)
  if (minutes === 0) return 'UTC'
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest}`
}
