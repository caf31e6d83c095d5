import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as pageBytes from '../../../src/check-page/platform/bytes.ts'
import * as pageHash from '../../../src/check-page/platform/hash.ts'
import * as pageSign from '../../../src/check-page/platform/sign.ts'
import * as coreBytes from '../../../src/core/crypto/bytes.ts'
import * as coreHash from '../../../src/core/crypto/hash.ts'
import * as coreSign from '../../../src/core/crypto/sign.ts'
import { ODD_SIGNATURES } from './odd-signatures.ts'

const bytes = fc.uint8Array({ maxLength: 300 })
const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })

/** Buffer or not: the same bytes. */
function plain(value: Uint8Array | null): readonly number[] | null {
  return value === null ? null : [...value]
}

describe('what the page has in the place of core/crypto', () => {
  it('has the same exports', () => {
    expect(Object.keys(pageBytes).toSorted()).toEqual(Object.keys(coreBytes).toSorted())
    expect(Object.keys(pageHash).toSorted()).toEqual(Object.keys(coreHash).toSorted())
    expect(Object.keys(pageSign).toSorted()).toEqual(Object.keys(coreSign).toSorted())
  })

  it('writes and reads hex and base64 as core does, and refuses the same base64', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(pageBytes.toHex(some)).toBe(coreBytes.toHex(some))
        expect(plain(pageBytes.fromHex(coreBytes.toHex(some)))).toEqual(plain(some))
        expect(pageBytes.toBase64(some)).toBe(coreBytes.toBase64(some))
        expect(plain(pageBytes.fromBase64(coreBytes.toBase64(some)))).toEqual(plain(some))
      }),
    )
    const nearly = fc.string({ unit: fc.constantFrom(...'Aa0+/=-_ \nQZé'), maxLength: 9 })
    fc.assert(
      fc.property(nearly, (text) => {
        expect(plain(pageBytes.fromBase64(text))).toEqual(plain(coreBytes.fromBase64(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it('has the same UTF-8, numbers, joining and comparing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), bytes, bytes, fc.maxSafeNat(), (text, a, b, number) => {
        expect(plain(pageBytes.utf8(text))).toEqual(plain(coreBytes.utf8(text)))
        expect(pageBytes.fromUtf8(coreBytes.utf8(text))).toBe(text)
        expect(plain(pageBytes.concat(a, b, a))).toEqual(plain(coreBytes.concat(a, b, a)))
        expect(pageBytes.sameBytes(a, b)).toBe(coreBytes.sameBytes(a, b))
        expect(pageBytes.sameBytes(a, a.slice())).toBe(true)
        expect(plain(pageBytes.bigEndian(number, 8))).toEqual(plain(coreBytes.bigEndian(number, 8)))
      }),
    )
    for (const broken of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80]])
      expect(() => pageBytes.fromUtf8(Uint8Array.from(broken))).toThrow(TypeError)
  })

  it('turns a megabyte into base64: more than a function takes as arguments', () => {
    const long = new Uint8Array(1 << 20).fill(7)
    expect(pageBytes.toBase64(long)).toBe(coreBytes.toBase64(long))
  })

  it('has the same SHA-256, at once and piece by piece, and the same BLAKE2b', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (parts) => {
        const expected = coreBytes.toHex(coreHash.sha256(...parts))
        expect(pageBytes.toHex(pageHash.sha256(...parts))).toBe(expected)
        const running = pageHash.startSha256()
        for (const part of parts) running.update(part)
        expect(pageBytes.toHex(running.digest())).toBe(expected)
        const whole = coreBytes.concat(...parts)
        expect(plain(pageSign.blake2b512(whole))).toEqual(plain(coreSign.blake2b512(whole)))
      }),
    )
  })

  it('signs as libsodium does, and each takes what the other signed', () => {
    fc.assert(
      fc.property(seed, bytes, (some, message) => {
        const [ours, theirs] = [pageSign.signingKeyFromSeed(some), coreSign.signingKeyFromSeed(some)]
        expect(plain(ours.public)).toEqual(plain(theirs.public))
        expect(plain(ours.secret)).toEqual(plain(theirs.secret))
        const signature = coreSign.sign(message, theirs.secret)
        expect(plain(pageSign.sign(message, ours.secret))).toEqual(plain(signature))
        expect(pageSign.verify(signature, message, theirs.public)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('refuses a signature with any bit changed, and lengths that are none, as libsodium does', () => {
    const key = coreSign.signingKeyFromSeed(new Uint8Array(32).fill(5))
    const message = coreBytes.utf8('a message')
    const signature = coreSign.sign(message, key.secret)
    fc.assert(
      fc.property(fc.nat(511), fc.nat(255), (bit, other) => {
        const changed = Uint8Array.from(signature)
        changed[bit >> 3]! ^= 1 << (bit & 7)
        const otherKey = Uint8Array.from(key.public)
        otherKey[other >> 3]! ^= 1 << (other & 7)
        for (const { verify } of [pageSign, coreSign]) {
          expect(verify(changed, message, key.public)).toBe(false)
          expect(verify(signature, message, otherKey)).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
    for (const { verify } of [pageSign, coreSign]) {
      expect(verify(signature.subarray(1), message, key.public)).toBe(false)
      expect(verify(signature, message, key.public.subarray(1))).toBe(false)
    }
  })

  it('takes and refuses odd signatures as libsodium does', () => {
    const taken = ODD_SIGNATURES.map(({ name, message, key, signature }) => {
      const parts = [signature, message, key].map(coreBytes.fromHex)
      return { name, page: pageSign.verify(...asThree(parts)), core: coreSign.verify(...asThree(parts)) }
    })
    expect(taken.filter(({ page, core }) => page !== core)).toEqual([])
    expect(taken.find(({ name }) => name === 'key + 0 T, nonce + 0 T')).toMatchObject({ page: true })
    expect(taken.filter(({ page }) => !page).length).toBeGreaterThan(20)
  })
})

function asThree(parts: readonly Uint8Array[]): [Uint8Array, Uint8Array, Uint8Array] {
  return [parts[0]!, parts[1]!, parts[2]!]
}
