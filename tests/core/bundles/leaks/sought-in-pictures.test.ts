import { describe, expect, test } from 'vitest'
import { makeSoughtInPictures } from '../../../../src/core/bundles/leaks/sought-in-pictures.ts'

const stands = (withheld: string, seen: string, given = ''): boolean =>
  makeSoughtInPictures([withheld], given).which(seen.split(' ')).length > 0

describe('withheld words in what a machine read', () => {
  test.each([
    ['whole', 'Seventeen Okapi Lane', 'at Seventeen Okapi Lane now'],
    ['in another case, run together or torn apart', 'Seventeen Okapi Lane', 'SEVENTEENOKA pi lane'],
    ['without its accents, with signs that look alike', 'Clémence Illner', 'C1emence I|lner'],
    ['a number with other spaces', '0161 496 0707', 'ring O161 4960707 now'],
    ['a short name by itself', 'Okapi', 'to okapi, now'],
    [
      'a long run of it, without short words',
      'I saw him standing behind the fence at the surgery car park on Monday',
      'behind thc fence surgery park monday',
    ],
  ])('%s', (_, withheld, seen) => expect(stands(withheld, seen)).toBe(true))

  test.each([
    ['a part that is not long', 'I saw him standing behind the fence at the surgery', 'standing behind the'],
    ['a short name inside another word', 'Okapi', 'okapitown'],
    ['a number of four digits', '1234', '1234'],
    ['a word of three letters', 'Sam', 'Sam'],
    ['nothing read', 'Seventeen Okapi Lane', ''],
  ])('not %s', (_, withheld, seen) => expect(stands(withheld, seen)).toBe(false))

  test('a run of words that the bundle gives elsewhere is no finding', () => {
    const withheld = 'He wrote: nobody answers letters from strangers here, and then he left the place'
    const seen = 'nobody answers letters from strangers here'
    expect(stands(withheld, seen)).toBe(true)
    expect(stands(withheld, seen, 'nobodyanswerslettersfromstrangershere')).toBe(false)
  })
})
