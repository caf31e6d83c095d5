import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordChanges } from '../../../../src/renderer/features/incident/word-changes.ts'

const without = (kind: string, before: string, after: string): string =>
  wordChanges(before, after)
    .filter((piece) => piece.kind !== kind)
    .map(({ says }) => says)
    .join('')

test('a changed word is said to be removed and added, the words round it stay', () => {
  expect(wordChanges('at seven in the evening', 'at nine in the evening')).toEqual([
    { kind: 'same', says: 'at ' },
    { kind: 'removed', says: 'seven' },
    { kind: 'added', says: 'nine' },
    { kind: 'same', says: ' in the evening' },
  ])
})

test('a word added at the end leaves the one before it alone', () => {
  expect(wordChanges('the staff', 'the staff by name').map(({ says }) => says)).toEqual([
    'the staff',
    ' by name',
  ])
})

test('what was not said before is added as a whole', () => {
  expect(wordChanges('', 'Sam saw it')).toEqual([{ kind: 'added', says: 'Sam saw it' }])
  expect(wordChanges('Sam saw it', '')).toEqual([{ kind: 'removed', says: 'Sam saw it' }])
  expect(wordChanges('', '')).toEqual([])
})

test('the pieces without the added ones are the old wording, without the removed ones the new', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'ד', '🙂'), { maxLength: 40 })
  fc.assert(
    fc.property(words, words, (old, now) => {
      const [before, after] = [old.join(''), now.join('')]
      expect(without('added', before, after)).toBe(before)
      expect(without('removed', before, after)).toBe(after)
    }),
  )
})

test('very long texts are told apart as wholes, and at once', () => {
  const [before, after] = ['old '.repeat(40_000), 'new '.repeat(40_000)]
  expect(wordChanges(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})
