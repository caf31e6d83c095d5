import type { PartName } from './parts-of-day.ts'
import type { Temporal } from 'temporal-polyfill'
import { thirdOf, year } from './read-date-calendar-rules.ts'
import {
  dayPiece,
  oneDay,
  spanPiece,
  type DayPiece,
  type Piece,
  type Reference,
  type Rule,
} from './read-date-pieces.ts'
import { COUNT, countOf, MONTH, WEEKDAY, weekdayNumber, YEAR } from './read-date-vocabulary.ts'

type Day = Temporal.PlainDate
type Third = 'early' | 'mid' | 'late'
const WEEK = { days: 7 }
const MINUTE_MS = 60_000
const THIRD =
  '(?:the )?(early|mid|late|end of|beginning of|start of|middle of|in the middle of)(?: *- *| +)(?:in )?(?:the )?'

const night = (first: Day): readonly Piece[] => [dayPiece(first), { kind: 'part', part: 'night' }]
const ago = (ref: Reference, days: number): Day => ref.today.subtract({ days })
const monday = (ref: Reference): Day => ago(ref, ref.today.dayOfWeek - 1)
/** How many days of its week come before a day, 1 for Monday. */
const daysInto = (weekday: number, ref: Reference): number => (weekday - ref.firstDayOfWeek + 7) % 7
const weekStart = (ref: Reference): Day => ago(ref, daysInto(ref.today.dayOfWeek, ref))
const week = (first: Day): DayPiece => spanPiece('days', first, first.add({ days: 6 }))

/** Days told by their distance from today. */
export const RELATIVE_RULES: readonly Rule[] = [
  { pattern: '(?:earlier(?: on)? )?today', read: (_, ref) => dayPiece(ref.today) },
  { pattern: 'yesterday', read: (_, ref) => dayPiece(ago(ref, 1)) },
  { pattern: '(?:the )?day before yesterday', read: (_, ref) => dayPiece(ago(ref, 2)) },
  { pattern: 'tomorrow', read: (_, ref) => dayPiece(ago(ref, -1)) },
  { pattern: '(?:last|yesterday) night|overnight', read: (_, ref) => night(ago(ref, 1)) },
  { pattern: '(?:the )?night before last', read: (_, ref) => night(ago(ref, 2)) },
  { pattern: 'tonight', read: (_, ref) => night(ref.today) },
  {
    pattern: 'this (early morning|morning|lunchtime|afternoon|evening)',
    read: ([part], ref) => [dayPiece(ref.today), { kind: 'part', part: (part ?? '') as PartName }],
  },
  { pattern: 'last evening', read: (_, ref) => [dayPiece(ago(ref, 1)), { kind: 'part', part: 'evening' }] },
  { pattern: WEEKDAY, read: ([word = ''], ref) => plainWeekday(weekdayNumber(word), ref) },
  { pattern: `(?:last|past) ${WEEKDAY}`, read: ([word = ''], ref) => lastWeekday(weekdayNumber(word), ref) },
  { pattern: `this ${WEEKDAY}`, read: ([word = ''], ref) => inWeek(0, word, ref) },
  {
    pattern: `next ${WEEKDAY}|${WEEKDAY} week`,
    read: ([a, b], ref) => inWeek(1, a ?? b ?? '', ref),
  },
  {
    pattern: `${WEEKDAY}(?: of)? last week|last week(?: on)? ${WEEKDAY}`,
    read: ([a, b], ref) => inWeek(-1, a ?? b ?? '', ref),
  },
  {
    pattern: `(?:the )?${WEEKDAY} before last`,
    read: ([word = ''], ref) => dayPiece(latest(weekdayNumber(word), ref).subtract(WEEK)),
  },
  { pattern: '(?:last|the past) week', read: (_, ref) => week(weekStart(ref).subtract(WEEK)) },
  { pattern: '(?:earlier )?this week', read: (_, ref) => week(weekStart(ref)) },
  { pattern: '(?:the )?week before last', read: (_, ref) => week(weekStart(ref).subtract({ weeks: 2 })) },
  { pattern: '(?:last|(?:over |at )?the) weekend|weekend', read: (_, ref) => weekend(ref) },
  { pattern: 'this weekend', read: (_, ref) => saturdayAndSunday(monday(ref).add({ days: 5 })) },
  { pattern: '(last|this) month', read: ([which], ref) => wholeMonth(ref, which === 'last' ? 1 : 0) },
  {
    pattern: '(last|this) year',
    read: ([which], ref) => year(ref.today.year - (which === 'last' ? 1 : 0), ref),
  },
  {
    pattern: `${THIRD}(last|this) week`,
    read: ([third = '', which], ref) => partOfWeek(thirdNamed(third), which, ref),
  },
  {
    pattern: `${THIRD}${MONTH}${YEAR}`,
    read: ([third = '', m = '', y], ref) => thirdOf(thirdNamed(third), m, y, ref),
  },
  {
    pattern: `${THIRD}(last|this) month`,
    read: ([third = '', which], ref) => partOfMonth(thirdNamed(third), which, ref),
  },
  {
    pattern: '(?:just|right) now|now|this minute',
    read: (_, ref) => ({ kind: 'moment', atMs: ref.nowMs, isAbout: false }),
  },
  { pattern: 'half an hour ago', read: (_, ref) => minutesAgo(30, ref) },
  {
    pattern: `${COUNT} (minute|min|hour|hr)s?(?: or so)? ago`,
    read: ([n = '', unit = ''], ref) =>
      minutesAgo(countOf(n) * (unit.toLowerCase().startsWith('h') ? 60 : 1), ref),
  },
  { pattern: `${COUNT} days? ago`, read: ([n = ''], ref) => dayPiece(ago(ref, countOf(n))) },
  {
    pattern: `${COUNT} (?:or|to|-) ${COUNT} days ago`,
    read: ([a = '', b = ''], ref) => daysAgo(countOf(a), countOf(b), ref),
  },
  { pattern: '(?:a )?couple(?: of)? days ago', read: (_, ref) => daysAgo(2, 3, ref) },
  { pattern: '(?:a )?few days ago', read: (_, ref) => daysAgo(2, 5, ref) },
  {
    pattern: `${COUNT} (week|fortnight)s?(?: or so)? ago`,
    read: ([n = '', unit], ref) => aboutDay(ago(ref, countOf(n) * (unit === 'fortnight' ? 14 : 7))),
  },
  {
    pattern: `${COUNT} (?:or|to|-) ${COUNT} weeks ago`,
    read: ([a = '', b = ''], ref) => daysAgo(countOf(a) * 7, countOf(b) * 7, ref),
  },
  { pattern: '(?:a )?couple(?: of)? weeks ago', read: (_, ref) => aboutDay(ago(ref, 14)) },
  { pattern: '(?:a )?few weeks ago', read: (_, ref) => spanPiece('days', ago(ref, 35), ago(ref, 14)) },
  { pattern: `${COUNT} months? ago`, read: ([n = ''], ref) => wholeMonth(ref, countOf(n)) },
  { pattern: '(?:a )?couple(?: of)? months ago', read: (_, ref) => wholeMonth(ref, 2) },
  {
    pattern: `${COUNT} years? ago`,
    read: ([n = ''], ref) => {
      const middle = ref.today.subtract({ years: countOf(n) })
      return spanPiece('thirds', middle.subtract({ months: 3 }), middle.add({ months: 3 }))
    },
  },
]

function latest(weekday: number, ref: Reference): Day {
  return ago(ref, (ref.today.dayOfWeek - weekday + 7) % 7 || 7)
}

function plainWeekday(weekday: number, ref: Reference): DayPiece {
  if (weekday !== ref.today.dayOfWeek) return { ...dayPiece(latest(weekday, ref)), step: WEEK, weekday }
  return { ...eitherWeek(ref.today), weekday }
}

/** Said of a day of this week, "last Tuesday" may mean it or the one before. */
function lastWeekday(weekday: number, ref: Reference): DayPiece {
  const day = latest(weekday, ref)
  return daysInto(ref.today.dayOfWeek, ref) > daysInto(weekday, ref) ? eitherWeek(day) : dayPiece(day)
}

function eitherWeek(day: Day): DayPiece {
  return { kind: 'day', choices: [[oneDay(day)], [oneDay(day.subtract(WEEK))]], ask: 'weekday', step: WEEK }
}

/** A day of this week, of the one before or of the next. */
function inWeek(weeks: number, word: string, ref: Reference): DayPiece {
  const days = weeks * 7 + daysInto(weekdayNumber(word), ref)
  return { ...dayPiece(weekStart(ref).add({ days })), step: WEEK }
}

/** The latest one that is over. */
function weekend(ref: Reference): DayPiece {
  return saturdayAndSunday(monday(ref).subtract({ days: 2 }))
}

function saturdayAndSunday(saturday: Day): DayPiece {
  return spanPiece('days', saturday, saturday.add({ days: 1 }))
}

function wholeMonth(ref: Reference, back: number): DayPiece {
  const first = ref.today.with({ day: 1 }).subtract({ months: back })
  return spanPiece('month', first, first.with({ day: first.daysInMonth }))
}

function thirdNamed(words: string): Third {
  const lower = words.toLowerCase()
  if (/mid/.test(lower)) return 'mid'
  return /late|end/.test(lower) ? 'late' : 'early'
}

function partOfWeek(third: Third, which: string | undefined, ref: Reference): DayPiece {
  const first = which === 'last' ? weekStart(ref).subtract(WEEK) : weekStart(ref)
  const [from, to] = { early: [0, 1], mid: [2, 4], late: [5, 6] }[third] as [number, number]
  return spanPiece('days', first.add({ days: from }), first.add({ days: to }))
}

function partOfMonth(third: Third, which: string | undefined, ref: Reference): DayPiece {
  const first = ref.today.with({ day: 1 }).subtract({ months: which === 'last' ? 1 : 0 })
  const [from, to] = { early: [1, 10], mid: [11, 20], late: [21, 31] }[third] as [number, number]
  return spanPiece('thirds', first.with({ day: from }), first.with({ day: to }), { days: 28 })
}

function minutesAgo(minutes: number, ref: Reference): Piece {
  return { kind: 'moment', atMs: ref.nowMs - minutes * MINUTE_MS, isAbout: true }
}

function daysAgo(a: number, b: number, ref: Reference): DayPiece {
  return spanPiece('days', ago(ref, Math.max(a, b)), ago(ref, Math.min(a, b)))
}

function aboutDay(day: Day): DayPiece {
  return spanPiece('about', day, day)
}
