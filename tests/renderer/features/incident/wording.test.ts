import { expect, test } from 'vitest'
import { changedFields, countWords, saidText } from '../../../../src/renderer/features/incident/wording.ts'
import { sizeInWords } from '../../../../src/renderer/ui/size-in-words.ts'
import { when } from '../../../support/say.ts'

test('a correction says what changed and nothing else', () => {
  const before = { title: 'Call', saw: 'a call', happened: when('2026-03-10') }
  expect(changedFields(before, before)).toEqual({})
  expect(changedFields(before, { ...before, title: 'Silent call' })).toEqual({ title: 'Silent call' })
  const moved = when('2026-03-11')
  expect(changedFields(before, { ...before, happened: moved })).toEqual({ happened: moved })
  expect(changedFields(before, { ...before, saw: '' })).toEqual({ saw: '' })
})

test('a field opened and left as empty as it was says nothing', () => {
  expect(changedFields({ title: 'Call' }, { title: 'Call', told: '', threat: false })).toEqual({})
  expect(changedFields({ threat: true }, { threat: false })).toEqual({ threat: false })
})

test('a text that was emptied is one that says nothing', () => {
  expect(saidText({ told: ' \n' }, 'told')).toBeNull()
  expect(saidText({ told: ' x' }, 'told')).toBe(' x')
})

test('words are counted in any script', () => {
  expect(countWords('I know where you park.')).toBe(5)
  expect(countWords('אני יודע')).toBe(2)
  expect(countWords('我知道你住在哪里')).toBeGreaterThan(1)
})

test('sizes are said as file managers say them', () => {
  expect([0, 999, 1000, 9_949, 9_950, 412_300, 999_499, 999_500, 2_100_000].map(sizeInWords)).toEqual([
    '0 bytes',
    '999 bytes',
    '1.0 KB',
    '9.9 KB',
    '10 KB',
    '412 KB',
    '999 KB',
    '1.0 MB',
    '2.1 MB',
  ])
})
