import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../../src/core/crypto/bytes.ts'
import { pad, padmeLength, unpad } from '../../../src/core/crypto/padding.ts'
import { flipBit } from '../../support/byte-arbitraries.ts'

/** Algorithm 1 of the PURBs paper (Nikitin et al., PoPETs 2019(4), section 4.3), bit by bit. */
function padmeByThePaper(length: number): number {
  const l = BigInt(length)
  const e = BigInt(l.toString(2).length - 1)
  const s = BigInt(e.toString(2).length)
  const bitMask = (1n << (e - s)) - 1n
  return Number((l + bitMask) & ~bitMask)
}

describe('the Padmé length', () => {
  it('is that of the paper for every length from 256 to 70,000', () => {
    for (let length = 256; length <= 70_000; length++) {
      if (padmeLength(length) !== padmeByThePaper(length)) expect(padmeLength(length)).toBe(length)
    }
    // Read off the algorithm by hand: 1000 has 10 bits, 4 of the exponent are kept, so 32 divides the answer.
    expect([257, 1000, 1025, 40_000].map(padmeLength)).toEqual([272, 1024, 1088, 40_960])
  })

  it('is that of the paper for any length a vault can have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 256, max: 2 ** 40 }), (length) => {
        expect(padmeLength(length)).toBe(padmeByThePaper(length))
      }),
      { numRuns: 1000 },
    )
  })

  it('is at least 256, never shorter, at most 12 % longer, and a length of its own', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), (length) => {
        const padded = padmeLength(length)
        expect(padded).toBeGreaterThanOrEqual(Math.max(256, length))
        expect(padded).toBeLessThanOrEqual(Math.max(256, length * 1.12))
        expect(padmeLength(padded)).toBe(padded)
      }),
    )
  })

  it('lets few different lengths be seen: 257 of them among a million', () => {
    const seen = new Set<number>()
    for (let length = 1; length <= 2 ** 20; length++) seen.add(padmeLength(length))
    expect(seen.size).toBe(257)
  })
})

describe('padded bytes', () => {
  const texts = fc.uint8Array({ maxLength: 2000 })

  it('begin with their length and end in zeros', () => {
    const padded = pad(Uint8Array.of(0xaa, 0xbb))
    expect(toHex(padded)).toBe('00000002aabb' + '00'.repeat(250))
  })

  it('come back as they went in', () => {
    fc.assert(
      fc.property(texts, (bytes) => {
        const padded = pad(bytes)
        expect(padded.length).toBe(padmeLength(4 + bytes.length))
        expect(toHex(unpad(padded))).toBe(toHex(bytes))
      }),
    )
  })

  it('are refused when a bit of the length or of the padding is turned, or they are cut or lengthened', () => {
    const refused = expect.objectContaining({ code: 'DamagedEntry' })
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 600 }), (bytes, at, more) => {
        const padded = pad(bytes)
        const changed = flipBit(padded, at)
        const inContent = Math.floor((at % (padded.length * 8)) / 8) - 4
        if (inContent >= 0 && inContent < bytes.length) {
          expect(unpad(changed).length).toBe(bytes.length)
        } else if (inContent >= bytes.length) {
          expect(() => unpad(changed)).toThrow(refused)
        } else {
          expectOtherBytesOrRefusal(changed, bytes)
        }
        const cut = padded.subarray(0, Math.max(0, padded.length - more))
        expect(() => unpad(cut)).toThrow(refused)
        expect(() => unpad(Buffer.concat([padded], padded.length + more))).toThrow(refused)
      }),
    )
  })
})

/** A changed length may still fit its padding (zeros of the content count as padding then), but never as the same bytes. */
function expectOtherBytesOrRefusal(changed: Uint8Array, bytes: Uint8Array): void {
  try {
    expect(unpad(changed).length).not.toBe(bytes.length)
  } catch (error) {
    expect(error).toMatchObject({ code: 'DamagedEntry' })
  }
}
