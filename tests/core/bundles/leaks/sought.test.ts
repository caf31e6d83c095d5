import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeSought } from '../../../../src/core/bundles/leaks/sought.ts'

const inText = (withheld: string, text: string) =>
  makeSought({ texts: [withheld], hashesHex: [] }).inText(text)

describe('withheld words are found', () => {
  test.each([
    ['as they are', 'Seventeen Okapi Lane', 'She lives at Seventeen Okapi Lane, they say.'],
    ['in any case', 'Seventeen Okapi Lane', 'SEVENTEEN OKAPI LANE'],
    ['over a line break', 'Seventeen Okapi Lane', 'at Seventeen\n  Okapi\tLane'],
    ['parted at the end of a line', 'Seventeen Okapi Lane', 'Seven-\nteen Oka-\npi Lane'],
    ['with soft hyphens and joiners in them', 'Seventeen Okapi', 'Seven\u00adteen\u200b Oka\u2060pi'],
    ['without spaces', '07700 900 412', 'tel:07700900412'],
    ['with other spaces', '07700 900 412', '07700\u00a0900-412'],
    ['with ligatures', 'officefile', 'the o\ufb03ce\ufb01le'],
    ['in the other Unicode form', 'Zoë Brontë', 'Zoe\u0308 Bronte\u0308'],
    ['with other quotation marks', 'don\u2019t say it', 'please don\u0027t say it'],
    ['a short name by itself', 'Sam', 'It was Sam, again.'],
    ['in Chinese, where no space parts words', '王小明', '昨天王小明来了'],
    ['in Arabic', 'فاطمة الزهراء', 'قالت فاطمة الزهراء ذلك'],
  ])('%s', (_, withheld, text) => {
    expect(inText(withheld, text)).toBe('withheld-words')
  })

  test('in pieces, when a page ends in the middle of a long text', () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`)
    const torn = [...words.slice(0, 31), 'HF-7K3Q-2 page 9 of 38', ...words.slice(31)].join(' ')
    expect(inText(words.join(' '), torn)).toBe('withheld-words')
  })
})

describe('other words are not', () => {
  test.each([
    ['a short name inside a word', 'Sam', 'the same sample, samovar'],
    ['a text of two letters', 'ab', 'ab ab ab'],
    ['a number that stands on every page', '2026', 'on 4 March 2026'],
    ['a number inside another', '90041', '07700900412'],
    ['an empty text', '', 'anything'],
    ['a likeness', 'Seventeen Okapi Lane', 'Seventeen Okapi Road'],
  ])('%s', (_, withheld, text) => {
    expect(inText(withheld, text)).toBeNull()
  })
})

test('whatever is withheld is found wherever it stands between other words', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 6, maxLength: 60 })
    .filter((one) => /\p{L}{6}/u.test(one))
  fc.assert(
    fc.property(word, fc.lorem(), fc.lorem(), (withheld, before, after) => {
      expect(inText(withheld, `${before} ${withheld} ${after}`)).toBe('withheld-words')
      const bytes = Buffer.from(`${before}\0${withheld}\0${after}`)
      expect(makeSought({ texts: [withheld], hashesHex: [] }).inBytes(bytes)).toBe('withheld-words')
    }),
  )
})

describe('a withheld hash is found', () => {
  const hash = createHash('sha256').update('withheld').digest()
  const sought = makeSought({ texts: [], hashesHex: [hash.toString('hex')] })
  test.each([
    ['hex', hash.toString('hex')],
    ['capitals', hash.toString('hex').toUpperCase()],
    ['groups of four', hash.toString('hex').replace(/(.{4})/g, '$1 ')],
    ['base64', hash.toString('base64')],
    ['base64url', hash.toString('base64url')],
  ])('as %s', (_, text) => {
    expect(sought.inText(`SHA-256 ${text} end`)).toBe('withheld-hash')
  })

  test('as raw bytes and as hex between bytes', () => {
    const noise = Buffer.from([0, 255, 7])
    expect(sought.inBytes(Buffer.concat([noise, hash, noise]))).toBe('withheld-hash')
    expect(sought.inBytes(Buffer.concat([noise, Buffer.from(hash.toString('hex')), noise]))).toBe(
      'withheld-hash',
    )
    expect(sought.inBytes(Buffer.concat([noise, hash.subarray(1), noise]))).toBeNull()
  })
})
