import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign as nodeSign,
  verify as nodeVerify,
} from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, fromHex, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { newP256KeyPair } from '../../../src/core/crypto/p256.ts'
import { blake2b512, sign, signingKeyFromSeed, verify } from '../../../src/core/crypto/sign.ts'
import { flipBit, someBytes } from '../../support/byte-arbitraries.ts'

/** RFC 8032 section 7.1, tests 1, 2 and 3: secret key, public key, message, signature. */
const RFC8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const

/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 section 10.1) without the key's 32 bytes. */
const ED25519_SPKI = fromHex('302a300506032b6570032100')

describe('Ed25519', () => {
  it.each(RFC8032)('gives the answer of RFC 8032 for the key %s', (seed, publicKey, message, signature) => {
    const pair = signingKeyFromSeed(fromHex(seed))
    expect(toHex(pair.public)).toBe(publicKey)
    expect(toHex(sign(fromHex(message), pair.secret))).toBe(signature)
    expect(verify(fromHex(signature), fromHex(message), fromHex(publicKey))).toBe(true)
  })

  it('is verified by another implementation, and not once a bit is turned', () => {
    fc.assert(
      fc.property(someBytes(32), fc.uint8Array({ maxLength: 300 }), fc.nat(), (seed, message, at) => {
        const pair = signingKeyFromSeed(seed)
        const signature = sign(message, pair.secret)
        const key = Buffer.from(concat(ED25519_SPKI, pair.public))
        expect(nodeVerify(null, message, { key, format: 'der', type: 'spki' }, signature)).toBe(true)
        expect(verify(flipBit(signature, at), message, pair.public)).toBe(false)
        expect(verify(signature, concat(message, Uint8Array.of(1)), pair.public)).toBe(false)
      }),
    )
  })

  it('takes a signature or a key of another length for one that does not fit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }), (signature, key) => {
        expect(verify(signature, utf8('message'), key)).toBe(false)
      }),
    )
  })
})

describe('BLAKE2b-512', () => {
  it('gives the answer of RFC 7693 appendix A, and that of OpenSSL', () => {
    expect(toHex(blake2b512(utf8('abc')))).toBe(
      'ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1' +
        '7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923',
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(toHex(blake2b512(bytes))).toBe(createHash('blake2b512').update(bytes).digest('hex'))
      }),
    )
  })
})

describe('a key pair for PDFs', () => {
  it('is ECDSA P-256, and its halves belong together', () => {
    const pair = newP256KeyPair()
    const secret = createPrivateKey({ key: Buffer.from(pair.pkcs8), format: 'der', type: 'pkcs8' })
    const open = createPublicKey({ key: Buffer.from(pair.spki), format: 'der', type: 'spki' })
    expect(secret.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
    const signature = nodeSign('sha256', utf8('a page'), secret)
    expect(nodeVerify('sha256', utf8('a page'), open, signature)).toBe(true)
    expect(toHex(newP256KeyPair().spki)).not.toBe(toHex(pair.spki))
  })
})
