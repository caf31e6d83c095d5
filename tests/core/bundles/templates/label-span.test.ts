import { expect, test } from 'vitest'
import { labelSpan } from '../../../../src/core/bundles/templates/words.ts'

test('labels that follow one another are said by the first and the last', () => {
  expect(labelSpan(['AB1'])).toBe('AB1')
  expect(labelSpan(['AB9', 'AB10', 'AB11'])).toBe('AB9 to AB11')
  expect(labelSpan(['1', '2', '3'])).toBe('1 to 3')
})

test('a label that is left out is never named by a span', () => {
  expect(labelSpan(['AB10', 'AB12'])).toBe('AB10, AB12')
  expect(labelSpan(['AB/1', 'AB/2', 'AB/5'])).toBe('AB/1 to AB/2, AB/5')
})

test('many gaps are said and not counted out', () => {
  const odd = Array.from({ length: 20 }, (_, at) => `AB${2 * at + 1}`)
  expect(labelSpan(odd)).toBe('from AB1 to AB39, not every one')
})
