import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BAR, countBars, coverFields, coverText, holdsAny } from '../../../src/core/bundles/cover-words.ts'

const words = (text: string, why?: string) =>
  ({ words: text, class: 'third-party', ...(why === undefined ? {} : { why }) }) as const

describe('words that are withheld', () => {
  test('are covered wherever they stand, by a bar of one length with the class', () => {
    const { text, bars } = coverText('Ring Jo on 0161 496 0000. Jo!', [words('Jo'), words('0161 496 0000')])
    const bar = `${BAR} [details of other people]`
    expect(text).toBe(`Ring ${bar} on ${bar}. ${bar}!`)
    expect(bars).toHaveLength(3)
  })

  test('leave nothing of one another where they overlap', () => {
    const { text } = coverText('at 12 Mill Lane now', [words('12 Mill'), words('Mill Lane')])
    expect(text).toBe(`at ${BAR} [details of other people] now`)
    expect(coverText('aaa', [words('aa')]).text).toBe(`${BAR} [details of other people]`)
  })

  test('stand nowhere in the text that is left, whatever text and words are', () => {
    const letters = fc.string({
      unit: fc.constantFrom('x', 'y', 'z', ' ', '\n', '🜁'),
      minLength: 1,
      maxLength: 6,
    })
    const text = fc.string({ unit: fc.constantFrom('x', 'y', 'z', ' ', '\n', '🜁'), maxLength: 80 })
    fc.assert(
      fc.property(text, fc.array(letters, { minLength: 1, maxLength: 4 }), (whole, withheld) => {
        const covered = coverText(
          whole,
          withheld.map((one) => words(one)),
        ).text
        const left = covered.split(`${BAR} [details of other people]`)
        expect(left.some((part) => withheld.some((one) => part.includes(one)))).toBe(false)
        expect(left.every((part) => whole.includes(part))).toBe(true)
      }),
    )
  })

  test('are covered in every field that a person wrote, and in no choice from a list', () => {
    const when = { kind: 'unknown', zone: 'UTC', asTyped: 'the call day' } as const
    const { fields, bars } = coverFields(
      { title: 'A call', channel: 'call', happened: when, threat: true, words: 'call me' },
      [words('call', 'a reason')],
    )
    expect(fields).toEqual({
      title: `A ${BAR} [details of other people]`,
      channel: 'call',
      happened: { ...when, asTyped: `the ${BAR} [details of other people] day` },
      threat: true,
      words: `${BAR} [details of other people] me`,
    })
    expect(countBars(bars)).toEqual([{ class: 'third-party', why: 'a reason', times: 3 }])
  })

  test('are found in an entry however deep they stand', () => {
    expect(holdsAny({ fields: { list: [{ note: 'say zebra twice' }] } }, ['zebra'])).toBe(true)
    expect(holdsAny({ fields: { list: [1, null, true, 'horse'] } }, ['zebra'])).toBe(false)
  })
})
