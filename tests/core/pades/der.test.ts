import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../../../src/contract/errors.ts'
import { fromHex, toHex } from '../../../src/core/crypto/bytes.ts'
import {
  TAG,
  bits,
  dottedOid,
  integer,
  octets,
  oid,
  readFirst,
  readValue,
  readValues,
  sequence,
  setOf,
  tlv,
} from '../../../src/core/pades/der.ts'

describe('DER', () => {
  test('is written as the standards print it', () => {
    // X.690 section 8.19.5 and RFC 8017: {1 2 840 113549} and {2 999 3}, of X.690's own example.
    expect(toHex(oid('1.2.840.113549'))).toBe('06062a864886f70d')
    expect(toHex(oid('2.999.3'))).toBe('0603883703')
    // X.690 section 8.1.3.5: a length of 201 octets is 81 c9.
    expect(toHex(octets(new Uint8Array(201))).slice(0, 6)).toBe('0481c9')
    // "A Layman's Guide to a Subset of ASN.1, BER, and DER", section 5.7: 0, 127, 128, 256.
    expect([[0], [127], [128], [1, 0]].map((one) => toHex(integer(Uint8Array.from(one))))).toEqual([
      '020100',
      '02017f',
      '02020080',
      '02020100',
    ])
    expect(toHex(bits(fromHex('0a3b')))).toBe('0303000a3b')
    expect(toHex(setOf(fromHex('0201ff'), fromHex('020101')))).toBe('31060201010201ff')
  })

  test('has OIDs that come back as figures', () => {
    const Arcs = fc.array(fc.nat(Number.MAX_SAFE_INTEGER), { maxLength: 8 })
    const Dotted = fc
      .tuple(fc.nat(2), fc.nat(39), Arcs)
      .map(([first, second, arcs]) => [first, second, ...arcs].join('.'))
    fc.assert(
      fc.property(Dotted, (dotted) => {
        expect(dottedOid(oid(dotted))).toBe(dotted)
      }),
    )
    expect(dottedOid(fromHex('0603883703'))).toBe('2.999.3')
    expect(() => dottedOid(fromHex('060affffffffffffffffff7f'))).toThrow('DER')
  })

  test('comes back as it was written, at every length', () => {
    const Parts = fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 6 })
    fc.assert(
      fc.property(Parts, fc.uint8Array({ maxLength: 5 }), (parts, behind) => {
        const whole = sequence(...parts.map(octets))
        const read = readValues(readValue(whole, TAG.sequence).contents)
        expect(read.map(({ contents }) => toHex(contents))).toEqual(parts.map(toHex))
        const first = readFirst(Buffer.concat([whole, behind]))
        expect(toHex(first.whole)).toBe(toHex(whole))
      }),
    )
    const long = tlv(TAG.octets, new Uint8Array(70_000))
    expect(readFirst(long).contents).toHaveLength(70_000)
  })

  test.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['more length than there is', '3005020101'],
    ['an open length', '30800201010000'],
    ['a length longer than it need be', '308103020101'],
    ['a length with a leading zero', '3082000302 0101'.replace(' ', '')],
    ['a length of nine octets', '3088000000000000000302 0101'.replace(' ', '')],
    ['a tag of several octets', '3f8101020101'],
    ['something behind it', '300302010100'],
  ])('is refused with %s', (_what, hex) => {
    expect(() => readValue(fromHex(hex), TAG.sequence)).toThrow('DER')
  })

  test('is read from any bytes, or refused, and never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          const values = readValues(bytes)
          expect(toHex(Buffer.concat(values.map(({ whole }) => whole)))).toBe(toHex(bytes))
        } catch (error) {
          expect(isAppError(error, 'DamagedPackage')).toBe(true)
        }
      }),
    )
  })
})
