import { describe, expect, test } from 'vitest'
import { contextMenuOf } from '../../src/main/context-menu.ts'
import { idleSecondsOf, type Use } from '../../src/main/use-of-window.ts'
import { boundsFor } from '../../src/main/window-place.ts'

const MINUTE = 60_000
const use = (change: Partial<Use>): Use => ({
  nowMs: 10 * MINUTE,
  systemIdleSeconds: 0,
  awaySinceMs: null,
  isPlaying: false,
  playedUntilMs: null,
  ...change,
})

describe('how long the window has not been used', () => {
  test('while it has the focus is how long nobody touched the computer', () => {
    expect(idleSecondsOf(use({ systemIdleSeconds: 42 }))).toBe(42)
  })

  test('is counted from when somebody went to another program', () => {
    expect(idleSecondsOf(use({ awaySinceMs: 4 * MINUTE }))).toBe(360)
    expect(idleSecondsOf(use({ awaySinceMs: 9 * MINUTE, systemIdleSeconds: 90 }))).toBe(90)
  })

  test('is nothing while sound or video plays, and begins when that ends', () => {
    expect(idleSecondsOf(use({ systemIdleSeconds: 600, isPlaying: true }))).toBe(0)
    expect(idleSecondsOf(use({ systemIdleSeconds: 600, playedUntilMs: 9 * MINUTE }))).toBe(60)
    expect(idleSecondsOf(use({ systemIdleSeconds: 5, playedUntilMs: 9 * MINUTE }))).toBe(5)
  })
})

describe('where the window comes up', () => {
  const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 }
  const at = (x: number, y: number) => ({ x, y, width: 1300, height: 900, isMaximized: false })

  test('is where it was, on a second screen too', () => {
    const second = { ...SCREEN, x: 1920 }
    expect(boundsFor(at(100, 50), [SCREEN])).toEqual({ x: 100, y: 50, width: 1300, height: 900 })
    expect(boundsFor(at(2000, 50), [SCREEN, second])).toMatchObject({ x: 2000 })
  })

  test('is the middle the first time, and when its screen is gone', () => {
    expect(boundsFor(null, [SCREEN])).toEqual({ width: 1200, height: 800 })
    for (const [x, y] of [
      [2000, 50],
      [-1250, 50],
      [100, -40],
      [100, 1000],
    ] as const)
      expect(boundsFor(at(x, y), [SCREEN])).toEqual({ width: 1200, height: 800 })
  })
})

describe('the menu of a place in the page', () => {
  const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true } as never

  test('of a field is cut, copy, paste and select all, of chosen text copy, else none', () => {
    const roles = (isEditable: boolean, selectionText: string) =>
      contextMenuOf({ isEditable, selectionText, editFlags }).map(({ role }) => role)
    expect(roles(true, '')).toEqual(['cut', 'copy', 'paste', 'selectAll'])
    expect(roles(false, 'words')).toEqual(['copy'])
    expect(roles(false, ' ')).toEqual([])
  })
})
