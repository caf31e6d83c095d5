import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sodium } from '../../src/core/crypto/sodium.ts'
import { padmeLength } from '../../src/core/crypto/padding.ts'
import { sequence } from '../support/byte-arbitraries.ts'
import { blake2b, hchacha20, padmeAgain, subkeyOf, xchachaOpen, xchachaSeal } from './second-ciphers.ts'

// The second implementation is a judge only if it is right itself.

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('the second implementation', () => {
  it('gives the answers of draft-irtf-cfrg-xchacha-03, sections 2.2.1 and A.3.1', () => {
    const subkey = hchacha20(sequence(0, 32), Buffer.from('000000090000004a0000000031415927', 'hex'))
    expect(hex(subkey)).toBe('82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc')
    const [key, nonce] = [sequence(0x80, 32), sequence(0x40, 24)]
    const associated = Buffer.from('50515253c0c1c2c3c4c5c6c7', 'hex')
    const words =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
    const sealed = xchachaSeal(key, nonce, associated, Buffer.from(words))
    expect(hex(sealed)).toMatch(/^bd6d179d3e83d43b9576579493c0e939.*c0875924c1c7987947deafd8780acf49$/)
    expect(xchachaOpen(key, nonce, associated, sealed).toString()).toBe(words)
  })

  it('gives the answers of BLAKE2b in OpenSSL and, with a key, of libsodium', () => {
    for (const length of [0, 1, 127, 128, 129, 256, 1000]) {
      const message = randomBytes(length)
      expect(hex(blake2b(64, message))).toBe(createHash('blake2b512').update(message).digest('hex'))
      const key = randomBytes(32)
      expect(hex(blake2b(32, message, { key }))).toBe(hex(sodium.crypto_generichash(32, message, key)))
    }
  })

  it('gives the answer of libsodium test/default/kdf.exp for 32 bytes', () => {
    expect(hex(subkeyOf(sequence(0, 32), 32, 'KDF test'))).toBe(
      '154b291f11196737f8b7f491e4ca11764e0227d34f94295408a869f007aa8618',
    )
  })

  it('pads as the product does', () => {
    for (let length = 1; length < 5000; length += 7) expect(padmeAgain(length)).toBe(padmeLength(length))
  })
})
