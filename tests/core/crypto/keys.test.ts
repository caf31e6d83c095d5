import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, fromHex, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import {
  authenticate,
  deriveSubkeys,
  KEY_BYTES,
  sameTag,
  wipeKeys,
  type HeaderKey,
  type VaultKey,
} from '../../../src/core/crypto/keys.ts'
import { sodium } from '../../../src/core/crypto/sodium.ts'
import { flipBit, sequence, someBytes } from '../../support/byte-arbitraries.ts'

/** libsodium test/default/kdf.exp: context `KDF test`, master key 00…1f, ids 0, 1, 2 with 64 bytes, id 32 with 32. */
const KDF = [
  [
    0,
    'a0c724404728c8bb95e5433eb6a9716171144d61efb23e74b873fcbeda51d8071b5d70aae12066dfc94ce943f145aa176c055040c3dd73b0a15e36254d450614',
  ],
  [
    1,
    '02507f144fa9bf19010bf7c70b235b4c2663cc00e074f929602a5e2c10a780757d2a3993d06debc378a90efdac196dd841817b977d67b786804f6d3cd585bab5',
  ],
  [
    2,
    '1944da61ff18dc2028c3578ac85be904931b83860896598f62468f1cb5471c6a344c945dbc62c9aaf70feb62472d17775ea5db6ed5494c68b7a9a59761f39614',
  ],
  [32, '154b291f11196737f8b7f491e4ca11764e0227d34f94295408a869f007aa8618'],
] as const

describe('the building blocks of keys', () => {
  it.each(KDF)('crypto_kdf gives the answer of libsodium for subkey %i', (id, subkey) => {
    const derived = sodium.crypto_kdf_derive_from_key(subkey.length / 2, id, 'KDF test', sequence(0, 32))
    expect(toHex(derived)).toBe(subkey)
  })

  // Line i: key 00… of i + 1 bytes, message 00… of i bytes, i + 1 bytes out (test/default/generichash.exp).
  it.each([
    [16, 31, 'a9f51bb7f6a3e9cdb96ce652c07d177962a348a9cced1b92f948187e59b44463'],
    [
      64,
      63,
      'bd965bf31e87d70327536f2a341cebc4768eca275fa05ef98f7f1b71a0351298de006fba73fe6733ed01d75801b4a928e54231b38e38c562b2e33ea1284992fa',
    ],
  ])('keyed BLAKE2b gives the answer of libsodium (%i)', (_, line, digest) => {
    const hash = sodium.crypto_generichash(line + 1, sequence(0, line), sequence(0, line + 1))
    expect(toHex(hash)).toBe(digest)
  })
})

describe('the subkeys of a vault', () => {
  it('are crypto_kdf with the context of the product and ids 1 to 5', () => {
    const vaultKey = sequence(0, KEY_BYTES) as VaultKey
    const { header, entry, exhibitWrap, signingWrap, device } = deriveSubkeys(vaultKey)
    const expected = [1, 2, 3, 4, 5].map((id) =>
      toHex(sodium.crypto_kdf_derive_from_key(32, id, 'holdfast', vaultKey)),
    )
    expect([header, entry, exhibitWrap, signingWrap, device].map(toHex)).toEqual(expected)
  })

  it('are all different, and others for another vault key', () => {
    fc.assert(
      fc.property(someBytes(KEY_BYTES), fc.nat(), (key, at) => {
        const one = Object.values(deriveSubkeys(key as VaultKey)).map(toHex)
        const other = Object.values(deriveSubkeys(flipBit(key, at) as VaultKey)).map(toHex)
        expect(new Set([...one, ...other, toHex(key)]).size).toBe(11)
      }),
    )
  })

  it('can be overwritten, all of them', () => {
    const keys = Object.values(deriveSubkeys(sequence(1, KEY_BYTES) as VaultKey))
    wipeKeys(...keys)
    for (const key of keys) expect(toHex(key)).toBe('00'.repeat(KEY_BYTES))
  })
})

describe('authenticating', () => {
  const key = sequence(7, KEY_BYTES) as HeaderKey

  // Made with another implementation: Python 3.11, hashlib.blake2b(label + message, key=key, digest_size=32).
  it('is keyed BLAKE2b-256 over the label, a zero byte and the message', () => {
    expect(toHex(authenticate(key, 'header', utf8('{}')))).toBe(
      '71e1022a47d0830a0e1aa32d46a7b3351d84cd5538e18d6cae2ea1b9b02c8335',
    )
    expect(toHex(authenticate(key, 'head', fromHex('00ff')))).toBe(
      '573d99520ccde0c6439a0186005c06a4b99d1982c4b33f7fa62b8f5f8e921676',
    )
  })

  it('gives another tag for another key, label or message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), (message, at) => {
        const tag = authenticate(key, 'head', message)
        expect(sameTag(tag, authenticate(key, 'head', message.slice()))).toBe(true)
        expect(sameTag(tag, authenticate(key, 'header', message))).toBe(false)
        expect(sameTag(tag, authenticate(flipBit(key, at) as HeaderKey, 'head', message))).toBe(false)
        expect(sameTag(tag, authenticate(key, 'head', concat(message, Uint8Array.of(0))))).toBe(false)
      }),
    )
  })

  it('compares tags of any length without throwing', () => {
    expect(sameTag(new Uint8Array(0), new Uint8Array(32))).toBe(false)
    expect(sameTag(sequence(0, 31), sequence(0, 32))).toBe(false)
    expect(sameTag(sequence(0, 32), sequence(0, 32))).toBe(true)
  })
})
