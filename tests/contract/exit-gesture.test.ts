import { describe, expect, test } from 'vitest'
import {
  expireGesture,
  followGesture,
  isExit,
  NO_GESTURE,
  type KeyEvent,
} from '../../src/contract/exit-gesture.ts'

const key = (kind: KeyEvent['kind'], name: string, atMs: number, more: Partial<KeyEvent> = {}): KeyEvent => ({
  kind,
  key: name,
  isComposing: false,
  isWithOthers: false,
  isRepeat: false,
  atMs,
  ...more,
})
const press = (atMs: number): readonly KeyEvent[] => [
  key('down', 'Shift', atMs),
  key('up', 'Shift', atMs + 40),
]
const after = (events: readonly KeyEvent[]) => events.reduce(followGesture, NO_GESTURE)

describe('leaving by pressing Shift three times', () => {
  test('three presses within five seconds, slowly or quickly', () => {
    expect(isExit(after([...press(0), ...press(200), ...press(400)]))).toBe(true)
    expect(isExit(after([...press(0), ...press(2400), ...press(4900)]))).toBe(true)
  })

  test('two are not enough, nor three in more than five seconds', () => {
    expect(isExit(after([...press(0), ...press(200)]))).toBe(false)
    expect(isExit(after([...press(0), ...press(3000), ...press(5100)]))).toBe(false)
  })

  test('a slow first press is forgotten, and the later three count', () => {
    expect(isExit(after([...press(0), ...press(4000), ...press(5500), ...press(7000)]))).toBe(true)
  })

  test('a capital letter, a click and a composition in between begin anew', () => {
    const capital = [
      key('down', 'Shift', 100),
      key('down', 'A', 120),
      key('up', 'A', 140),
      key('up', 'Shift', 160),
    ]
    expect(isExit(after([...press(0), ...capital, ...press(300), ...press(400)]))).toBe(false)
    const click = [key('pointer', '', 250)]
    expect(isExit(after([...press(0), ...press(200), ...click, ...press(300)]))).toBe(false)
    const composing = [key('down', 'Shift', 250, { isComposing: true })]
    expect(isExit(after([...press(0), ...press(200), ...composing, ...press(300)]))).toBe(false)
  })

  test('Shift beside a key or button that is held, as where it changes the keyboard, is no press', () => {
    const beside = [200, 400, 600].flatMap((atMs) =>
      press(atMs).map((event) => ({ ...event, isWithOthers: true })),
    )
    expect(isExit(after(beside))).toBe(false)
  })

  test('presses are forgotten after five seconds, each by itself', () => {
    const two = after([...press(0), ...press(3000)])
    expect(expireGesture(two, 5000).pressesMs).toEqual([40, 3040])
    expect(expireGesture(two, 5041).pressesMs).toEqual([3040])
    expect(expireGesture(two, 8041).pressesMs).toEqual([])
  })

  test('Shift held down, with or without another key, is no press', () => {
    const held = [
      key('down', 'Shift', 0),
      key('down', 'Shift', 500, { isRepeat: true }),
      key('up', 'Shift', 900),
    ]
    expect(isExit(after([...held, ...press(1000), ...press(1100)]))).toBe(false)
  })
})
