import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { When } from '../../../src/contract/when.ts'
import { compareWhen, sortKey } from '../../../src/core/when/order.ts'
import { parseWhen } from '../../../src/core/when/parse.ts'

const nowMs = Date.parse('2026-08-01T00:00:00.000Z')
const when = (text: string, zone = 'Europe/London'): When => parseWhen(text, { nowMs, zone })

const OLDEST_FIRST = [
  '2026-02-28T23:59',
  '2026-02',
  '2026-03',
  '2026-03-01T00:00',
  '2026-03-02T08:00',
  '2026-03-10T20:59',
  '2026-03-10T21:00:00',
  '2026-03-10T21',
  'about 2026-03-10T21:00',
  '2026-03-10T21:01',
  '2026-03-10T21:10/2026-03-11T05:00',
  '2026-03-10T23:59',
  '2026-03-10',
  'about 2026-03-10',
  '2026-03-02/2026-03-10',
  '2026-03-11T00:00',
  '2026-03-11',
  'unknown',
]
// February stands before its own first day, so it does not stand where the list above starts.
const oldestFirst = ['2026-02', ...OLDEST_FIRST.filter((text) => text !== '2026-02')]

const NEWEST_FIRST = [
  '2026-03-11T00:00',
  '2026-03-11',
  '2026-03-02/2026-03-10',
  'about 2026-03-10',
  '2026-03-10T23:59',
  '2026-03-10T21:10/2026-03-11T05:00',
  '2026-03-10T21:01',
  '2026-03-10T21:00:00',
  '2026-03-10T21',
  'about 2026-03-10T21:00',
  '2026-03-10T20:59',
  '2026-03-10',
  '2026-03-02T08:00',
  '2026-03-01T00:00',
  '2026-03-01',
  '2026-03',
  '2026-02-28T23:59',
  '2026-02',
  'unknown',
]

const typed = (list: readonly When[]): readonly string[] => list.map(({ asTyped }) => asTyped)
const shuffled = (list: readonly string[]): When[] =>
  fc.sample(fc.shuffledSubarray([...list], { minLength: list.length }), 1)[0]?.map((text) => when(text)) ?? []

describe('the order of the timeline', () => {
  it('reads oldest first: months ahead of their days, days after their times, ranges after their last day', () => {
    const sorted = shuffled(oldestFirst).toSorted((a, b) => compareWhen(a, b))
    expect(typed(sorted)).toEqual(oldestFirst)
  })

  it('reads newest first: "time not known" and undated still come last in their place', () => {
    const sorted = shuffled(NEWEST_FIRST).toSorted((a, b) => compareWhen(a, b, 'newest-first'))
    expect(typed(sorted)).toEqual(NEWEST_FIRST)
  })

  it('puts two zones into one line', () => {
    expect(compareWhen(when('2026-03-11T16:14', 'America/Toronto'), when('2026-03-11T20:15'))).toBe(-1)
    expect(compareWhen(when('2026-03-11T16:14', 'America/Toronto'), when('2026-03-11T20:14'))).toBe(0)
  })

  it('keeps the day of a clock change whole', () => {
    const day = [
      '2025-10-26T00:10',
      '2025-10-26T01:30',
      '2025-10-26T01:10Z',
      '2025-10-26T23:59',
      '2025-10-26',
    ]
    expect(typed(shuffled(day).toSorted((a, b) => compareWhen(a, b)))).toEqual(day)
  })

  it('has keys of one length, also before 1970', () => {
    const keys = ['1900-01-01', '1969-12-31T23:59', '2026-03'].map((text) => sortKey(when(text)))
    expect(new Set(keys.map((key) => key.length))).toEqual(new Set([17]))
    expect(keys.toSorted()).toEqual(keys)
  })

  it('is total: any two compare one way, any three agree, in both orders', () => {
    const days = fc.integer({ min: 0, max: 9 }).map((day) => `2026-03-1${day}`)
    const text = fc.oneof(
      days,
      days.map((day) => `about ${day}`),
      days.map((day) => `${day}T12`),
      days.map((day) => `${day}T12:00`),
      days.map((day) => `about ${day}T12:00`),
      days.map((day) => `2026-03-01/${day}`),
      fc.constantFrom('2026-03', '2026-02', 'unknown'),
    )
    const whens = text.map((words) => when(words))
    fc.assert(
      fc.property(whens, whens, whens, fc.constantFrom('oldest-first', 'newest-first'), (a, b, c, order) => {
        expect(compareWhen(a, b, order) + compareWhen(b, a, order)).toBe(0)
        const [x, y, z] = [a, b, c].toSorted((p, q) => compareWhen(p, q, order))
        if (x && y && z) expect(compareWhen(x, z, order)).toBeLessThanOrEqual(0)
        expect(compareWhen(a, when('unknown'), order)).toBe(a.kind === 'unknown' ? 0 : -1)
      }),
    )
  })
})
