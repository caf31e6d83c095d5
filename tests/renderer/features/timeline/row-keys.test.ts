import { expect, test } from 'vitest'
import { moved } from '../../../../src/renderer/features/timeline/row-keys.ts'

// Days begin at rows 0, 2 and 5; row 6 has not come yet.
const ROWS = {
  total: 8,
  startsDay: (index: number) => (index === 6 ? null : [0, 2, 5].includes(index)),
}

const go = (key: string, from: number, ctrlKey = false) =>
  moved(ROWS, from, { key, ctrlKey, metaKey: false }, 3)

test('arrows go from row to row and stay at the ends', () => {
  expect([go('ArrowDown', 2), go('ArrowDown', 7), go('ArrowUp', 4), go('ArrowUp', 0)]).toEqual([3, 7, 3, 0])
})

test('with Ctrl they go to the first row of the next day, and back to the first of this one or the one before', () => {
  expect([go('ArrowDown', 0, true), go('ArrowDown', 3, true), go('ArrowDown', 7, true)]).toEqual([2, 5, 7])
  expect([go('ArrowUp', 4, true), go('ArrowUp', 2, true), go('ArrowUp', 0, true)]).toEqual([2, 0, 0])
})

test('with Ctrl they go as far as is known, and stop at a row that has not come yet', () => {
  expect(go('ArrowDown', 5, true)).toBe(6)
})

test('Home, End and the page keys stay in the list', () => {
  expect([go('Home', 5), go('End', 1), go('PageDown', 1), go('PageDown', 6), go('PageUp', 2)]).toEqual([
    0, 7, 4, 7, 0,
  ])
})

test('other keys move nothing', () => {
  expect(go('a', 4)).toBeNull()
})
