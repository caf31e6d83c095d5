import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { argon2id, checkKdfBounds, KDF_BOUNDS, passphraseBytes } from '../../../src/core/crypto/kdf.ts'

const KIB = 1024

/**
 * libsodium test/default/pwhash_argon2id.c, `tv3`: the two strings with one lane and 32 bytes that its own
 * expected output accepts, `$argon2id$v=19$m=…,t=…,p=1$salt$hash`.
 */
const LIBSODIUM = [
  {
    passphrase: '',
    memoryBytes: 4882 * KIB,
    passes: 2,
    salt: 'bA81arsiXysd3WbTRzmEOw==',
    hash: 'Nm8QBM+7RH1DXo9rvp5cwKEOOOfD2g6JuxlXihoNcpE=',
  },
  {
    passphrase: '^T5H$JYt39n%K*j:W]!1s?vg!:jGi]Ax?..l7[p0v:1jHTpla9;]bUN;?bWyCbtqg ',
    memoryBytes: 4096 * KIB,
    passes: 19,
    salt: 'PkEgMTYtYnl0ZXMgc2FsdA==',
    hash: 'ltB/ue1kPtBMBGfsysMpPigE6hiNEKZ9vs8vLNVDQGA=',
  },
] as const

describe('Argon2id', () => {
  it.each(LIBSODIUM)('gives the answer of libsodium with $passes passes', (vector) => {
    const salt = Buffer.from(vector.salt, 'base64')
    expect(toBase64(argon2id(utf8(vector.passphrase), salt, vector))).toBe(vector.hash)
  })
})

describe('the bounds of the password hash', () => {
  const { least, most } = KDF_BOUNDS

  it('are those of the design: 256 MiB to 1 GiB, 3 to 16 passes', () => {
    expect(least).toEqual({ memoryBytes: 268_435_456, passes: 3 })
    expect(most).toEqual({ memoryBytes: 1_073_741_824, passes: 16 })
  })

  it('let through exactly what lies between them', () => {
    const params = fc.record({
      memoryBytes: fc.oneof(fc.constantFrom(least.memoryBytes, most.memoryBytes), fc.nat(2 ** 31)),
      passes: fc.nat(40),
    })
    fc.assert(
      fc.property(params, ({ memoryBytes, passes }) => {
        const within = memoryBytes >= 2 ** 28 && memoryBytes <= 2 ** 30 && passes >= 3 && passes <= 16
        const check = () => checkKdfBounds({ memoryBytes, passes })
        if (within) expect(check).not.toThrow()
        else expect(check).toThrow(expect.objectContaining({ code: 'KdfOutOfBounds' }))
      }),
    )
  })

  it.each([
    ['one byte less', { ...least, memoryBytes: least.memoryBytes - 1 }],
    ['one pass less', { ...least, passes: least.passes - 1 }],
    ['one byte more', { ...most, memoryBytes: most.memoryBytes + 1 }],
    ['one pass more', { ...most, passes: most.passes + 1 }],
    ['what is no number', { ...least, passes: Number.NaN }],
  ])('refuse %s', (_, params) => {
    expect(() => checkKdfBounds(params)).toThrow(expect.objectContaining({ code: 'KdfOutOfBounds' }))
  })
})

describe('a passphrase as bytes', () => {
  it('is the same however its letters were put together by the keyboard', () => {
    expect(toHex(passphraseBytes('cafe\u0301'))).toBe(toHex(passphraseBytes('caf\u00e9')))
    expect(toHex(passphraseBytes('caf\u00e9'))).toBe('636166c3a9')
  })

  it('loses one newline at its end, as a file has, and nothing else', () => {
    for (const typed of ['a b', 'a b\n', 'a b\r\n']) expect(toHex(passphraseBytes(typed))).toBe('612062')
    expect(toHex(passphraseBytes('a\n\n'))).toBe('610a')
    expect(toHex(passphraseBytes(' a '))).toBe('206120')
  })

  it('is not empty and not broken', () => {
    for (const typed of ['', '\n', '\r\n', '\ud800', 'a\udc00b']) {
      expect(() => passphraseBytes(typed)).toThrow(expect.objectContaining({ code: 'InvalidInput' }))
    }
  })

  it('is the same in every normal form of the same text', () => {
    const passphrases = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\r\n]$/.test(text))
    fc.assert(
      fc.property(passphrases, (text) => {
        const bytes = toHex(passphraseBytes(text))
        expect(toHex(passphraseBytes(text.normalize('NFD')))).toBe(bytes)
        expect(bytes).toBe(toHex(utf8(text.normalize('NFC'))))
      }),
    )
  })
})
