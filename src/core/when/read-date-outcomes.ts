import { Temporal } from 'temporal-polyfill'
import type { When } from '../../contract/when.ts'
import { betweenDays, monthName, weekdayInWords } from './english.ts'
import type { Reference, Span } from './read-date-pieces.ts'
import type { TimeMeaning } from './read-date-times.ts'

type Day = Temporal.PlainDate
type Zoned = Temporal.ZonedDateTime

/** One thing the phrase can mean. */
export type Outcome = {
  readonly kind: When['kind']
  readonly unit: NonNullable<When['unit']>
  readonly fromMs: number
  readonly toMs: number
  /** The latest moment that was said: it must not lie in the future. */
  readonly saidMs: number
  readonly words: string
  /** What tells it from the others of its day: "9 pm". Empty for a day. */
  readonly label: string
  /** Null where it is no single day. */
  readonly day: Day | null
}
export type ClockChange = 'skipped' | 'twice'
export type AtTime = { readonly outcomes: readonly Outcome[]; readonly change: ClockChange | null }

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const ABOUT_DAYS = 3

export function dayOutcome(span: Span, isAbout: boolean, ref: Reference): Outcome {
  const { first, shape } = span
  if (shape === 'about' || (shape === 'day' && isAbout)) return aboutDay(first, ref)
  if (shape === 'month')
    return daysFrom('month', first, span.last, `${monthName(first.month)} ${first.year}, day not known`, ref)
  // What is said to be over ends today at the latest.
  const isTooLate = Temporal.PlainDate.compare(span.last, ref.today) > 0
  const isBegun = Temporal.PlainDate.compare(first, ref.today) <= 0
  const last = isTooLate && isBegun ? ref.today : span.last
  if (first.equals(last)) return { ...daysFrom('day', first, first, dayWords(first, ref), ref), day: first }
  return daysFrom('range', first, last, spanWords(shape, first, last), ref)
}

/** "Today, Thursday 12 March 2026". */
export function dayWords(day: Day, ref: Reference): string {
  return day.equals(ref.today) ? `Today, ${weekdayInWords(day)}` : weekdayInWords(day)
}

/** "Tuesday 10 March". */
export function dayWithoutYear(day: Day): string {
  return weekdayInWords(day).replace(/ \d+$/, '')
}

function daysFrom(kind: When['kind'], first: Day, last: Day, words: string, ref: Reference): Outcome {
  const fromMs = startOf(first, ref)
  return {
    kind,
    unit: 'day',
    fromMs,
    toMs: startOf(last.add({ days: 1 }), ref),
    saidMs: fromMs,
    words,
    label: '',
    day: null,
  }
}

function aboutDay(day: Day, ref: Reference): Outcome {
  const words = `About ${weekdayInWords(day)}, give or take ${ABOUT_DAYS} days`
  const around = daysFrom(
    'about',
    day.subtract({ days: ABOUT_DAYS }),
    day.add({ days: ABOUT_DAYS }),
    words,
    ref,
  )
  return { ...around, saidMs: startOf(day, ref) }
}

function spanWords(shape: Span['shape'], first: Day, last: Day): string {
  if (shape === 'thirds') return capital(betweenDays(first, last))
  const isSameMonth = first.year === last.year && first.month === last.month
  const whole = first.year === last.year ? dayWithoutYear(first) : weekdayInWords(first)
  const start = isSameMonth ? whole.slice(0, whole.lastIndexOf(' ')) : whole
  return shape === 'either'
    ? `${start} or ${weekdayInWords(last)}`
    : `Between ${start} and ${weekdayInWords(last)}`
}

/** A time on a day; two outcomes where the clocks were changed over it. */
export function timeOutcomes(day: Day, time: TimeMeaning, isAbout: boolean, ref: Reference): AtTime {
  if (time.toMin === null && time.bound === null) return momentOutcomes(day, time, isAbout, ref)
  const [fromMs, toMs] = boundsOf(day, time, ref)
  if (fromMs >= toMs) return { outcomes: [], change: null }
  const saidMs = time.part === null && time.bound !== null && time.toMin !== null ? toMs : fromMs
  const unit = time.part === null ? 'minute' : 'hour'
  const outcome = { kind: 'range', unit, fromMs, toMs, saidMs, label: time.label } as const
  return {
    outcomes: [{ ...outcome, words: rangeWords(day, time, ref), day: dayIfWithin(day, time) }],
    change: null,
  }
}

function momentOutcomes(day: Day, time: TimeMeaning, isAbout: boolean, ref: Reference): AtTime {
  const wall = wallTime(day, time.fromMin)
  const both = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(ref.zone, { disambiguation }),
  )
  const [first, second] = both
  if (first === undefined || second === undefined || first.epochMilliseconds === second.epochMilliseconds) {
    return { outcomes: both.slice(0, 1).map((at) => moment(at, time, isAbout, ref)), change: null }
  }
  if (!first.toPlainDateTime().equals(wall)) {
    const outcomes = both.map((at) => {
      const clock = at.toPlainTime().toString({ smallestUnit: 'minute' })
      return moment(at, { ...time, words: clock, label: clock }, isAbout, ref)
    })
    return { outcomes, change: 'skipped' }
  }
  const names = ['first, summer time', 'second, winter time']
  const outcomes = both.map((at, which) => {
    const outcome = moment(at, time, isAbout, ref)
    return { ...outcome, words: `${outcome.words} (${names[which] ?? ''})`, label: names[which] ?? '' }
  })
  return { outcomes, change: 'twice' }
}

function moment(at: Zoned, time: TimeMeaning, isAbout: boolean, ref: Reference): Outcome {
  const day = at.toPlainDate()
  const saidMs = at.epochMilliseconds
  const said = {
    saidMs,
    day,
    words: `${dayWords(day, ref)}, ${isAbout ? 'about ' : ''}${time.words}`,
    label: time.label,
  }
  if (!isAbout) return { kind: 'minute', unit: 'minute', fromMs: saidMs, toMs: saidMs + MINUTE_MS, ...said }
  return { kind: 'about', unit: 'minute', fromMs: saidMs - HOUR_MS, toMs: saidMs + HOUR_MS, ...said }
}

/** A moment counted back from now, to the minute. */
export function momentAgo(atMs: number, isAbout: boolean, ref: Reference): Outcome {
  const minuteMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS
  const at = Temporal.Instant.fromEpochMilliseconds(minuteMs).toZonedDateTimeISO(ref.zone)
  const clock = at.toPlainTime().toString({ smallestUnit: 'minute' })
  const time: TimeMeaning = { fromMin: 0, toMin: null, bound: null, part: null, words: clock, label: clock }
  return moment(at, time, isAbout, ref)
}

/** From the beginning of the one to the end of the other. */
export function stretchOutcome(from: Outcome, to: Outcome): Outcome | null {
  const toMs = to.kind === 'range' ? to.toMs : to.saidMs
  if (from.fromMs >= toMs) return null
  const words = `Between ${from.words} and ${to.words}`
  return {
    kind: 'range',
    unit: 'minute',
    fromMs: from.fromMs,
    toMs,
    saidMs: Math.max(to.saidMs, from.saidMs),
    words,
    label: words,
    day: null,
  }
}

function boundsOf(
  day: Day,
  { fromMin, toMin, bound }: TimeMeaning,
  ref: Reference,
): readonly [number, number] {
  const at = msOf(wallTime(day, fromMin), ref, 'earlier')
  if (toMin !== null) return [at, msOf(wallTime(day, toMin), ref, 'later')]
  if (bound === 'before') return [startOf(day, ref), Math.min(at, ref.nowMs)]
  const end = startOf(day.add({ days: 1 }), ref)
  return [at, bound === 'since' ? ref.nowMs : Math.min(end, ref.nowMs)]
}

function rangeWords(day: Day, time: TimeMeaning, ref: Reference): string {
  if (time.part === 'night') return `The night of ${weekdayInWords(day)} (9 pm to 5 am)`
  const isNextDay = time.fromMin >= 1440
  const said = dayWords(isNextDay ? day.add({ days: 1 }) : day, ref)
  const endsNextDay = !isNextDay && time.toMin !== null && time.toMin > 1440
  return `${said}, ${time.words}${endsNextDay ? ` on ${weekdayInWords(day.add({ days: 1 }))}` : ''}`
}

function dayIfWithin(day: Day, { fromMin, toMin, bound }: TimeMeaning): Day | null {
  if (bound === 'since') return null
  if (fromMin >= 1440) return day.add({ days: 1 })
  return (toMin ?? fromMin) <= 1440 ? day : null
}

function wallTime(day: Day, minutes: number): Temporal.PlainDateTime {
  return day.toPlainDateTime({ hour: 0 }).add({ minutes })
}

function msOf(wall: Temporal.PlainDateTime, ref: Reference, disambiguation: 'earlier' | 'later'): number {
  return wall.toZonedDateTime(ref.zone, { disambiguation }).epochMilliseconds
}

function startOf(day: Day, ref: Reference): number {
  return day.toZonedDateTime(ref.zone).epochMilliseconds
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
