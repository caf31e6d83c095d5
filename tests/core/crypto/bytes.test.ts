import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bigEndian,
  concat,
  fromBase64,
  fromHex,
  fromUtf8,
  sameBytes,
  toBase64,
  toHex,
  utf8,
} from '../../../src/core/crypto/bytes.ts'

const bytes = fc.uint8Array({ maxLength: 100 })
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='

describe('bytes as text', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('writes %j as base64 as RFC 4648 section 10 does', (text, encoded) => {
    expect(toBase64(utf8(text))).toBe(encoded)
    expect(fromUtf8(fromBase64(encoded)!)).toBe(text)
  })

  it('reads back what it wrote, as hex, as base64 and out of a larger buffer', () => {
    fc.assert(
      fc.property(bytes, bytes, (before, some) => {
        const view = concat(before, some).subarray(before.length)
        expect(toHex(fromHex(toHex(view)))).toBe(toHex(some))
        expect(toHex(fromBase64(toBase64(view))!)).toBe(toHex(some))
      }),
    )
  })

  it.each([
    ['no padding', 'Zg'],
    ['bits that mean nothing', 'Zh=='],
    ['bits that mean nothing', 'Zm9='],
    ['the URL alphabet', '-_-_'],
    ['a space', 'Zm 9v'],
    ['a newline', 'Zm9v\n'],
    ['padding in the middle', 'Zg==Zg=='],
    ['letters beyond it', 'Zm9vé'],
  ])('does not read base64 with %s (%j)', (_, text) => {
    expect(fromBase64(text)).toBeNull()
  })

  it('reads a base64 text only if it is the one encoding of its bytes', () => {
    const texts = fc.string({ unit: fc.constantFrom(...BASE64), maxLength: 12 })
    fc.assert(
      fc.property(texts, (text) => {
        const read = fromBase64(text)
        if (read !== null) expect(toBase64(read)).toBe(text)
        else expect(toBase64(Buffer.from(text, 'base64'))).not.toBe(text)
      }),
    )
  })

  it('reads well-formed text back, a byte order mark included, and refuses what is not UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fromUtf8(utf8(text))).toBe(text)
      }),
    )
    expect(fromUtf8(utf8('\ufeffa'))).toBe('\ufeffa')
    // An overlong slash, a surrogate, a cut sequence.
    for (const hex of ['c0af', 'eda080', 'e282']) expect(() => fromUtf8(fromHex(hex))).toThrow(TypeError)
  })
})

describe('numbers as bytes', () => {
  it('puts the most significant byte first', () => {
    expect(toHex(bigEndian(0x0102, 4))).toBe('00000102')
    expect(toHex(bigEndian(Number.MAX_SAFE_INTEGER, 8))).toBe('001fffffffffffff')
  })

  it('reads back over every length that is long enough', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(Buffer.from(bigEndian(value, 8)).readBigUInt64BE()).toBe(BigInt(value))
        expect(Number.parseInt(toHex(bigEndian(value % 2 ** 32, 4)), 16)).toBe(value % 2 ** 32)
      }),
    )
  })
})

describe('comparing', () => {
  it('takes bytes for the same only when all of them are', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(sameBytes(a, a.slice())).toBe(true)
        expect(sameBytes(a, b)).toBe(toHex(a) === toHex(b))
        expect(sameBytes(a, concat(a, Uint8Array.of(0)))).toBe(false)
      }),
    )
  })
})
