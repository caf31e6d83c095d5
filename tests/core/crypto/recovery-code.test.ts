import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import {
  crockford,
  CROCKFORD,
  formatRecoveryCode,
  normalizeGroup,
  parseRecoveryCode,
  readRecoveryCode,
  RECOVERY_BYTES,
  recoverySlotKey,
} from '../../../src/core/crypto/recovery-code.ts'
import { sequence, someBytes } from '../../support/byte-arbitraries.ts'

const CODE = fromHex('8f3a1c0de5b27746920fd1e8a4637bc5de901234')
const WRITTEN = formatRecoveryCode(CODE)
const refused = expect.objectContaining({ code: 'WrongRecoveryCode' })

/** RFC 4648 section 10: the base32 of texts whose length needs no padding; the alphabet is RFC 4648's. */
const RFC4648 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const BASE32 = [['fooba', 'MZXW6YTB']] as const

describe("Crockford's base32", () => {
  it('has the alphabet of https://www.crockford.com/base32.html: no I, L, O, U', () => {
    expect(CROCKFORD).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
  })

  it.each(BASE32)('writes %j as RFC 4648 does, in its own letters', (text, base32) => {
    const translated = [...base32].map((letter) => CROCKFORD[RFC4648.indexOf(letter)]).join('')
    expect(crockford(utf8(text), base32.length)).toBe(translated)
    expect(translated).toBe('CSQPYRK1')
  })
})

describe('a recovery code', () => {
  it('is nine groups of four, the last one of check characters', () => {
    expect(WRITTEN).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
    // The check: 20 bits of BLAKE2b-256 of a label and the code (Python 3.11, hashlib.blake2b).
    expect(WRITTEN).toBe('HWX1-R3F5-P9VM-D4GF-T7MA-8RVV-RQF9-04HM-JWY1')
  })

  it('is read back, whatever its bytes', () => {
    fc.assert(
      fc.property(someBytes(RECOVERY_BYTES), (code) => {
        expect(toHex(parseRecoveryCode(formatRecoveryCode(code)))).toBe(toHex(code))
      }),
    )
    for (const code of [new Uint8Array(RECOVERY_BYTES), new Uint8Array(RECOVERY_BYTES).fill(0xff)]) {
      expect(toHex(parseRecoveryCode(formatRecoveryCode(code)))).toBe(toHex(code))
    }
  })

  it('is read in small letters, with spaces, dashes and line breaks anywhere', () => {
    for (const typed of [
      WRITTEN.toLowerCase(),
      WRITTEN.replaceAll('-', ''),
      WRITTEN.replaceAll('-', ' '),
      ` ${WRITTEN.replaceAll('-', '\n')} \r\n`,
      [...WRITTEN].join(' '),
    ]) {
      expect(toHex(parseRecoveryCode(typed)), typed).toBe(toHex(CODE))
    }
  })

  it('is read with I and L written for 1 and O for 0', () => {
    const code = formatRecoveryCode(sequence(0, RECOVERY_BYTES))
    expect(code).toMatch(/0/)
    expect(code).toMatch(/1/)
    for (const one of ['I', 'i', 'L', 'l']) {
      const typed = code.replaceAll('1', one).replaceAll('0', one === 'i' ? 'o' : 'O')
      expect(toHex(parseRecoveryCode(typed))).toBe(toHex(sequence(0, RECOVERY_BYTES)))
    }
  })

  it('notices every single character that was mistaken for another', () => {
    const plain = WRITTEN.replaceAll('-', '')
    let tried = 0
    for (let at = 0; at < plain.length; at++) {
      for (const other of CROCKFORD) {
        if (other === plain[at]) continue
        const typed = plain.slice(0, at) + other + plain.slice(at + 1)
        expect(() => parseRecoveryCode(typed), typed).toThrow(refused)
        tried++
      }
    }
    expect(tried).toBe(36 * 31)
  })

  it('notices two neighbours that changed places, a missing and a doubled character', () => {
    const plain = WRITTEN.replaceAll('-', '')
    for (let at = 0; at < plain.length; at++) {
      const swapped =
        plain.slice(0, at) +
        plain
          .slice(at, at + 2)
          .split('')
          .toReversed()
          .join('') +
        plain.slice(at + 2)
      if (swapped !== plain) expect(() => parseRecoveryCode(swapped), swapped).toThrow(refused)
      expect(() => parseRecoveryCode(plain.slice(0, at) + plain.slice(at + 1))).toThrow(refused)
      expect(() => parseRecoveryCode(plain.slice(0, at) + plain[at] + plain.slice(at))).toThrow(refused)
    }
  })

  it('refuses anything that is not a code, by the same name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(() => parseRecoveryCode(typed)).toThrow(refused)
      }),
    )
    expect(() => parseRecoveryCode(`U${WRITTEN.slice(1)}`)).toThrow(refused)
  })

  it('can be compared group by group as it was typed', () => {
    expect(normalizeGroup(' l0o-i ')).toBe('1001')
  })
})

describe('the slot key of a recovery code', () => {
  it('is BLAKE2b-256 of a label and the salt, keyed with the code', () => {
    // Python 3.11: hashlib.blake2b(b'holdfast recovery slot\0' + salt, key=code, digest_size=32)
    expect(toHex(recoverySlotKey(CODE, sequence(0, 16)))).toBe(
      'be6f2a47b2f8587d4338c7a042d03116a8f732d4a36d279a08927054cc23f2e4',
    )
  })
})

describe('a recovery code as it was copied', () => {
  it('is whole whatever its case and gaps', () => {
    const read = readRecoveryCode(WRITTEN.toLowerCase().replaceAll('-', ' '))
    expect(read).toEqual({ groups: WRITTEN.split('-'), wrong: [], isWhole: true })
    expect(readRecoveryCode(WRITTEN.replaceAll('-', '')).isWhole).toBe(true)
  })

  it('names a group that is too short or holds what no code holds', () => {
    const short = WRITTEN.replace('R3F5', 'R3F').replace('04HM', '04H!')
    expect(readRecoveryCode(short)).toMatchObject({ wrong: [2, 8], isWhole: false })
    expect(readRecoveryCode(WRITTEN.replace('JWY1', 'JWYU')).wrong).toEqual([9])
  })

  it('names the one group in which a single character was misread', () => {
    for (const [right, misread, number] of [
      ['P9VM', 'P9VN', 3],
      ['T7MA', '77MA', 5],
      ['JWY1', 'JWY7', 9],
    ] as const)
      expect(readRecoveryCode(WRITTEN.replace(right, misread)).wrong).toEqual([number])
  })

  it('names none where more than one character is wrong, and finds no nine groups in less', () => {
    expect(readRecoveryCode(WRITTEN.replace('HWX1', 'AAAA'))).toMatchObject({ wrong: [], isWhole: false })
    expect(readRecoveryCode('HWX1 R3F5')).toEqual({ groups: ['HWX1', 'R3F5'], wrong: [], isWhole: false })
  })
})
