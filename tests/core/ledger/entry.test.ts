import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant, Seq } from '../../../src/contract/ids.ts'
import { fromUtf8, toBase64, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { decodeEntry, encodeEntry, SALT_BYTES } from '../../../src/core/ledger/entry.ts'
import { sequence, someBytes } from '../../support/byte-arbitraries.ts'

const AT = '2026-11-22T04:25:00.000Z' as Instant
const SEQ = 7 as Seq
const refused = expect.objectContaining({ code: 'DamagedEntry' })

describe('an entry', () => {
  it('is canonical JSON of when, who, what, a salt and a type', () => {
    const draft = { type: 'note.written@1', payload: { text: 'Grüße 👋', number: 3 } }
    const bytes = encodeEntry(draft, AT, 'owner', sequence(0, SALT_BYTES))
    expect(fromUtf8(bytes)).toBe(
      '{"at":"2026-11-22T04:25:00.000Z","by":"owner","payload":{"number":3,"text":"Grüße 👋"},' +
        '"salt":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=","type":"note.written@1"}',
    )
  })

  it('is read back as it was written, with the bytes it was read from', () => {
    const drafts = fc.record({
      type: fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
      payload: fc.dictionary(
        fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
        fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
      ),
    })
    fc.assert(
      fc.property(drafts, someBytes(SALT_BYTES), (draft, salt) => {
        const bytes = encodeEntry(draft, AT, 'owner', salt)
        const { payload, ...rest } = decodeEntry(SEQ, bytes)
        expect(rest).toEqual({ seq: SEQ, at: AT, by: 'owner', type: draft.type, bytes })
        expect(payload).toEqual(draft.payload)
        expect(fromUtf8(bytes)).toContain(toBase64(salt))
      }),
    )
  })

  it('is other bytes with another salt, so that a guess of what it says cannot be tried against its leaf', () => {
    fc.assert(
      fc.property(someBytes(SALT_BYTES), someBytes(SALT_BYTES), (one, other) => {
        fc.pre(toHex(one) !== toHex(other))
        const draft = { type: 'a@1', payload: {} }
        expect(toHex(encodeEntry(draft, AT, 'owner', one))).not.toBe(
          toHex(encodeEntry(draft, AT, 'owner', other)),
        )
      }),
    )
  })

  it.each([
    'not JSON',
    '',
    'null',
    '[]',
    '7',
    '{}',
    '{"at":"x","by":"owner","type":"a@1"}',
    '{"at":"x","by":"owner","type":"a@1","payload":null}',
    '{"at":"x","by":"owner","type":"a@1","payload":"text"}',
    '{"at":1,"by":"owner","type":"a@1","payload":{}}',
    '{"at":"x","type":"a@1","payload":{}}',
  ])('is not %j', (text) => {
    expect(() => decodeEntry(SEQ, utf8(text))).toThrow(refused)
  })

  it('is never anything but an entry or a named error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(utf8)), (bytes) => {
        try {
          expect(decodeEntry(SEQ, bytes)).toMatchObject({ seq: SEQ })
        } catch (error) {
          expect(error).toMatchObject({ code: 'DamagedEntry' })
        }
      }),
    )
  })
})
