import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codec } from '../../../tools/chromium-host/page-scripts.ts'

const bytes = fc.uint8Array().map((list) => new Uint8Array(list))
const names = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('$bytes', '$undefined', '$plain', '__proto__'),
)
const { whole } = fc.letrec((tie) => ({
  whole: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, undefined, true, false, -0),
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    bytes,
    fc.array(tie('whole')),
    fc
      .array(fc.tuple(names, tie('whole')))
      .map((pairs) => Object.fromEntries(pairs) as Readonly<Record<string, unknown>>),
  ),
}))

describe('the codec between the page and main', () => {
  test('gives back what went in: text, numbers, bytes, lists, objects whatever their names', () => {
    fc.assert(
      fc.property(whole, (value) => {
        expect(codec.decode(codec.encode(value))).toStrictEqual(value)
      }),
    )
  })

  const refused: readonly (readonly [string, unknown])[] = [
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a map', new Map()],
    ['a set', new Set()],
    ['a date', new Date(0)],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['a promise', Promise.resolve()],
    ['an array buffer', new ArrayBuffer(2)],
    ['other numbers', new Uint16Array(2)],
    ['a regular expression', /x/],
  ]
  test.each(refused)('refuses %s, at any depth, and drops nothing silently', (_name, value) => {
    expect(() => codec.encode([{ inner: value }])).toThrow('An object could not be cloned.')
  })

  test('refuses what contains itself', () => {
    const round: Record<string, unknown> = {}
    round['self'] = round
    expect(() => codec.encode(round)).toThrow('An object could not be cloned.')
  })
})
