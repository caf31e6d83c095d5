import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Instant } from '../../../src/contract/ids.ts'
import { When } from '../../../src/contract/when.ts'
import { daysBetween, daysLater } from '../../../src/core/when/days-later.ts'
import { formatDay, formatInstant, formatInstantUtc, formatWhen } from '../../../src/core/when/format.ts'
import { parseWhen } from '../../../src/core/when/parse.ts'
import { readDate } from '../../../src/core/when/read-date.ts'

const nowMs = Date.parse('2026-08-01T00:00:00.000Z')
const at = (text: string): Instant => Instant.parse(text)
const when = (text: string, zone = 'Europe/London'): When => parseWhen(text, { nowMs, zone })

describe('a When in words', () => {
  it.each([
    ['2026-03-11T21:14', 'Wednesday 11 March 2026, 21:14'],
    ['2026-03-11T09:04:05', 'Wednesday 11 March 2026, 09:04:05'],
    ['2026-07-11T21:14', 'Saturday 11 July 2026, 21:14'],
    ['about 2026-03-11T21:00', 'Wednesday 11 March 2026, about 21:00'],
    ['2026-03-11', 'Wednesday 11 March 2026'],
    ['2026-03', 'March 2026, day not known'],
    ['2026-03-02/2026-03-08', 'between 2 and 8 March 2026'],
    ['2026-02-28/2026-03-03', 'between 28 February and 3 March 2026'],
    ['2025-12-30/2026-01-02', 'between 30 December 2025 and 2 January 2026'],
    ['2025-03-02/2026-03-08', 'between 2 March 2025 and 8 March 2026'],
    ['2026-03-11T21', 'Wednesday 11 March 2026, between 21:00 and 22:00'],
    ['2026-03-11T23', 'Wednesday 11 March 2026, between 23:00 and midnight'],
    ['2026-03-11T21:10/2026-03-11T23:45', 'Wednesday 11 March 2026, between 21:10 and 23:45'],
    [
      '2026-03-11T21:00/2026-03-12T05:00',
      'between 21:00 on Wednesday 11 March 2026 and 05:00 on Thursday 12 March 2026',
    ],
    ['about 2026-02-26', 'about Thursday 26 February 2026, give or take 3 days'],
    ['about 2026-03-30', 'about Monday 30 March 2026, give or take 3 days'],
    ['about 2025-10-25', 'about Saturday 25 October 2025, give or take 3 days'],
    ['unknown', 'date not known'],
  ])('says %s as "%s"', (typed, words) => {
    expect(formatWhen(when(typed))).toBe(words)
  })

  it('adds that the time is not known where it is asked to, to a day alone', () => {
    const options = { sayTimeNotKnown: true }
    expect(formatWhen(when('2026-03-11'), options)).toBe('Wednesday 11 March 2026, time not known')
    expect(formatWhen(when('2026-03-11T21:14'), options)).toBe('Wednesday 11 March 2026, 21:14')
  })

  it('speaks in the zone of the When', () => {
    expect(formatWhen(when('2026-03-11T21:14Z', 'America/Toronto'))).toBe('Wednesday 11 March 2026, 17:14')
    expect(formatWhen(when('2026-03-11', 'Pacific/Auckland'))).toBe('Wednesday 11 March 2026')
  })

  it('tells the two times apart that the clock showed twice', () => {
    expect(formatWhen(when('2025-10-26T01:30'))).toBe('Sunday 26 October 2025, 01:30 (BST)')
    expect(formatWhen(when('2025-10-26T01:30Z'))).toBe('Sunday 26 October 2025, 01:30 (GMT)')
    expect(formatWhen(when('2025-10-26T01'))).toBe('Sunday 26 October 2025, between 01:00 (BST) and 02:00')
    expect(formatWhen(when('2025-11-02T01:30', 'America/Toronto'))).toBe(
      'Sunday 2 November 2025, 01:30 (UTC-4)',
    )
    expect(formatWhen(when('2026-03-29T00:59'))).toBe('Sunday 29 March 2026, 00:59')
  })

  it('says a range of one day as that day', () => {
    const oneDay = When.parse({ ...when('2026-03-11'), kind: 'range' })
    expect(formatWhen(oneDay)).toBe('Wednesday 11 March 2026')
  })

  it('reads back to the same bounds, for minutes and days in any zone', () => {
    const months =
      'January February March April May June July August September October November December'.split(' ')
    const zones = fc.constantFrom('Europe/London', 'America/Toronto', 'Asia/Kolkata', 'Australia/Lord_Howe')
    const marks: Record<string, string> = { GMT: '+00:00', BST: '+01:00' }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: nowMs - 90_000_000 }), zones, fc.boolean(), (ms, zone, isDay) => {
        const iso = new Date(ms).toISOString()
        const typed = isDay ? iso.slice(0, 10) : `${iso.slice(0, 16)}Z`
        const first = when(typed, zone)
        const found = /^\w+ (\d+) (\w+) (\d+)(?:, (\d\d:\d\d)(?: \((.+)\))?)?$/.exec(formatWhen(first))
        const [, day = '', month = '', year, time, mark] = found ?? []
        const written = `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
        const hasOddMark = mark !== undefined && marks[mark] === undefined
        fc.pre(!hasOddMark)
        const again = when(`${written}${time ? `T${time}${marks[mark ?? ''] ?? ''}` : ''}`, zone)
        expect({ ...again, asTyped: '' }).toEqual({ ...first, asTyped: '' })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('an instant in words', () => {
  it.each([
    ['2026-03-12T14:05:00.000Z', 'Europe/London', 'Thursday 12 March 2026 at 14:05, UK time (GMT)'],
    ['2026-07-12T14:05:00.000Z', 'Europe/London', 'Sunday 12 July 2026 at 15:05, UK time (BST)'],
    ['1941-07-12T14:05:00.000Z', 'Europe/London', 'Saturday 12 July 1941 at 16:05, UK time (UTC+2)'],
    ['2026-07-12T14:05:00.000Z', 'America/Toronto', 'Sunday 12 July 2026 at 10:05, Toronto time (UTC-4)'],
    ['2026-07-12T14:05:00.000Z', 'Asia/Kolkata', 'Sunday 12 July 2026 at 19:35, Kolkata time (UTC+5:30)'],
    [
      '2026-07-12T14:05:00.000Z',
      'America/Argentina/Buenos_Aires',
      'Sunday 12 July 2026 at 11:05, Buenos Aires time (UTC-3)',
    ],
    [
      '2026-07-12T14:05:00.000Z',
      'America/St_Johns',
      'Sunday 12 July 2026 at 11:35, St Johns time (UTC-2:30)',
    ],
    ['2026-03-12T14:05:00.000Z', 'Europe/Lisbon', 'Thursday 12 March 2026 at 14:05, Lisbon time (UTC)'],
    ['2026-03-12T14:05:00.000Z', 'UTC', 'Thursday 12 March 2026 at 14:05, UTC'],
    ['2026-03-12T14:05:00.000Z', 'Etc/GMT+3', 'Thursday 12 March 2026 at 11:05, UTC-3'],
  ])('says %s in %s as "%s"', (instant, zone, words) => {
    expect(formatInstant(at(instant), zone)).toBe(words)
  })

  it('says it in UTC for whoever compares clocks', () => {
    expect(formatInstantUtc(at('2026-03-12T14:11:59.999Z'))).toBe('12 March 2026, 14:11 UTC')
  })

  it('names the day as it was in the zone', () => {
    expect(formatDay(at('2026-03-12T01:00:00.000Z'), 'America/Toronto')).toBe('Wednesday 11 March 2026')
  })

  it('refuses an unknown zone', () => {
    expect(() => formatDay(at('2026-03-12T01:00:00.000Z'), 'Mars/Olympus')).toThrowError(
      expect.objectContaining({ code: 'InvalidInput' }),
    )
  })
})

describe('how much later', () => {
  const logged = at('2026-03-12T10:15:00.000Z')
  it.each([
    ['2026-03-12T09:00', 'the same day'],
    ['2026-03-11T23:59', '1 day later'],
    ['2026-03-11', '1 day later'],
    ['2026-02-28T00:01', '12 days later'],
    ['2026-03-02/2026-03-08', 'between 4 and 10 days later'],
    ['2026-03-02/2026-03-12', 'up to 10 days later'],
    ['2026-03', 'up to 11 days later'],
    ['2026-02', 'between 12 and 39 days later'],
    ['2026-03-14', '2 days earlier'],
    ['2026-03-11T23', '1 day later'],
  ])('says of %s "%s"', (typed, words) => {
    expect(daysLater(when(typed), logged, 'Europe/London')).toBe(words)
  })

  it('says nothing about a date that is not known', () => {
    expect(daysLater(when('unknown'), logged, 'Europe/London')).toBeNull()
    expect(daysBetween(when('?'), logged, 'Europe/London')).toBeNull()
  })

  it('counts calendar days in the zone between two instants, not spans of 24 hours', () => {
    const evening = at('2026-03-28T23:59:00.000Z')
    const afterMidnight = at('2026-03-29T00:01:00.000Z')
    expect(daysLater(evening, afterMidnight, 'Europe/London')).toBe('1 day later')
    expect(daysLater(evening, afterMidnight, 'America/Toronto')).toBe('the same day')
    expect(
      daysBetween(at('2026-03-28T00:00:00.000Z'), at('2026-03-29T23:30:00.000Z'), 'Europe/London'),
    ).toEqual({
      fewest: 2,
      most: 2,
    })
  })
})

describe('a part of the day', () => {
  it.each([
    ['last night', 'the night of Wednesday 11 March 2026 (21:00 to 05:00)'],
    ['Tuesday evening', 'Tuesday 10 March 2026, in the evening (18:00 to 22:00)'],
    ['yesterday between 6 and 10pm', 'Wednesday 11 March 2026, between 18:00 and 22:00'],
  ])('%s: %s', (typed, words) => {
    const context = {
      nowMs: Date.parse('2026-03-12T10:15:00Z'),
      zone: 'Europe/London',
      dayOrder: 'day-first',
    } as const
    const when = readDate(typed, context).understood?.when
    expect(when && formatWhen(when)).toBe(words)
  })
})
