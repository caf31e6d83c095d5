import { createCipheriv } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigEndian, concat, fromHex, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import type { PassKey } from '../../../src/core/crypto/keys.ts'
import { sodium } from '../../../src/core/crypto/sodium.ts'
import {
  CHUNK_BYTES,
  chunkCount,
  openChunk,
  paddedLastLength,
  sealChunk,
  sealPortably,
  streamKey,
} from '../../../src/core/crypto/stream.ts'
import { flipBit, sequence, someBytes } from '../../support/byte-arbitraries.ts'

const LADIES =
  "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
const refused = expect.objectContaining({ code: 'DamagedExhibit' })

const chunks = fc.record({
  passKey: someBytes(32).map((key) => key as PassKey),
  id: someBytes(16),
  index: fc.oneof(fc.nat(2000), fc.integer({ min: 0, max: 2 ** 45 })),
  isLast: fc.boolean(),
  plaintext: fc.uint8Array({ maxLength: 400 }),
})

/** The nonce as docs/vault-format.md section 7 has it: 16 zeros, index in 7 bytes, last-flag. */
const nonceOf = (index: number, isLast: boolean): Uint8Array =>
  concat(new Uint8Array(16), bigEndian(index, 7), Uint8Array.of(isLast ? 1 : 0))

describe('the ciphers chunks are made of', () => {
  it('HChaCha20 gives the answer of draft-irtf-cfrg-xchacha-03 section 2.2.1', () => {
    const subkey = sodium.crypto_core_hchacha20(
      fromHex('000000090000004a0000000031415927'),
      sequence(0, 32),
      null,
    )
    expect(toHex(subkey)).toBe('82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc')
  })

  // libsodium test/default/xchacha20.c, the first two of `tv_hchacha20`.
  it.each([
    [
      '24f11cce8a1b3d61e441561a696c1c1b7e173d084fd4812425435a8896a013dc',
      'd9660c5900ae19ddad28d6e06e45fe5e',
      '5966b3eec3bff1189f831f06afe4d4e3be97fa9235ec8c20d08acfbbb4e851e3',
    ],
    [
      '80a5f6272031e18bb9bcd84f3385da65e7731b7039f13f5e3d475364cd4d42f7',
      'c0eccc384b44c88e92c57eb2d5ca4dfa',
      '6ed11741f724009a640a44fce7320954c46e18e0d7ae063bdbc8d7cf372709df',
    ],
  ])('HChaCha20 gives the answer of libsodium for the key %s', (key, input, output) => {
    expect(toHex(sodium.crypto_core_hchacha20(fromHex(input), fromHex(key), null))).toBe(output)
  })

  it("Node's cipher gives the answer of RFC 8439 section 2.8.2", () => {
    const key = sequence(0x80, 32)
    const cipher = createCipheriv('chacha20-poly1305', key, fromHex('070000004041424344454647'), {
      authTagLength: 16,
    })
    cipher.setAAD(fromHex('50515253c0c1c2c3c4c5c6c7'), { plaintextLength: LADIES.length })
    const sealed = Buffer.concat([cipher.update(utf8(LADIES)), cipher.final(), cipher.getAuthTag()])
    expect(toHex(sealed)).toBe(
      'd31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6' +
        '3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36' +
        '92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc' +
        '3ff4def08e4b7a9de576d26586cec64b6116' +
        '1ae10b594f09e26a7e902ecbd0600691',
    )
  })
})

describe('a chunk', () => {
  it('is XChaCha20-Poly1305 with the documented nonce, natively and by libsodium alike', () => {
    fc.assert(
      fc.property(chunks, ({ passKey, id, index, isLast, plaintext }) => {
        const key = streamKey(passKey)
        const nonce = nonceOf(index, isLast)
        const sealed = toHex(sealChunk(key, id, index, isLast, plaintext))
        const asDocumented = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
          plaintext,
          id,
          null,
          nonce,
          passKey,
        )
        expect(sealed).toBe(toHex(asDocumented))
        const tail = concat(new Uint8Array(4), nonce.subarray(16))
        expect(sealed).toBe(toHex(sealPortably(key, id, tail, plaintext)))
      }),
    )
  })

  it('opens to what went in', () => {
    fc.assert(
      fc.property(chunks, ({ passKey, id, index, isLast, plaintext }) => {
        const key = streamKey(passKey)
        const sealed = sealChunk(key, id, index, isLast, plaintext)
        expect(sealed.length).toBe(plaintext.length + 16)
        expect(toHex(openChunk(key, id, index, isLast, sealed))).toBe(toHex(plaintext))
      }),
    )
  })

  it('of a whole mebibyte comes back too', () => {
    const key = streamKey(sequence(3, 32) as PassKey)
    const plaintext = Buffer.alloc(CHUNK_BYTES, 'every byte of it ')
    const sealed = sealChunk(key, sequence(0, 16), 1, false, plaintext)
    expect(Buffer.compare(openChunk(key, sequence(0, 16), 1, false, sealed), plaintext)).toBe(0)
  })

  it('does not open as another chunk, as the last one, in another exhibit, under another key, flipped or cut', () => {
    fc.assert(
      fc.property(chunks, fc.nat(), ({ passKey, id, index, isLast, plaintext }, at) => {
        const key = streamKey(passKey)
        const sealed = sealChunk(key, id, index, isLast, plaintext)
        const otherKey = streamKey(flipBit(passKey, at) as PassKey)
        const attempts = [
          () => openChunk(key, id, index + 1, isLast, sealed),
          () => openChunk(key, id, index * 256 + 1, isLast, sealed),
          () => openChunk(key, id, index, !isLast, sealed),
          () => openChunk(key, flipBit(id, at), index, isLast, sealed),
          () => openChunk(otherKey, id, index, isLast, sealed),
          () => openChunk(key, id, index, isLast, flipBit(sealed, at)),
          () => openChunk(key, id, index, isLast, sealed.subarray(0, at % sealed.length)),
          () => openChunk(key, id, index, isLast, concat(sealed, Uint8Array.of(0))),
        ]
        for (const attempt of attempts) expect(attempt).toThrow(refused)
      }),
    )
  })
})

describe('how a file is cut', () => {
  it.each([
    [0, 1],
    [1, 1],
    [CHUNK_BYTES - 1, 1],
    [CHUNK_BYTES, 1],
    [CHUNK_BYTES + 1, 2],
    [2 * CHUNK_BYTES, 2],
    [2 * CHUNK_BYTES + 1, 3],
  ])('makes of %i bytes %i chunks', (sizeBytes, count) => {
    expect(chunkCount(sizeBytes)).toBe(count)
  })

  it('pads the last chunk to a length of its own, never beyond a chunk', () => {
    expect([0, 1, 256, 257, CHUNK_BYTES].map(paddedLastLength)).toEqual([256, 256, 256, 272, CHUNK_BYTES])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: CHUNK_BYTES }), (length) => {
        const padded = paddedLastLength(length)
        expect(padded).toBeGreaterThanOrEqual(length)
        expect(padded).toBeLessThanOrEqual(CHUNK_BYTES)
      }),
    )
  })
})
