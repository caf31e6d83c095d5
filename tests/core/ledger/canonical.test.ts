import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type CanonicalValue } from '../../../src/core/ledger/canonical.ts'

const refused = expect.objectContaining({ code: 'InvalidInput' })
const asciiKey = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 })
const wellFormed = fc.string({ unit: 'binary', maxLength: 20 })

const { value: values } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    wellFormed,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(asciiKey, tie('value'), { maxKeys: 5 }),
  ),
}))

/** The same value with the keys of every object put in another order. */
function shuffled(value: CanonicalValue): CanonicalValue {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(shuffled)
  const entries = Object.entries(value).map(
    ([key, field]) => [key, shuffled(field as CanonicalValue)] as const,
  )
  return Object.fromEntries(entries.toReversed())
}

/** Every object's keys as they stand in the text. */
function keyLists(json: string): readonly (readonly string[])[] {
  const lists: string[][] = []
  JSON.parse(json, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) lists.push(Object.keys(value))
    return value
  })
  return lists
}

describe('canonical JSON', () => {
  // RFC 8785 section 3.2.2: the example's string and literals. Its numbers are fractions, see below.
  it('writes the strings and literals of the example of RFC 8785', () => {
    const input = String.raw`{"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`
    expect(canonicalJson(JSON.parse(input) as CanonicalValue)).toBe(
      String.raw`{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  // The reference vectors of RFC 8785's author: github.com/cyberphone/json-canonicalization, testdata.
  it.each([
    [
      'arrays.json',
      '[\n  56,\n  {\n    "d": true,\n    "10": null,\n    "1": [ ]\n  }\n]',
      '[56,{"1":[],"10":null,"d":true}]',
    ],
    [
      'structures.json without its keys "" and "\\n"',
      '{"1": {"f": {"f": "hi","F": 5}}, "10": { }, "a": { }, "111": [ { } ], "A": { }}',
      '{"1":{"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}',
    ],
    [
      'unicode.json',
      String.raw`{ "Unnormalized Unicode":"\u1e0d\u0307" }`,
      '{"Unnormalized Unicode":"\u1e0d\u0307"}',
    ],
    [
      'weird.json without its keys beyond ASCII',
      String.raw`{"1": "One\u007f", "</script>": "Browser Challenge"}`,
      '{"1":"One\u007f","</script>":"Browser Challenge"}',
    ],
  ])('writes %s as the reference does', (_, input, output) => {
    expect(canonicalJson(JSON.parse(input) as CanonicalValue)).toBe(output)
  })

  it.each([
    ['fractions (RFC 8785 section 3.2.2)', '[333333333.33333329, 1E30, 4.50, 2e-3, 1e-27]'],
    ['integers beyond 2^53 - 1', '[9007199254740992]'],
    ['keys beyond ASCII (french.json)', '{"péché": "is wrong according to French"}'],
    ['an empty key (structures.json)', '{"": "empty"}'],
    ['a control character in a key (structures.json)', String.raw`{"\n": 56}`],
    ['a lone surrogate', String.raw`["\ud800"]`],
  ])('refuses what an entry may not hold: %s', (_, input) => {
    expect(() => canonicalJson(JSON.parse(input) as CanonicalValue)).toThrow(refused)
  })

  it('refuses what JSON has no word for', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, 0.5, 2 ** 53]) {
      expect(() => canonicalJson(number)).toThrow(refused)
    }
    expect(canonicalJson(-0)).toBe('0')
    expect(canonicalJson(Number.MAX_SAFE_INTEGER)).toBe('9007199254740991')
    expect(canonicalJson(Number.MIN_SAFE_INTEGER)).toBe('-9007199254740991')
  })

  it('leaves out a key whose value is absent', () => {
    expect(canonicalJson({ b: undefined, a: null })).toBe('{"a":null}')
  })

  it('is read back as what was written', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })

  it('is one text, whatever order the keys came in', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(shuffled(value))).toBe(text)
        expect(canonicalJson(JSON.parse(text) as CanonicalValue)).toBe(text)
      }),
    )
  })

  it('has its keys in the order of their code units and no space between tokens', () => {
    const objects = fc.dictionary(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), fc.nat())
    fc.assert(
      fc.property(objects, (object) => {
        const sorted = Object.keys(object).toSorted((a, b) => (a < b ? -1 : 1))
        const expected = sorted.map((key) => `${JSON.stringify(key)}:${object[key]}`).join(',')
        expect(canonicalJson(object)).toBe(`{${expected}}`)
      }),
    )
    expect(keyLists(canonicalJson({ b: 1, a: { d: 1, c: 2 } }))).toEqual([
      ['c', 'd'],
      ['a', 'b'],
    ])
  })

  it('keeps strings as they are, never normalised', () => {
    expect(canonicalJson(['e\u0301', '\u00e9'])).toBe('["e\u0301","\u00e9"]')
    expect(canonicalJson('\u2028\u007f</script>')).toBe('"\u2028\u007f</script>"')
  })
})
