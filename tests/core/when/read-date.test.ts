import { describe, expect, it } from 'vitest'
import { readDate } from '../../../src/core/when/read-date.ts'

const NOW = Date.parse('2026-03-12T10:15:00.000Z')
const CONTEXT = { nowMs: NOW, zone: 'Europe/London', dayOrder: 'day-first' } as const
const read = (typed: string, context: Partial<Parameters<typeof readDate>[1]> = {}) =>
  readDate(typed, { ...CONTEXT, ...context })

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
  ])('%s', (typed, line) => expect(read(typed).line).toBe(line))
})
