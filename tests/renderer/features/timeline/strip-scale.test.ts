import { expect, test } from 'vitest'
import { Instant } from '../../../../src/contract/ids.ts'
import type { OverviewPeriod, OverviewSpan } from '../../../../src/contract/timeline.ts'
import { layoutFor } from '../../../../src/renderer/features/frame/layout.ts'
import {
  countIn,
  lanesOf,
  partOf,
  segmentsOf,
  shareOf,
  ticksOf,
} from '../../../../src/renderer/features/timeline/strip-scale.ts'

const at = (day: number) => Instant.parse(new Date(Date.UTC(2026, 2, day)).toISOString())
const PERIODS: readonly OverviewPeriod[] = [1, 2, 3, 4].map((day) => ({
  day: `2026-03-0${day}`,
  says: `${day} March 2026`,
  fromAt: at(day),
  toAt: at(day + 1),
  counts: [day, 0, 1, 0, 0],
  threats: 0,
}))
const span = (from: number, to: number): OverviewSpan => ({
  says: '',
  fromAt: at(from),
  toAt: at(to),
  count: 2,
  threats: 0,
})

test('a range of dates touches the periods it lies in', () => {
  expect(partOf(PERIODS, { fromAt: at(2), toAt: at(4), says: '' })).toEqual({ from: 1, to: 2 })
  expect(partOf(PERIODS, { fromAt: at(3), toAt: null, says: '' })).toEqual({ from: 2, to: 3 })
  expect(partOf(PERIODS, { fromAt: at(9), toAt: null, says: '' })).toBeNull()
  expect(partOf(PERIODS, null)).toBeNull()
})

test('what is counted in a part is what lies in it, and what may', () => {
  expect(countIn(PERIODS, [], { from: 1, to: 2 })).toBe(7)
  expect(countIn(PERIODS, [span(3, 5), span(4, 5)], { from: 1, to: 2 })).toBe(9)
})

test('families stand one on another', () => {
  expect(segmentsOf(PERIODS[1]!, 6)).toEqual([
    { family: 'posted', fromShare: 0, toShare: 2 / 6 },
    { family: 'voice', fromShare: 2 / 6, toShare: 0.5 },
  ])
})

test('a moment lies where its period does, and beyond the last one at the end', () => {
  expect(shareOf(PERIODS, at(1))).toBe(0)
  expect(shareOf(PERIODS, at(3))).toBe(0.5)
  expect(shareOf(PERIODS, '2026-03-03T12:00:00.000Z')).toBe(0.625)
  expect(shareOf(PERIODS, at(20))).toBe(1)
})

test('brackets that overlap stand in lanes', () => {
  const lanes = lanesOf(PERIODS, [span(1, 3), span(2, 4), span(3, 5)]).map(({ lane }) => lane)
  expect(lanes).toEqual([0, 1, 0])
})

test('under weeks stand the months, under months the years', () => {
  const days = (...list: string[]) => list.map((day) => ({ ...PERIODS[0]!, day }))
  const says = (unit: 'week' | 'month', ...list: string[]) =>
    ticksOf(days(...list), unit).map((tick) => tick.says)
  expect(says('week', '2025-12-22', '2025-12-29', '2026-01-05')).toEqual(['Dec 2025', 'Jan 2026'])
  expect(says('month', '2025-11-01', '2025-12-01', '2026-01-01')).toEqual(['2025', '2026'])
})

test('how many panes there are depends on the room in the size of the text', () => {
  expect([32, 48, 64, 80, 104, 105].map(layoutFor)).toEqual(['narrow', 'one', 'one', 'two', 'two', 'wide'])
})
