import { Temporal } from 'temporal-polyfill'
import { AppError } from '../../contract/errors.ts'
import type { When } from '../../contract/when.ts'
import { instantOf, knownZone } from './zone.ts'

type Context = { readonly nowMs: number; readonly zone: string }
type Reading = {
  readonly kind: When['kind']
  readonly unit: NonNullable<When['unit']>
  readonly fromMs: number
  readonly toMs: number
  /** The latest moment that was said, which must not lie in the future. */
  readonly saidMs: number
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** The clocks of a phone, a platform and this computer may differ by this much. */
const CLOCK_SLACK_MS = 5 * MINUTE_MS
const FIRST_YEAR = 1900
const ABOUT_DAYS = 3
const MAX_TYPED = 500

const MONTH = /^(\d{4})-(\d\d)$/
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/
const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)[T ]([01]\d|2[0-3])(?::([0-5]\d)(?::([0-5]\d))?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/

const FORMS =
  'the time is not in a form that is understood: 2026-03-11T21:14, 2026-03-11T21:14:05, 2026-03-11T21:14Z, ' +
  '2026-03-11T21, 2026-03-11, 2026-03, 2026-03-02/2026-03-08, 2026-03-11T21:00/2026-03-11T23:00, ' +
  'about 2026-03-11T21:00, about 2026-03-11, unknown'

/**
 * Reads the command line's WHEN. Strict forms only, each with one meaning:
 *
 * | form                                                   | kind    | bounds                                      |
 * |--------------------------------------------------------|---------|---------------------------------------------|
 * | `2026-03-11T21:14:05` (`Z` or `+01:00` may follow)     | exact   | that second                                 |
 * | `2026-03-11T21:14` (`Z` or `+01:00` may follow)        | minute  | the minute                                  |
 * | `2026-03-11T21`                                        | hour    | the hour                                    |
 * | `2026-03-11`                                           | day     | the day in the zone                         |
 * | `2026-03`                                              | month   | the month in the zone                       |
 * | `2026-03-02/2026-03-08`                                | range   | both days included (`toAt` is the midnight after the last) |
 * | `2026-03-11T21:00/2026-03-11T23:00`                    | range   | between the two times                       |
 * | `about 2026-03-11T21:00`, `about 2026-03-11T21`        | about   | one hour either side                        |
 * | `about 2026-03-11`                                     | about   | three days either side                      |
 * | `unknown`, `?`, nothing                                | unknown | none                                        |
 *
 * A space may stand for the `T`. Without an offset the words are meant in `context.zone`; an offset fixes the
 * instant and leaves the zone as it is.
 *
 * When the clocks went back a wall time existed twice. A second, a minute and an "about" then mean the first
 * of the two (summer time; an offset says the other); an hour and the end of a range reach over both, because
 * neither can be ruled out. A wall time or day that the clocks skipped is refused.
 *
 * Nothing happened in the future: a reading that says a moment later than `context.nowMs` plus five minutes
 * is refused (the start of the day, the month, the last day of a range; today itself is fine). Years before
 * 1900 are taken for a slip.
 *
 * @param text at most 500 characters, kept exactly in `asTyped`
 * @returns a When with UTC instants; `zone` in its own spelling
 * @throws AppError InvalidInput, which never repeats what was typed
 */
export function parseWhen(text: string, context: Context): When {
  if (text.length > MAX_TYPED) throw refused('the time is longer than 500 characters')
  const zone = knownZone(context.zone)
  const trimmed = text.trim()
  const base = { zone, asTyped: text }
  if (trimmed === '' || trimmed === '?' || trimmed.toLowerCase() === 'unknown') {
    return { kind: 'unknown', ...base }
  }
  const reading = readWords(trimmed, zone)
  if (reading.saidMs > context.nowMs + CLOCK_SLACK_MS) throw refused('the time lies in the future')
  const bounds = { fromAt: instantOf(reading.fromMs), toAt: instantOf(reading.toMs) }
  return { kind: reading.kind, ...bounds, unit: reading.unit, ...base }
}

function readWords(words: string, zone: string): Reading {
  const about = /^about +(.+)$/i.exec(words)?.[1]
  if (about !== undefined) return readAbout(about, zone)
  const slash = words.indexOf('/')
  if (slash !== -1) return readRange(words.slice(0, slash).trim(), words.slice(slash + 1).trim(), zone)
  return readMonth(words, zone) ?? readDay(words, zone) ?? readMoment(words, zone)
}

function readAbout(words: string, zone: string): Reading {
  const day = dateIn(words)
  if (day !== null) {
    const fromMs = startOfDay(day.subtract({ days: ABOUT_DAYS }), zone)
    const toMs = startOfDay(day.add({ days: ABOUT_DAYS + 1 }), zone)
    return { kind: 'about', unit: 'day', fromMs, toMs, saidMs: existingDay(day, zone) }
  }
  const moment = readMoment(words, zone)
  if (moment.kind === 'exact') throw refused(FORMS)
  const saidMs = moment.fromMs
  return { kind: 'about', unit: 'minute', fromMs: saidMs - HOUR_MS, toMs: saidMs + HOUR_MS, saidMs }
}

function readRange(first: string, last: string, zone: string): Reading {
  const days = [dateIn(first), dateIn(last)] as const
  const reading =
    days[0] !== null && days[1] !== null ? dayRange(days[0], days[1], zone) : timeRange(first, last, zone)
  if (reading.fromMs >= reading.toMs) throw refused('the second part of a range must be later than the first')
  return reading
}

function dayRange(first: Temporal.PlainDate, last: Temporal.PlainDate, zone: string): Reading {
  const saidMs = existingDay(last, zone)
  const fromMs = existingDay(first, zone)
  const toMs = fromMs < saidMs ? startOfDay(last.add({ days: 1 }), zone) : fromMs
  return { kind: 'range', unit: 'day', fromMs, toMs, saidMs }
}

function timeRange(first: string, last: string, zone: string): Reading {
  const from = readMoment(first, zone)
  const to = readMoment(last, zone, 'later')
  if (from.kind !== 'minute' || to.kind !== 'minute') throw refused(FORMS)
  return { kind: 'range', unit: 'minute', fromMs: from.fromMs, toMs: to.fromMs, saidMs: to.fromMs }
}

function readMonth(words: string, zone: string): Reading | null {
  const found = MONTH.exec(words)
  if (!found) return null
  const first = calendarDay(Number(found[1]), Number(found[2]), 1)
  const fromMs = startOfDay(first, zone)
  const toMs = startOfDay(first.add({ months: 1 }), zone)
  return { kind: 'month', unit: 'day', fromMs, toMs, saidMs: fromMs }
}

function readDay(words: string, zone: string): Reading | null {
  const day = dateIn(words)
  if (day === null) return null
  const fromMs = existingDay(day, zone)
  return { kind: 'day', unit: 'day', fromMs, toMs: startOfDay(day.add({ days: 1 }), zone), saidMs: fromMs }
}

function readMoment(words: string, zone: string, which: 'earlier' | 'later' = 'earlier'): Reading {
  const found = MOMENT.exec(words)
  if (!found) throw refused(FORMS)
  const [, year, month, day, hour, minute, second, offset] = found
  const date = calendarDay(Number(year), Number(month), Number(day))
  const wall = date.toPlainDateTime({
    hour: Number(hour),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  })
  const fromMs = wallTimeMs(wall, offset, zone, which)
  if (minute === undefined) {
    const toMs = wallTimeMs(wall.add({ hours: 1 }), undefined, zone, which, 'compatible')
    return { kind: 'hour', unit: 'hour', fromMs, toMs, saidMs: fromMs }
  }
  if (second === undefined) {
    return { kind: 'minute', unit: 'minute', fromMs, toMs: fromMs + MINUTE_MS, saidMs: fromMs }
  }
  return { kind: 'exact', unit: 'second', fromMs, toMs: fromMs, saidMs: fromMs }
}

function wallTimeMs(
  wall: Temporal.PlainDateTime,
  offset: string | undefined,
  zone: string,
  which: 'earlier' | 'later',
  gap: 'refuse' | 'compatible' = 'refuse',
): number {
  if (offset !== undefined) return Temporal.Instant.from(`${wall.toString()}${offset}`).epochMilliseconds
  const zoned = wall.toZonedDateTime(zone, { disambiguation: which })
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochMilliseconds
  if (gap === 'refuse') throw refused('that local time did not exist: the clocks went forward over it')
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

function dateIn(words: string): Temporal.PlainDate | null {
  const found = DAY.exec(words)
  return found && calendarDay(Number(found[1]), Number(found[2]), Number(found[3]))
}

function calendarDay(year: number, month: number, day: number): Temporal.PlainDate {
  const isReal =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000, month, 0)).getUTCDate()
  if (!isReal) throw refused('that day is not in the calendar')
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  if (date.day !== day) throw refused('that day is not in the calendar')
  if (year < FIRST_YEAR) throw refused('the year is before 1900')
  return date
}

/** A whole day can be skipped too: Samoa went from 29 to 31 December 2011. */
function existingDay(day: Temporal.PlainDate, zone: string): number {
  const start = day.toZonedDateTime(zone)
  if (!start.toPlainDate().equals(day)) throw refused('that day did not exist in this time zone')
  return start.epochMilliseconds
}

function startOfDay(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime(zone).epochMilliseconds
}

function refused(reason: string): AppError {
  return new AppError('InvalidInput', reason)
}
