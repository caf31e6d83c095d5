import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { sha256, startSha256 } from '../../../src/core/crypto/hash.ts'

/** NIST, "Examples with Intermediate Values" for FIPS 180-4, SHA-256; the last one is FIPS 180-2 appendix B.3. */
const NIST: readonly (readonly [string, string])[] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
]

describe('SHA-256', () => {
  it('gives the answers of FIPS 180', () => {
    for (const [text, digest] of NIST) expect(toHex(sha256(utf8(text)))).toBe(digest)
  })

  it('is the same over parts, piece by piece and in one', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (parts) => {
        const running = startSha256()
        for (const part of parts) running.update(part)
        const whole = toHex(sha256(concat(...parts)))
        expect(toHex(sha256(...parts))).toBe(whole)
        expect(toHex(running.digest())).toBe(whole)
      }),
    )
  })
})
