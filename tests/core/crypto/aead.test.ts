import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NONCE_BYTES, openBox, sealBox, TAG_BYTES } from '../../../src/core/crypto/aead.ts'
import { fromHex, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { flipBit, sequence, someBytes } from '../../support/byte-arbitraries.ts'

const LADIES =
  "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."

/** draft-irtf-cfrg-xchacha-03, appendix A.3.1. */
const DRAFT = {
  key: sequence(0x80, 32),
  nonce: sequence(0x40, 24),
  associated: fromHex('50515253c0c1c2c3c4c5c6c7'),
  sealed:
    'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb' +
    '731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452' +
    '2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9' +
    '21f9664c97637da9768812f615c68b13b52e' +
    'c0875924c1c7987947deafd8780acf49',
}

const boxes = fc.record({
  key: someBytes(32),
  nonce: someBytes(NONCE_BYTES),
  associated: fc.uint8Array({ maxLength: 60 }),
  plaintext: fc.uint8Array({ maxLength: 300 }),
})

const refused = expect.objectContaining({ code: 'DamagedEntry' })

describe('a box', () => {
  it('is the nonce and then what the draft of XChaCha20-Poly1305 prints', () => {
    const box = sealBox(DRAFT.key, DRAFT.nonce, DRAFT.associated, utf8(LADIES))
    expect(toHex(box)).toBe(toHex(DRAFT.nonce) + DRAFT.sealed)
    expect(toHex(openBox(DRAFT.key, DRAFT.associated, box, 'DamagedEntry'))).toBe(toHex(utf8(LADIES)))
  })

  it('opens to what went in, and is as long as that, a nonce and a tag', () => {
    fc.assert(
      fc.property(boxes, ({ key, nonce, associated, plaintext }) => {
        const box = sealBox(key, nonce, associated, plaintext)
        expect(box.length).toBe(NONCE_BYTES + plaintext.length + TAG_BYTES)
        expect(toHex(openBox(key, associated, box, 'DamagedEntry'))).toBe(toHex(plaintext))
      }),
    )
  })

  it('does not open when any one bit of it, of its key or of what it is bound to is another', () => {
    fc.assert(
      fc.property(boxes, fc.nat(), ({ key, nonce, associated, plaintext }, at) => {
        const box = sealBox(key, nonce, associated, plaintext)
        expect(() => openBox(key, associated, flipBit(box, at), 'DamagedEntry')).toThrow(refused)
        expect(() => openBox(flipBit(key, at), associated, box, 'DamagedEntry')).toThrow(refused)
        const elsewhere = associated.length === 0 ? Uint8Array.of(0) : flipBit(associated, at)
        expect(() => openBox(key, elsewhere, box, 'DamagedEntry')).toThrow(refused)
      }),
    )
  })

  it('does not open cut short at any length, and says which error it was told to', () => {
    const box = sealBox(DRAFT.key, DRAFT.nonce, DRAFT.associated, utf8(LADIES))
    for (let length = 0; length < box.length; length++) {
      const cut = box.subarray(0, length)
      expect(() => openBox(DRAFT.key, DRAFT.associated, cut, 'WrongPassphrase')).toThrow(
        expect.objectContaining({ code: 'WrongPassphrase' }),
      )
    }
  })
})
