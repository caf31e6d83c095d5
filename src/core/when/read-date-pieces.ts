import { Temporal } from 'temporal-polyfill'
import type { PartName } from './parts-of-day.ts'

type Day = Temporal.PlainDate
export type DayOrder = 'day-first' | 'month-first' | 'ask'

/** What every rule reads against: the moment the field was first focused, on the person's own calendar. */
export type Reference = {
  readonly nowMs: number
  readonly zone: string
  readonly today: Day
  readonly dayOrder: DayOrder
  /** 1 for Monday, to 7 for Sunday. */
  readonly firstDayOfWeek: number
}

/** Days from `first` to `last`, both included. `thirds` is told without weekdays, `either` with "or". */
export type Span = {
  readonly first: Day
  readonly last: Day
  readonly shape: 'day' | 'about' | 'month' | 'days' | 'thirds' | 'either'
}

/**
 * Each choice is one meaning of the words; of its spans, latest first, the first that is not in the future is meant.
 * `ask` says why there is more than one choice; `step` leads from a future day to the one before it.
 */
export type DayPiece = {
  readonly kind: 'day'
  readonly choices: readonly (readonly Span[])[]
  readonly ask: 'weekday' | 'order' | 'day' | null
  readonly step: { readonly days: number } | { readonly years: number }
  /** 1 for Monday, where a weekday was all that was said. */
  readonly weekday?: number
}

/** `half` null: 9 may be morning or evening. */
export type Clock = {
  readonly hour: number
  readonly minute: number
  readonly half: 'am' | 'pm' | '24' | null
}
export type Bound = 'between' | 'or' | 'after' | 'before' | 'since'
export type TimeReading = { readonly from: Clock; readonly to: Clock | null; readonly bound: Bound | null }
export type TimePiece = { readonly kind: 'time'; readonly readings: readonly TimeReading[] }
/** `until`: from the one part to the other. */
export type PartPiece = { readonly kind: 'part'; readonly part: PartName; readonly until?: PartName }
export type Joint = 'or' | 'to' | 'and' | 'between' | 'since' | 'before' | 'after'

export type DayAndTime = { readonly day: DayPiece; readonly time: TimePiece | PartPiece }

export type Piece =
  | DayPiece
  | TimePiece
  | PartPiece
  /** From one day and time to another. */
  | { readonly kind: 'stretch'; readonly from: DayAndTime; readonly to: DayAndTime }
  /** A moment counted back from now. */
  | { readonly kind: 'moment'; readonly atMs: number; readonly isAbout: boolean }
  | { readonly kind: 'about' }
  | { readonly kind: 'joint'; readonly joint: Joint }
  | { readonly kind: 'every' }
  | { readonly kind: 'unknown' }
  /** A date that the calendar does not have. */
  | { readonly kind: 'problem'; readonly words: string }
  | { readonly kind: 'filler' }
  | { readonly kind: 'leftover' }

/** A piece and where in the phrase it stands. */
export type Placed = { readonly piece: Piece; readonly start: number; readonly end: number }

/** `pattern` in lower case, spaces as they are; `read` gives null where the words mean something else. */
export type Rule = {
  readonly pattern: string
  readonly read: (groups: readonly (string | undefined)[], ref: Reference) => Piece | readonly Piece[] | null
}

export function oneDay(first: Day): Span {
  return { first, last: first, shape: 'day' }
}

/** A day that the words leave no doubt about. */
export function dayPiece(first: Day): DayPiece {
  return { kind: 'day', choices: [[oneDay(first)]], ask: null, step: { days: 1 } }
}

export function spanPiece(
  shape: Span['shape'],
  first: Day,
  last: Day,
  step: DayPiece['step'] = { days: 7 },
): DayPiece {
  return { kind: 'day', choices: [[{ first, last, shape }]], ask: null, step }
}

/** The latest of the spans that has begun. */
export function pastOf(spans: readonly Span[], ref: Reference): Span | undefined {
  return spans.find(({ first }) => Temporal.PlainDate.compare(first, ref.today) <= 0) ?? spans[0]
}
