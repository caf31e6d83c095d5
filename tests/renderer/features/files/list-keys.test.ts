import { describe, expect, test } from 'vitest'
import { pointed, pressed, type Choice } from '../../../../src/renderer/features/files/list-keys.ts'

const NO_KEYS = { shiftKey: false, ctrlKey: false, metaKey: false }
const key = (name: string, held: Partial<typeof NO_KEYS> = {}) => ({ ...NO_KEYS, ...held, key: name })
const at = (current: number, selected: readonly number[] = [], anchor = current): Choice => ({
  current,
  anchor,
  selected: new Set(selected),
})
/** Three rows of four, the last one of two. */
const GRID = { count: 10, columns: 4, pageRows: 2 }
const LIST = { count: 10, columns: 1, pageRows: 3 }

describe('the keys of a list of files', () => {
  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowUp', 5, 1],
    ['ArrowUp', 1, 1],
    ['ArrowDown', 7, 9],
    ['ArrowDown', 9, 9],
    ['PageDown', 0, 8],
    ['PageDown', 8, 9],
    ['PageUp', 9, 1],
    ['Home', 7, 0],
    ['End', 0, 9],
  ])('among tiles: %s leads from %i to %i', (name, from, to) => {
    expect(pressed(at(from), key(name), GRID, false)?.current).toBe(to)
  })

  test('in rows, only up and down lead anywhere', () => {
    expect(pressed(at(3), key('ArrowDown'), LIST, false)?.current).toBe(4)
    expect(pressed(at(3), key('ArrowRight'), LIST, false)).toBeNull()
    expect(pressed(at(3), key('x'), LIST, false)).toBeNull()
  })

  test('Shift and an arrow select all from where it began, and fewer on the way back', () => {
    const two = pressed(at(2), key('ArrowRight', { shiftKey: true }), GRID, true)!
    expect([...two.selected]).toEqual([2, 3])
    const row = pressed(two, key('ArrowDown', { shiftKey: true }), GRID, true)!
    expect([...row.selected]).toEqual([2, 3, 4, 5, 6, 7])
    const back = pressed(row, key('Home', { shiftKey: true }), GRID, true)!
    expect([...back.selected]).toEqual([0, 1, 2])
  })

  test('Ctrl and Space add one and take it away again; a plain arrow keeps what is selected', () => {
    const one = pressed(at(2), key(' ', { ctrlKey: true }), GRID, true)!
    const moved = pressed(one, key('ArrowRight'), GRID, true)!
    const both = pressed(moved, key(' ', { metaKey: true }), GRID, true)!
    expect([...both.selected]).toEqual([2, 3])
    expect([...pressed(both, key(' ', { ctrlKey: true }), GRID, true)!.selected]).toEqual([2])
    expect(pressed(at(0), key('a', { ctrlKey: true }), GRID, true)!.selected.size).toBe(10)
  })

  test('where nothing is selected, the keys that select are not the list’s', () => {
    expect(pressed(at(0), key(' ', { ctrlKey: true }), GRID, false)).toBeNull()
    expect(pressed(at(0), key('a', { ctrlKey: true }), GRID, false)).toBeNull()
  })

  test('the pointer selects one more, or with Shift all up to it', () => {
    const one = pointed(at(0), 4, { ...NO_KEYS, ctrlKey: true })
    expect([...one.selected]).toEqual([4])
    expect([...pointed(one, 6, { ...NO_KEYS, shiftKey: true }).selected]).toEqual([4, 5, 6])
  })
})
