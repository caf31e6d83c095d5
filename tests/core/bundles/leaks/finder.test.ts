import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeFinder } from '../../../../src/core/bundles/leaks/finder.ts'

/** Few letters, so that pieces overlap and begin alike. */
const letters = fc.array(fc.constantFrom(97, 98, 99), { minLength: 1, maxLength: 12 })
const text = fc.array(fc.constantFrom(97, 98, 99), { maxLength: 200 })

test('finds every piece at every place where it stands, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 40 }), text, (pieces, within) => {
      const [needles, bytes] = [pieces.map((one) => Buffer.from(one)), Buffer.from(within)]
      const found = new Set<string>()
      makeFinder(needles)(bytes, (piece, at) => {
        found.add(`${piece} ${at}`)
        return false
      })
      const expected = needles.flatMap((needle, piece) =>
        Array.from(bytes, (_, at) => at)
          .filter((at) => bytes.subarray(at, at + needle.length).equals(needle))
          .map((at) => `${piece} ${at}`),
      )
      expect([...found].toSorted()).toEqual(expected.toSorted())
    }),
  )
})

test('stops at the first hit', () => {
  const asked: number[] = []
  const others = Array.from({ length: 30 }, (_, index) => Buffer.from(`other${index}`))
  const isFound = makeFinder([Buffer.from('abcd'), ...others])(Buffer.from('abcdabcdabcd'), (_, at) => {
    asked.push(at)
    return at === 4
  })
  expect([isFound, asked]).toEqual([true, [0, 4]])
})
