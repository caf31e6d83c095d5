import { describe, expect, test } from 'vitest'
import {
  around,
  between,
  byKey,
  inTheMiddle,
  within,
} from '../../../../src/renderer/features/redact/boxes.ts'

const SIZE = { width: 400, height: 300 }
const BOX = { x: 100, y: 100, width: 50, height: 20 }

describe('a box over a picture', () => {
  test('is the same whichever way it was dragged, and none for a press that went nowhere', () => {
    const [a, b] = [
      { x: 30, y: 200 },
      { x: 10, y: 250 },
    ]
    expect(between(a, b, SIZE)).toEqual({ x: 10, y: 200, width: 20, height: 50 })
    expect(between(b, a, SIZE)).toEqual(between(a, b, SIZE))
    expect(between(a, { x: 31, y: 201 }, SIZE)).toBeNull()
  })

  test('stays within the picture, whatever is typed', () => {
    expect(within({ x: -5, y: 990, width: 9000, height: 0 }, SIZE)).toEqual({
      x: 0,
      y: 296,
      width: 400,
      height: 4,
    })
    expect(between({ x: 390, y: 290 }, { x: 900, y: 900 }, SIZE)?.x).toBeLessThanOrEqual(390)
  })

  test('is moved by an arrow, changed in size by Shift and an arrow, and kept by any other key', () => {
    expect(byKey(BOX, 'ArrowRight', false, SIZE)).toEqual({ ...BOX, x: 108 })
    expect(byKey(BOX, 'ArrowUp', true, SIZE)).toEqual({ ...BOX, height: 12 })
    expect(byKey({ ...BOX, x: 350 }, 'ArrowRight', true, SIZE)).toEqual({ ...BOX, x: 350 })
    expect(byKey(BOX, 'a', false, SIZE)).toBeNull()
  })

  test('round a word covers a little more than was measured', () => {
    expect(around({ text: 'word', ...BOX }, SIZE)).toEqual({ x: 96, y: 96, width: 58, height: 28 })
  })

  test('that is added begins in the middle', () => {
    expect(inTheMiddle(SIZE)).toEqual({ x: 150, y: 138, width: 100, height: 25 })
  })
})
