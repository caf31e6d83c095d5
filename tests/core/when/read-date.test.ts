import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../src/contract/ids.ts'
import { When } from '../../../src/contract/when.ts'
import { formatMinute } from '../../../src/core/when/format.ts'
import { readDate } from '../../../src/core/when/read-date.ts'

const NOW = Date.parse('2026-03-12T10:15:00.000Z')
const CONTEXT = { nowMs: NOW, zone: 'Europe/London', dayOrder: 'day-first' } as const
type Context = Parameters<typeof readDate>[1]
const read = (typed: string, context: Partial<Context> = {}) => readDate(typed, { ...CONTEXT, ...context })
const line = (typed: string, context: Partial<Context> = {}): string => read(typed, context).line
const bounds = (typed: string, context: Partial<Context> = {}): string => {
  const when = read(typed, context).understood?.when
  return when === undefined ? 'nothing' : `${when.kind} ${when.fromAt ?? ''} ${when.toAt ?? ''}`.trim()
}
const chips = (typed: string, context: Partial<Context> = {}): readonly string[] =>
  read(typed, context).question?.options.map(({ label }) => label) ?? []

describe('a freely typed date: the table of ux.md 9.1', () => {
  it.each([
    ['yesterday about 9', 'Wednesday 11 March 2026, about 9. Morning or evening?'],
    ['yesterday about 9pm', 'Wednesday 11 March 2026, about 9 in the evening'],
    ['last Tuesday night', 'The night of Tuesday 10 March 2026 (9 pm to 5 am). Or Tuesday 3 March?'],
    ['on Tuesday at 21:14', 'Tuesday 10 March 2026, 21:14'],
    ['last night', 'The night of Wednesday 11 March 2026 (9 pm to 5 am)'],
    ['between 9 and 11 last night', 'Wednesday 11 March 2026, between 9 and 11 in the evening'],
    ['this morning', 'Today, Thursday 12 March 2026, in the morning'],
    ['3/4', 'Which? 3 April 2025 · 4 March 2026'],
    [
      '12/3 at 14:05',
      "Which? 12 March 2025, 14:05 · 3 December 2025, 14:05 (today's 14:05 is still to come)",
    ],
    ['13/2/26', 'Friday 13 February 2026'],
    ['early March', 'Between 1 and 10 March 2026'],
    ['sometime last week', 'Between Monday 2 and Sunday 8 March 2026'],
    ['a couple of weeks ago', 'About Thursday 26 February 2026, give or take 3 days'],
    ['Monday or Tuesday', 'Monday 9 or Tuesday 10 March 2026'],
    ['March 2025', 'March 2025, day not known'],
    ['before my shift yesterday', 'Wednesday 11 March 2026. Not understood: before my shift'],
    ['30/2/2026', 'February 2026 has no 30th.'],
    ['around Christmas', 'Not understood: around Christmas. Pick a date or say "late December".'],
    ["don't know", 'Date not known. You can add it later.'],
  ])('%s', (typed, expected) => expect(line(typed)).toBe(expected))
})

describe('a week that begins on a Sunday, as the system says', () => {
  const said = (typed: string) => read(typed, { firstDayOfWeek: 7 }).line
  it.each([
    ['last week', 'Between Sunday 1 and Saturday 7 March 2026'],
    ['this week', 'Between Sunday 8 and Thursday 12 March 2026'],
    ['week before last', 'Between Sunday 22 and Saturday 28 February 2026'],
    ['Sunday last week', 'Sunday 1 March 2026'],
    ['last Sunday', 'Sunday 8 March 2026. Or Sunday 1 March?'],
    ['end of last week', 'Between Friday 6 and Saturday 7 March 2026'],
  ])('%s', (typed, expected) => expect(said(typed)).toBe(expected))
})

describe('what the table’s phrases are kept as', () => {
  it.each([
    ['yesterday about 9', 'day 2026-03-11T00:00:00.000Z 2026-03-12T00:00:00.000Z'],
    ['yesterday about 9pm', 'about 2026-03-11T20:00:00.000Z 2026-03-11T22:00:00.000Z'],
    ['last Tuesday night', 'nothing'],
    ['on Tuesday at 21:14', 'minute 2026-03-10T21:14:00.000Z 2026-03-10T21:15:00.000Z'],
    ['last night', 'range 2026-03-11T21:00:00.000Z 2026-03-12T05:00:00.000Z'],
    ['between 9 and 11 last night', 'range 2026-03-11T21:00:00.000Z 2026-03-11T23:00:00.000Z'],
    ['this morning', 'range 2026-03-12T06:00:00.000Z 2026-03-12T12:00:00.000Z'],
    ['3/4', 'nothing'],
    ['13/2/26', 'day 2026-02-13T00:00:00.000Z 2026-02-14T00:00:00.000Z'],
    ['early March', 'range 2026-03-01T00:00:00.000Z 2026-03-11T00:00:00.000Z'],
    ['sometime last week', 'range 2026-03-02T00:00:00.000Z 2026-03-09T00:00:00.000Z'],
    ['a couple of weeks ago', 'about 2026-02-23T00:00:00.000Z 2026-03-02T00:00:00.000Z'],
    ['Monday or Tuesday', 'range 2026-03-09T00:00:00.000Z 2026-03-11T00:00:00.000Z'],
    ['March 2025', 'month 2025-03-01T00:00:00.000Z 2025-03-31T23:00:00.000Z'],
    ['before my shift yesterday', 'day 2026-03-11T00:00:00.000Z 2026-03-12T00:00:00.000Z'],
    ['30/2/2026', 'nothing'],
    ['around Christmas', 'nothing'],
    ["don't know", 'unknown'],
  ])('%s: %s', (typed, expected) => {
    expect(bounds(typed)).toBe(expected)
    expect(read(typed).understood?.when.asTyped ?? typed).toBe(typed)
  })
})

describe('every word is used or named (1)', () => {
  it.each([
    ['last week at 9pm', 'Between Monday 2 and Sunday 8 March 2026. Not understood: 9pm'],
    ['it may have been Tuesday', 'Tuesday 10 March 2026'],
    ['yesterday?', 'Wednesday 11 March 2026'],
    ['not sure, maybe Tuesday', 'Tuesday 10 March 2026. Not understood: not sure'],
    ['Tuesday after the meeting', 'Tuesday 10 March 2026. Not understood: after the meeting'],
    ['before 10 March', 'Not understood: before 10 March. Pick a date or say "late December".'],
    ['3pm last night', 'Wednesday 11 March 2026, 3 in the afternoon. Not understood: night'],
    [
      'yesterday by the lift, about 9pm',
      'Wednesday 11 March 2026, about 9 in the evening. Not understood: by the lift',
    ],
  ])('%s: %s', (typed, expected) => expect(line(typed)).toBe(expected))
})

describe('never in the future (3)', () => {
  it.each([
    ['tomorrow', 'Friday 13 March 2026 is still to come. Which? Today, Thursday 12 March 2026'],
    ['next Tuesday', 'Tuesday 17 March 2026 is still to come. Which? Tuesday 10 March 2026'],
    ['Friday week', 'Friday 20 March 2026 is still to come. Which? Friday 6 March 2026'],
    ['25 December 2026', 'Friday 25 December 2026 is still to come. Which? Thursday 25 December 2025'],
    ['25 December', 'Thursday 25 December 2025'],
    ['late March', 'Between 21 and 31 March 2025'],
    ['this week', 'Between Monday 9 and Thursday 12 March 2026'],
    ['Thursday at 21:00', 'Thursday 5 March 2026, 21:00'],
    ['the 20th', 'Friday 20 February 2026'],
    ['2027-01-01', 'Friday 1 January 2027 is still to come. Which? Thursday 1 January 2026'],
    ['3/4/2026', 'Which? 4 March 2026'],
  ])('%s: %s', (typed, expected) => expect(line(typed)).toBe(expected))
})

describe('hours and parts of the day (4, 5)', () => {
  it.each([
    ['yesterday about 9', ['9 am', '9 pm', "I don't know"]],
    ['half past 8 yesterday', ['8:30 am', '8:30 pm', "I don't know"]],
    ['9-11 yesterday', ['9 am to 11 am', '9 pm to 11 pm', "I don't know"]],
    ['12 yesterday', ['12 noon', 'midnight it began with', 'midnight it ended with', "I don't know"]],
    ['9pm', ['Yesterday, 9 pm', 'Tuesday 10 March, 9 pm']],
    ['at 9', ['Today, 9 am', 'Yesterday, 9 am', 'Yesterday, 9 pm', 'Tuesday 10 March, 9 pm']],
    ['today at 9', []],
  ])('%s', (typed, expected) => expect(chips(typed)).toEqual(expected))

  it.each([
    ['2115 yesterday', 'Wednesday 11 March 2026, 21:15'],
    ['21h yesterday', 'Wednesday 11 March 2026, 21:00'],
    ['yesterday 09:05', 'Wednesday 11 March 2026, 09:05'],
    ['8.30 this morning', 'Today, Thursday 12 March 2026, 08:30'],
    ['quarter to nine last night', 'Wednesday 11 March 2026, 20:45'],
    ['2 last night', 'Today, Thursday 12 March 2026, 2 in the morning'],
    ['yesterday 9 to 11pm', 'Wednesday 11 March 2026, between 9 and 11 in the evening'],
    ['yesterday 11 to 1pm', 'Wednesday 11 March 2026, between 11 in the morning and 1 in the afternoon'],
    ['after 9pm yesterday', 'Wednesday 11 March 2026, after 9 in the evening'],
    ['Tuesday evening', 'Tuesday 10 March 2026, in the evening'],
    ['yesterday at lunchtime', 'Wednesday 11 March 2026, at lunchtime'],
    ['the night before last', 'The night of Tuesday 10 March 2026 (9 pm to 5 am)'],
  ])('%s: %s', (typed, expected) => expect(line(typed)).toBe(expected))

  it('“I don’t know” keeps the day', () => {
    const option = read('yesterday about 9').question?.options[2]
    expect(option?.understood.words).toBe('Wednesday 11 March 2026')
    expect(option?.understood.when.kind).toBe('day')
  })
})

describe('weekdays and numbers (6, 7)', () => {
  it.each([
    ['Tuesday', 'Tuesday 10 March 2026'],
    ['Thursday', 'Today, Thursday 12 March 2026. Or Thursday 5 March?'],
    ['last Tuesday', 'Tuesday 10 March 2026. Or Tuesday 3 March?'],
    ['last Friday', 'Friday 6 March 2026'],
    ['Tuesday last week', 'Tuesday 3 March 2026'],
    ['Tuesday 10 March', 'Tuesday 10 March 2026'],
    ['Wednesday 10 March', 'Which? 10 March 2026 · 11 March 2026'],
    ['4/13', 'Sunday 13 April 2025'],
    ['3/3', 'Tuesday 3 March 2026'],
    ['31/4', 'April has no 31st.'],
    ['29/2', 'Thursday 29 February 2024'],
    ['9 March', 'Monday 9 March 2026'],
    ['March 9th at 9pm', 'Monday 9 March 2026, 9 in the evening'],
  ])('%s: %s', (typed, expected) => expect(line(typed)).toBe(expected))

  it('puts the likelier order first, and the latest where neither is usual', () => {
    expect(chips('3/4', { dayOrder: 'month-first' })).toEqual(['4 March 2026', '3 April 2025'])
    expect(chips('3/4', { dayOrder: 'ask' })).toEqual(['4 March 2026', '3 April 2025'])
  })

  it('leaves nothing certain while the day is open', () => {
    for (const typed of ['3/4', 'last Tuesday', '3/4/2026', 'tomorrow', '9pm'])
      expect(bounds(typed)).toBe('nothing')
  })
})

describe('about, ago, parts of months, ranges (8, 9, 10)', () => {
  it.each([
    ['an hour ago', 'Today, Thursday 12 March 2026, about 09:15'],
    ['2 days ago', 'Tuesday 10 March 2026'],
    ['3 weeks ago', 'About Thursday 19 February 2026, give or take 3 days'],
    ['2 months ago', 'January 2026, day not known'],
    ['around 9ish on Tuesday evening', 'Tuesday 10 March 2026, about 9 in the evening'],
    ['about 10 March', 'About Tuesday 10 March 2026, give or take 3 days'],
    ['mid-January', 'Between 11 and 20 January 2026'],
    ['end of last week', 'Between Saturday 7 and Sunday 8 March 2026'],
    ['the weekend', 'Between Saturday 7 and Sunday 8 March 2026'],
    ['2 to 8 March', 'Between Monday 2 and Sunday 8 March 2026'],
    ['Friday to Monday', 'Between Friday 6 and Monday 9 March 2026'],
    ['Sunday to the 9th', 'Between Sunday 8 and Monday 9 March 2026'],
    ['Wednesday to the 3rd', 'Between Wednesday 25 February and Tuesday 3 March 2026'],
    ['Sunday - 13 February', 'Between Sunday 8 and Friday 13 February 2026'],
    ['since Monday', 'Between Monday 9 and Thursday 12 March 2026'],
    [
      'Monday 9pm to Tuesday 3am',
      'Between Monday 9 March 2026, 9 in the evening and Tuesday 10 March 2026, 3 in the morning',
    ],
    [
      'every day last week',
      'Between Monday 2 and Sunday 8 March 2026. More than one? Record the first, then link the others.',
    ],
  ])('%s: %s', (typed, expected) => expect(line(typed)).toBe(expected))
})

describe('clock changes (11)', () => {
  const nowMs = Date.parse('2026-10-30T12:00:00.000Z')

  it('a time that did not exist: the hour before and the hour after', () => {
    expect(line('29 March 2026 01:30', { nowMs })).toBe(
      'Sunday 29 March 2026. The clocks went forward over that time, so it did not exist. Which?',
    )
    expect(chips('29 March 2026 01:30', { nowMs })).toEqual(['00:30', '02:30'])
    expect(bounds('29 March 2026 01:30', { nowMs })).toBe(
      'day 2026-03-29T00:00:00.000Z 2026-03-29T23:00:00.000Z',
    )
  })

  it('a time that came twice: first or second', () => {
    const read25 = read('2026-10-25T01:30', { nowMs }).question?.options ?? []
    expect(read25.map(({ label, understood }) => [label, understood.when.fromAt])).toEqual([
      ['first, summer time', '2026-10-25T00:30:00.000Z'],
      ['second, winter time', '2026-10-25T01:30:00.000Z'],
    ])
  })
})

describe('unknown, the buttons, and the strict forms (12)', () => {
  it.each([
    ['', 'unknown'],
    ['  ', 'unknown'],
    ['?', 'unknown'],
    ['not sure', 'unknown'],
    ['I can’t remember', 'unknown'],
    ['just now', 'minute 2026-03-12T10:15:00.000Z 2026-03-12T10:16:00.000Z'],
    ['earlier today', 'day 2026-03-12T00:00:00.000Z 2026-03-13T00:00:00.000Z'],
    ['2026-03-11T21:14', 'minute 2026-03-11T21:14:00.000Z 2026-03-11T21:15:00.000Z'],
    ['2026-03-11T21:14:05', 'exact 2026-03-11T21:14:05.000Z 2026-03-11T21:14:05.000Z'],
    ['2026-03-11T21:14+05:30', 'minute 2026-03-11T15:44:00.000Z 2026-03-11T15:45:00.000Z'],
    ['2026-03-11T21', 'hour 2026-03-11T21:00:00.000Z 2026-03-11T22:00:00.000Z'],
    ['2026-03-11', 'day 2026-03-11T00:00:00.000Z 2026-03-12T00:00:00.000Z'],
    ['2026-02', 'month 2026-02-01T00:00:00.000Z 2026-03-01T00:00:00.000Z'],
    ['2026-03-02/2026-03-08', 'range 2026-03-02T00:00:00.000Z 2026-03-09T00:00:00.000Z'],
    ['2026-03-11T21:00/2026-03-11T23:00', 'range 2026-03-11T21:00:00.000Z 2026-03-11T23:00:00.000Z'],
    ['about 2026-03-11T21:00', 'about 2026-03-11T20:00:00.000Z 2026-03-11T22:00:00.000Z'],
    ['about 2026-03-05', 'about 2026-03-02T00:00:00.000Z 2026-03-09T00:00:00.000Z'],
  ])('%s: %s', (typed, expected) => expect(bounds(typed)).toBe(expected))
})

const KNOWN = [
  'yesterday',
  'today',
  'tomorrow',
  'last',
  'next',
  'this',
  'Tuesday',
  'Thursday',
  'sun',
  'week',
  'weekend',
  'about',
  'around',
  'at',
  'on',
  'the',
  'or',
  'to',
  'and',
  'between',
  'from',
  'since',
  'before',
  'after',
  '-',
  '9',
  '9pm',
  '21:14',
  '12',
  '3/4',
  '30/2',
  '13/2/26',
  '2115',
  '8.30',
  'noon',
  'midnight',
  'half past',
  '9th',
  'morning',
  'night',
  'evening',
  'early',
  'late',
  'mid',
  'end of',
  'March',
  'may',
  'December',
  '2025',
  '2027',
  '2 days ago',
  'an hour ago',
  'a couple of weeks ago',
  'every day',
  'not sure',
  '?',
  'ish',
  '29 March',
  '01:30',
]
const STRANGE = ['shift', 'lift', 'clinic', 'Christmas', 'qqq', 'été', '🙂', '%%']
const phrases = fc
  .array(fc.constantFrom(...KNOWN, ...STRANGE), { minLength: 1, maxLength: 7 })
  .map((words) => words.join(' '))
const contexts = fc.record({
  nowMs: fc.integer({ min: Date.parse('1990-01-01T00:00:00Z'), max: Date.parse('2040-01-01T00:00:00Z') }),
  zone: fc.constantFrom('Europe/London', 'America/Toronto', 'Pacific/Apia', 'Australia/Lord_Howe'),
  dayOrder: fc.constantFrom('day-first' as const, 'month-first' as const, 'ask' as const),
})
const readings = (typed: string, context: Context): readonly When[] => {
  const { understood, question } = readDate(typed, context)
  const all = [understood, ...(question?.options.map((option) => option.understood) ?? [])]
  return all.flatMap((one) => (one === null ? [] : [one.when]))
}

describe('whatever is typed', () => {
  it('is read into dates that are in order, keep the words, and do not begin in the future', () => {
    fc.assert(
      fc.property(phrases, contexts, (typed, context) => {
        for (const when of readings(typed, context)) {
          expect(When.safeParse(when).success).toBe(true)
          expect(when.asTyped).toBe(typed)
          if (when.fromAt === undefined || when.toAt === undefined) continue
          const [from, to] = [Date.parse(when.fromAt), Date.parse(when.toAt)]
          const said =
            when.kind === 'about' ? (from + to) / 2 - (when.unit === 'day' ? 13 * 3_600_000 : 0) : from
          expect(said).toBeLessThanOrEqual(context.nowMs + 5 * 60_000)
        }
      }),
      { numRuns: 600 },
    )
  })

  it('names every word that it does not know', () => {
    fc.assert(
      fc.property(phrases, contexts, (typed, context) => {
        const { leftover, line: said } = readDate(typed, context)
        for (const word of STRANGE.filter((one) => typed.includes(one)))
          expect(leftover.join(' ')).toContain(word)
        for (const words of leftover) expect(said).toContain(words)
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, and says something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), contexts, (typed, context) => {
        expect(readDate(typed, context).line).not.toBe('')
      }),
      { numRuns: 100 },
    )
  })
})

describe('the time of a file, as the quick log puts it into the field', () => {
  it.each([
    ['2026-03-11T21:16:44.000Z', 'minute 2026-03-11T21:16:00.000Z 2026-03-11T21:17:00.000Z'],
    ['2025-07-01T23:05:00.000Z', 'minute 2025-07-01T23:05:00.000Z 2025-07-01T23:06:00.000Z'],
  ])('%s', (at, expected) => expect(bounds(formatMinute(at as Instant, CONTEXT.zone))).toBe(expected))
})
