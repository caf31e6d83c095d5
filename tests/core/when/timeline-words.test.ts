import { describe, expect, test } from 'vitest'
import { parseWhen } from '../../../src/core/when/parse.ts'
import { readDate } from '../../../src/core/when/read-date.ts'
import { timelineWords } from '../../../src/core/when/timeline-words.ts'

const NOW = Date.parse('2026-03-12T10:15:00.000Z')
const words = (typed: string, zone = 'Europe/London') => {
  const { head, time } = timelineWords(parseWhen(typed, { nowMs: NOW, zone }))
  return `${head} | ${time}`
}

describe('how a date stands on the timeline', () => {
  test.each([
    ['2026-03-11T21:14', 'Wednesday 11 March 2026 | 21:14'],
    ['2026-03-11T21:14:05', 'Wednesday 11 March 2026 | 21:14'],
    ['about 2026-03-11T21:00', 'Wednesday 11 March 2026 | about 21:00'],
    ['2026-03-11T21', 'Wednesday 11 March 2026 | 21:00 to 22:00'],
    ['2026-03-11', 'Wednesday 11 March 2026 | time not known'],
    ['2026-03-02/2026-03-08', '2 to 8 March 2026 | '],
    ['2026-02-27/2026-03-08', '27 February to 8 March 2026 | '],
    ['2025-12-30/2026-01-02', '30 December 2025 to 2 January 2026 | '],
    ['2026-03-11T21:00/2026-03-11T23:00', 'Wednesday 11 March 2026 | 21:00 to 23:00'],
    ['2026-03-10T21:00/2026-03-11T03:00', 'Tuesday 10 March 2026 | 21:00 to 03:00 on 11 March 2026'],
    ['2026-03-10T21:00/2026-03-11T00:00', 'Tuesday 10 March 2026 | 21:00 to midnight'],
    ['about 2026-02-26', 'About 26 February 2026 | '],
    ['2026-03', 'March 2026, day not known | '],
    ['unknown', 'Date not known | '],
  ])('%s: %s', (typed, expected) => expect(words(typed)).toBe(expected))

  test.each([
    ['last night', 'Wednesday 11 March 2026 | night'],
    ['yesterday evening', 'Wednesday 11 March 2026 | evening'],
    ['Tuesday lunchtime', 'Tuesday 10 March 2026 | lunchtime'],
    ['between 6 and 10 yesterday evening', 'Wednesday 11 March 2026 | 18:00 to 22:00'],
    ['Monday or Tuesday', '9 to 10 March 2026 | '],
    ['a couple of weeks ago', 'About 26 February 2026 | '],
    ['early March', '1 to 10 March 2026 | '],
    ['yesterday about 9pm', 'Wednesday 11 March 2026 | about 21:00'],
  ])('%s, as it was typed: %s', (typed, expected) => {
    const read = readDate(typed, { nowMs: NOW, zone: 'Europe/London', dayOrder: 'day-first' })
    const { head, time } = timelineWords(read.understood?.when ?? null)
    expect(`${head} | ${time}`).toBe(expected)
  })

  test('in the zone it was meant in, whatever this computer’s is', () => {
    expect(words('2026-03-11T21:14', 'America/Toronto')).toBe('Wednesday 11 March 2026 | 21:14')
  })

  test('nothing said is a date not known', () => {
    expect(timelineWords(null)).toEqual({ head: 'Date not known', time: '', day: null })
  })
})
