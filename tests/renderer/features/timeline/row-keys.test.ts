import { expect, test } from 'vitest'
import type { TimelineItem } from '../../../../src/contract/timeline.ts'
import { moved, type Line } from '../../../../src/renderer/features/timeline/row-keys.ts'

const HEAD: Line = { kind: 'head', says: 'a day' }
const ROW: Line = { kind: 'row', item: {} as TimelineItem }
// Rows at 1, 2, 4, 5, 6 and 8.
const LINES = [HEAD, ROW, ROW, HEAD, ROW, ROW, ROW, HEAD, ROW]

const go = (key: string, from: number, ctrlKey = false) =>
  moved(LINES, from, { key, ctrlKey, metaKey: false }, 3)

test('arrows go from row to row, over the heads of days, and stay at the ends', () => {
  expect([go('ArrowDown', 2), go('ArrowDown', 8), go('ArrowUp', 4), go('ArrowUp', 1)]).toEqual([4, 8, 2, 1])
})

test('with Ctrl they go to the first row of the next day, and back to the first of this one or the one before', () => {
  expect([go('ArrowDown', 1, true), go('ArrowDown', 8, true)]).toEqual([4, 8])
  expect([go('ArrowUp', 6, true), go('ArrowUp', 4, true), go('ArrowUp', 1, true)]).toEqual([4, 1, 1])
})

test('Home, End and the page keys land on rows', () => {
  expect([go('Home', 5), go('End', 1), go('PageDown', 1), go('PageUp', 8), go('PageUp', 2)]).toEqual([
    1, 8, 4, 5, 1,
  ])
})

test('other keys move nothing', () => {
  expect(go('a', 4)).toBeNull()
})
