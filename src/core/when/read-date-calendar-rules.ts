import { Temporal } from 'temporal-polyfill'
import { monthName } from './english.ts'
import {
  oneDay,
  spanPiece,
  type DayPiece,
  type Piece,
  type Reference,
  type Rule,
  type Span,
} from './read-date-pieces.ts'
import { MONTH, monthNumber, ORDINAL, YEAR, yearOf } from './read-date-vocabulary.ts'

type Day = Temporal.PlainDate
const FIRST_YEAR = 1900
const DAYS_OF = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** A 29 February is never further back than this. */
const YEARS_BACK = 9
const TO = ' *(?:to|and|-|–|until|till) *'

/** Dates by number and by the name of the month. */
export const CALENDAR_RULES: readonly Rule[] = [
  {
    pattern: '(\\d{4})-(\\d\\d)-(\\d\\d)(?:t(?=\\d\\d:))?',
    read: ([y, m, d], ref) => named(num(d), num(m), y, ref),
  },
  { pattern: '(\\d{4})-(\\d\\d)(?!-)', read: ([y, m], ref) => month(num(m), y, ref) },
  {
    pattern: '(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d\\d)',
    read: ([a, b, y], ref) => byNumbers(num(a), num(b), y, ref),
  },
  { pattern: '(\\d{1,2})/(\\d{1,2})', read: ([a, b], ref) => byNumbers(num(a), num(b), undefined, ref) },
  {
    pattern: `${ORDINAL}${TO}${ORDINAL}(?: of)? *${MONTH}${YEAR}`,
    read: ([a, b, m = '', y], ref) => daysOfMonth('days', num(a), num(b), m, y, ref),
  },
  {
    pattern: `${ORDINAL} or(?: the)? ${ORDINAL}(?: of)? *${MONTH}${YEAR}`,
    read: ([a, b, m = '', y], ref) => daysOfMonth('either', num(a), num(b), m, y, ref),
  },
  {
    pattern: `${MONTH} ${ORDINAL}${TO}${ORDINAL}(?! *(?:am|pm|:))${YEAR}`,
    read: ([m = '', a, b, y], ref) => daysOfMonth('days', num(a), num(b), m, y, ref),
  },
  {
    pattern: `${ORDINAL}(?: of)? *${MONTH}${YEAR}`,
    read: ([d, m = '', y], ref) => named(num(d), monthNumber(m), y, ref),
  },
  {
    pattern: `${MONTH} (?:the )?${ORDINAL}(?! *(?:am|pm|[:.h]\\d))${YEAR}`,
    read: ([m = '', d, y], ref) => named(num(d), monthNumber(m), y, ref),
  },
  // "may" is a month only where something says so.
  {
    pattern: `(?!may\\b(?! *['’\\d]|$))${MONTH}${YEAR}`,
    read: ([m = '', y], ref) => month(monthNumber(m), y, ref),
  },
  {
    pattern: `(?:in|last|during) ${MONTH}${YEAR}`,
    read: ([m = '', y], ref) => month(monthNumber(m), y, ref),
  },
  { pattern: '(?:the )?(\\d{1,2})(?:st|nd|rd|th)', read: ([d], ref) => dayOfMonth(num(d), ref) },
  { pattern: '(?:in|during|the year) (\\d{4})', read: ([y], ref) => year(num(y), ref) },
]

const num = (word: string | undefined): number => Number(word)

/** The days of a month or year for "early", "mid" and "late". */
export function thirdOf(
  which: 'early' | 'mid' | 'late',
  monthWord: string,
  y: string | undefined,
  ref: Reference,
): DayPiece | null {
  const number = monthNumber(monthWord)
  const bounds = { early: [1, 10], mid: [11, 20], late: [21, 31] }[which]
  const spans = yearsFor(y, ref).map((inYear): Span => {
    const at = (day: number): Day => Temporal.PlainDate.from({ year: inYear, month: number, day })
    return { first: at(bounds[0] ?? 1), last: at(bounds[1] ?? 31), shape: 'thirds' }
  })
  return spans.length === 0 ? null : { kind: 'day', choices: [spans], ask: null, step: { years: 1 } }
}

/** The whole of a year, told without weekdays. */
export function year(number: number, ref: Reference): DayPiece | null {
  if (number < FIRST_YEAR || number > ref.today.year + 1) return null
  const first = Temporal.PlainDate.from({ year: number, month: 1, day: 1 })
  return spanPiece('thirds', first, first.with({ month: 12, day: 31 }), { years: 1 })
}

function named(day: number, inMonth: number, y: string | undefined, ref: Reference): Piece | null {
  const spans = datesIn(day, inMonth, y, ref)
  if (spans === null || spans.length === 0) return noSuchDay(day, inMonth, y)
  return { kind: 'day', choices: [spans.map(oneDay)], ask: null, step: { years: 1 } }
}

function byNumbers(a: number, b: number, y: string | undefined, ref: Reference): Piece | null {
  if (a > 12 && b > 12) return null
  if (a === b || b > 12 || a > 12) return a > 12 || a === b ? named(a, b, y, ref) : named(b, a, y, ref)
  const choices = [datesIn(a, b, y, ref), datesIn(b, a, y, ref)].map((dates) => (dates ?? []).map(oneDay))
  if (choices.some((spans) => spans.length === 0)) return null
  const inOrder = ref.dayOrder === 'month-first' ? choices.toReversed() : choices
  return { kind: 'day', choices: inOrder, ask: 'order', step: { years: 1 } }
}

/** The dates a day and month can mean, latest first; null where no year has it. */
function datesIn(day: number, inMonth: number, y: string | undefined, ref: Reference): readonly Day[] | null {
  const most = DAYS_OF[inMonth - 1]
  if (most === undefined || day < 1 || day > most) return null
  return yearsFor(y, ref).flatMap((inYear) => {
    const date = Temporal.PlainDate.from({ year: inYear, month: inMonth, day })
    return date.day === day ? [date] : []
  })
}

function yearsFor(y: string | undefined, ref: Reference): readonly number[] {
  if (y === undefined) return Array.from({ length: YEARS_BACK }, (_, back) => ref.today.year - back)
  const number = yearOf(y)
  return number < FIRST_YEAR ? [] : [number]
}

function noSuchDay(day: number, inMonth: number, y: string | undefined): Piece | null {
  const isOld = y !== undefined && yearOf(y) < FIRST_YEAR
  if (inMonth < 1 || inMonth > 12 || day < 29 || day > 31 || isOld) return null
  const ofYear = y === undefined ? '' : ` ${yearOf(y)}`
  return {
    kind: 'problem',
    words: `${monthName(inMonth)}${ofYear} has no ${day}${day === 31 ? 'st' : 'th'}.`,
  }
}

function month(number: number, y: string | undefined, ref: Reference): DayPiece | null {
  if (number < 1 || number > 12) return null
  const spans = yearsFor(y, ref).map((inYear): Span => {
    const first = Temporal.PlainDate.from({ year: inYear, month: number, day: 1 })
    return { first, last: first.with({ day: first.daysInMonth }), shape: 'month' }
  })
  return spans.length === 0 ? null : { kind: 'day', choices: [spans], ask: null, step: { years: 1 } }
}

function daysOfMonth(
  shape: 'days' | 'either',
  a: number,
  b: number,
  monthWord: string,
  y: string | undefined,
  ref: Reference,
): Piece | null {
  const number = monthNumber(monthWord)
  const lasts = datesIn(b, number, y, ref)
  if (lasts === null || lasts.length === 0 || a < 1 || a >= b) return noSuchDay(b, number, y)
  const spans = lasts.map((last): Span => ({ first: last.with({ day: a }), last, shape }))
  return { kind: 'day', choices: [spans], ask: null, step: { years: 1 } }
}

/** "the 9th": the latest one. */
function dayOfMonth(day: number, ref: Reference): DayPiece | null {
  if (day < 1 || day > 31) return null
  const spans = Array.from({ length: 13 }, (_, back) => ref.today.with({ day: 1 }).subtract({ months: back }))
    .filter((first) => first.daysInMonth >= day)
    .map((first) => oneDay(first.with({ day })))
  return { kind: 'day', choices: [spans], ask: null, step: { days: 1 } }
}
