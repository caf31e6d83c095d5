import type { PartName } from './parts-of-day.ts'
import {
  dayOutcome,
  momentAgo,
  stretchOutcome,
  timeOutcomes,
  type ClockChange,
  type Outcome,
} from './read-date-outcomes.ts'
import { oneDay, type DayAndTime, type DayPiece, type Reference, type Span } from './read-date-pieces.ts'
import type { Sorted } from './read-date-sort-out.ts'
import { partMeaning, timesOf, type TimeMeaning, type Times } from './read-date-times.ts'

/** One meaning of the whole phrase, and the words that led to it. */
export type Meaning = {
  readonly outcome: Outcome
  readonly span: Span | null
  readonly change: ClockChange | null
}
export type Meanings = {
  readonly past: readonly Meaning[]
  /** Where everything said lies in the future: what was said, and the nearest before now. */
  readonly future: readonly { readonly said: Outcome; readonly before: Meaning }[]
  readonly ask: DayPiece['ask']
  readonly times: Times | null
  /** "today's 14:05 is still to come". */
  readonly note: string | null
  /** A part of the day that contradicts the time. */
  readonly unused: PartName | null
}

/** The clocks of a phone, a platform and this computer may differ by this much. */
const CLOCK_SLACK_MS = 5 * 60_000
const NEAR_DAYS = 3
const STEPS = 200
const NONE: Meanings = { past: [], future: [], ask: null, times: null, note: null, unused: null }

export function meaningsOf(sorted: Sorted, ref: Reference): Meanings {
  if (sorted.moment !== null) {
    const outcome = momentAgo(sorted.moment.atMs, sorted.moment.isAbout || sorted.isAbout, ref)
    return { ...NONE, past: [{ outcome, span: null, change: null }] }
  }
  if (sorted.stretch !== null) return { ...NONE, past: stretches(sorted.stretch, ref) }
  const { times, unused } = timesSaid(sorted)
  const day = sorted.day ?? (times === null ? null : nearDays(ref))
  return day === null ? NONE : { ...onDays(day, times, sorted.isAbout, ref), unused }
}

function timesSaid({ time, part }: Sorted): {
  readonly times: Times | null
  readonly unused: PartName | null
} {
  if (time === null) {
    if (part === null) return { times: null, unused: null }
    return { times: { meanings: [partMeaning(part)], openWords: '', question: null }, unused: null }
  }
  const times = timesOf(time, part?.part ?? null)
  if (times.meanings.length > 0) return { times, unused: null }
  return { times: timesOf(time, null), unused: part?.part ?? null }
}

/** A time without a day: the last days on which it has been. */
function nearDays(ref: Reference): DayPiece {
  const choices = Array.from({ length: NEAR_DAYS }, (_, back) => [oneDay(ref.today.subtract({ days: back }))])
  return { kind: 'day', choices, ask: 'day', step: { days: 1 } }
}

function onDays(day: DayPiece, times: Times | null, isAbout: boolean, ref: Reference): Meanings {
  const found = (times?.meanings ?? [null]).map((time) =>
    day.choices.map((spans) => latestOf(spans, day.step, time, isAbout, ref)),
  )
  const past = found.flatMap((ofTime) => {
    const meanings = ofTime.filter(({ isFuture }) => !isFuture)
    return (day.ask === 'day' ? meanings.slice(0, NEAR_DAYS - 1) : meanings).flatMap(
      ({ meanings: all }) => all,
    )
  })
  const future = found
    .flat()
    .flatMap(({ isFuture, said, meanings }) =>
      isFuture && said !== null ? meanings.slice(0, 1).map((before) => ({ said, before })) : [],
    )
  const note = found.flat().find(({ isTodayLeft }) => isTodayLeft)
  const label = times?.meanings[0]?.label ?? ''
  return {
    ...NONE,
    past: byDay(past, day, ref),
    future: past.length === 0 ? future : [],
    ask: day.ask,
    times,
    note: note === undefined || label === '' ? null : `today's ${label} is still to come`,
  }
}

/** Where the case has no day order, the latest day comes first; else as the choices stand. */
function byDay(past: readonly Meaning[], day: DayPiece, ref: Reference): readonly Meaning[] {
  if (day.ask === 'order' && ref.dayOrder === 'ask')
    return past.toSorted((a, b) => b.outcome.fromMs - a.outcome.fromMs)
  if (day.ask === null || day.ask === 'day') return past
  const first = (span: Span | null): number =>
    day.choices.findIndex((spans) => spans.some((one) => span !== null && one.first.equals(span.first)))
  return past.toSorted((a, b) => first(a.span) - first(b.span))
}

type Latest = {
  readonly meanings: readonly Meaning[]
  readonly isFuture: boolean
  readonly said: Outcome | null
  readonly isTodayLeft: boolean
}

type Attempt = (span: Span) => readonly Meaning[]

/** The latest span that does not lie in the future; else the one before it that does not. */
function latestOf(
  spans: readonly Span[],
  step: DayPiece['step'],
  time: TimeMeaning | null,
  isAbout: boolean,
  ref: Reference,
): Latest {
  const on: Attempt = (span) => meaningsOn(span, time, isAbout, ref)
  const found = spans.map(on).findIndex((meanings) => isPast(meanings, ref))
  const span = spans[found]
  if (span !== undefined) {
    const isTodayLeft = found > 0 && spans[0]?.first.equals(ref.today) === true
    return { meanings: on(span), isFuture: false, said: null, isTodayLeft }
  }
  const last = spans.at(-1)
  const said = last === undefined ? null : (on(last)[0]?.outcome ?? null)
  const meanings = last === undefined ? [] : before(last, step, on, ref)
  return { meanings, isFuture: true, said, isTodayLeft: false }
}

function before(span: Span, step: DayPiece['step'], on: Attempt, ref: Reference): readonly Meaning[] {
  for (let steps = 1; steps <= STEPS; steps++) {
    const earlier = stepBack(span, step, steps)
    const meanings = earlier === null ? [] : on(earlier)
    if (isPast(meanings, ref)) return meanings
  }
  return []
}

function isPast(meanings: readonly Meaning[], ref: Reference): boolean {
  const latestMs = ref.nowMs + CLOCK_SLACK_MS
  return meanings.length > 0 && meanings.every(({ outcome }) => outcome.saidMs <= latestMs)
}

/** Null on a 29 February without a year before it to stand in. */
function stepBack(span: Span, step: DayPiece['step'], steps: number): Span | null {
  const back = 'days' in step ? { days: step.days * steps } : { years: step.years * steps }
  const first = span.first.subtract(back)
  if ('years' in step && first.day !== span.first.day) return null
  return { ...span, first, last: span.last.subtract(back) }
}

function meaningsOn(
  span: Span,
  time: TimeMeaning | null,
  isAbout: boolean,
  ref: Reference,
): readonly Meaning[] {
  if (time === null) return [{ outcome: dayOutcome(span, isAbout, ref), span, change: null }]
  const { outcomes, change } = timeOutcomes(span.first, time, isAbout, ref)
  return outcomes.map((outcome) => ({ outcome, span, change }))
}

function stretches({ from, to }: { from: DayAndTime; to: DayAndTime }, ref: Reference): readonly Meaning[] {
  const [starts, ends] = [from, to].map((side) => {
    const times = side.time.kind === 'time' ? timesOf(side.time, null).meanings : [partMeaning(side.time)]
    return onDays(side.day, { meanings: times, openWords: '', question: null }, false, ref).past
  })
  return (starts ?? []).flatMap((start) =>
    (ends ?? []).flatMap((end) => {
      const outcome = stretchOutcome(start.outcome, end.outcome)
      return outcome === null ? [] : [{ outcome, span: null, change: null }]
    }),
  )
}
