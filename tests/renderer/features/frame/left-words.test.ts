import { describe, expect, test } from 'vitest'
import type { Instant } from '../../../../src/contract/ids.ts'
import type { Left } from '../../../../src/contract/leaving.ts'
import { leftWords as wordsOf, type Told } from '../../../../src/renderer/features/frame/left-words.ts'
import { text } from '../../../../src/renderer/texts/shell.ts'

const left = (change: Partial<Left>): Left => ({
  why: 'exit',
  at: new Date(2026, 2, 12, 14, 2).toISOString() as Instant,
  notKept: [],
  keptMeanwhile: [],
  making: false,
  ...change,
})

const leftWords = (was: Left | null, hasCrashed: boolean, hasDraft: boolean, more: Partial<Told> = {}) =>
  wordsOf({ left: was, hasCrashed, hasDraft, writtenIn: null, clockWentBackMs: null, ...more })

describe('what is said after an unlock', () => {
  test('of leaving quickly', () => {
    expect(leftWords(left({}), false, true)).toBe('You left quickly at 14:02. Your draft is here.')
    expect(leftWords(left({}), false, false)).toBe('You left quickly at 14:02.')
    expect(leftWords(left({ notKept: ['voicemail.m4a', 'photo.jpg'] }), false, true)).toBe(
      'You left quickly at 14:02. Your draft is here. 2 files were still being kept and were not: voicemail.m4a, photo.jpg.',
    )
  })

  test('of a lock that stopped something, and nothing of one that did not', () => {
    expect(leftWords(left({ why: 'sleep' }), false, true)).toBe('')
    expect(leftWords(left({ why: 'asked', notKept: [''] }), false, true)).toBe(
      'This was locked at 14:02 before it was done. One file was still being kept and was not: a pasted picture.',
    )
    expect(leftWords(left({ why: 'quit', making: true }), false, false)).toBe(
      'Holdfast was closed at 14:02 before it was done. What was being made to hand over or as a backup was stopped.',
    )
  })

  test('of what was kept behind the lock screen', () => {
    expect(leftWords(left({ why: 'idle', keptMeanwhile: ['a.png', 'b.png'] }), false, true)).toBe(
      'While it was locked, 2 files were kept, with no incident yet: a.png, b.png.',
    )
  })

  test('of what was made behind the lock screen, or could not be', () => {
    const made = [{ what: 'package', id: 'HF-7K3Q-2' } as const, { what: 'backup', id: null } as const]
    expect(leftWords(left({ why: 'idle', made }), false, false)).toBe(
      'While it was locked, the package HF-7K3Q-2 was made, and the backup was made.',
    )
    expect(leftWords(left({ why: 'asked', made: made.slice(0, 1) }), false, false)).toBe(
      'The package HF-7K3Q-2 was made.',
    )
    expect(leftWords(left({ why: 'idle', couldNotMake: true }), false, false)).toBe(
      'While it was locked, what was being made to hand over or as a backup could not be made. Nothing of it was written.',
    )
  })

  test('of what was being written when somebody left, wherever that was', () => {
    const onPhone = { writtenIn: text.writtenIn.phone }
    expect(leftWords(left({}), false, false, onPhone)).toBe(
      'You left quickly at 14:02. What you were writing is kept: on the phone.',
    )
    expect(leftWords(left({ why: 'asked' }), false, false, onPhone)).toBe('')
  })

  test('of a clock that went back', () => {
    const says = (clockWentBackMs: number) => leftWords(null, false, false, { clockWentBackMs })
    expect(says(2 * 3_600_000 - 900)).toBe(
      'This computer’s clock went back by 2 hours. Nothing is lost. The record log notes it.',
    )
    expect(says(60_000)).toContain('by 1 minute.')
    expect(says(40 * 86_400_000)).toContain('by 40 days.')
  })

  test('of a crash', () => {
    expect(leftWords(null, true, true)).toBe(
      'Holdfast stopped unexpectedly. Everything saved is safe. Your draft is here.',
    )
    expect(leftWords(null, false, true)).toBe('')
  })
})

test('the lock screen says how much goes on behind it, and nothing of what', () => {
  expect(text.stillKeeping(3, false, 2)).toBe('Locked. Still keeping 3 files, 2 minutes left.')
  expect(text.stillKeeping(1, true, null)).toBe('Locked. Still keeping 1 file and making what you asked for.')
  expect(text.stillKeeping(0, true, 1)).toBe('Locked. Still making what you asked for, 1 minute left.')
})
