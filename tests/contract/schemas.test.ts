import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError, ERROR_CODES, isAppError } from '../../src/contract/errors.ts'
import {
  CaseId,
  ExhibitId,
  IncidentId,
  Instant,
  NoteId,
  Seq,
  Sha256Hex,
  VaultId,
} from '../../src/contract/ids.ts'
import { text } from '../../src/contract/records.ts'
import { Tag } from '../../src/contract/tags.ts'
import { When } from '../../src/contract/when.ts'

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })

describe('ids', () => {
  const IDS = [VaultId, CaseId, IncidentId, ExhibitId, NoteId]

  it('are 32 lowercase hex digits and nothing else', () => {
    fc.assert(
      fc.property(hex(32), (id) => {
        for (const schema of IDS) expect(schema.parse(id)).toBe(id)
      }),
    )
    const wrong = [
      '',
      'A'.repeat(32),
      'a'.repeat(31),
      'a'.repeat(33),
      `${'a'.repeat(32)}\n`,
      `${'a'.repeat(31)}g`,
    ]
    for (const id of wrong) for (const schema of IDS) expect(schema.safeParse(id).success, id).toBe(false)
  })

  it('of content are 64 of them', () => {
    fc.assert(fc.property(hex(64), (digest) => void Sha256Hex.parse(digest)))
    for (const digest of ['A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}\n`]) {
      expect(Sha256Hex.safeParse(digest).success).toBe(false)
    }
  })

  it('of lines are whole numbers from 0', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (seq) => void Seq.parse(seq)))
    for (const seq of [-1, 0.5, Number.NaN, 2 ** 53, '0']) expect(Seq.safeParse(seq).success).toBe(false)
  })
})

describe('an instant', () => {
  it('is what the clock of a computer prints in UTC with milliseconds', () => {
    const dates = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(fc.property(dates, (date) => void Instant.parse(date.toISOString())))
    for (const at of [
      '2026-11-22T04:25:00Z',
      '2026-11-22T04:25:00.000+00:00',
      '2026-11-22 04:25:00.000Z',
      '2026-11-22T04:25:00.000Z\n',
      '+012026-11-22T04:25:00.000Z',
    ]) {
      expect(Instant.safeParse(at).success, at).toBe(false)
    }
  })
})

describe('a When', () => {
  const known = {
    kind: 'day',
    fromAt: '2026-03-10T00:00:00.000Z',
    toAt: '2026-03-11T00:00:00.000Z',
    unit: 'day',
  } as const
  const base = { zone: 'Europe/London', asTyped: '2026-03-10' }

  it('has both bounds in order, or is unknown and has none', () => {
    expect(When.safeParse({ ...known, ...base }).success).toBe(true)
    expect(When.safeParse({ kind: 'unknown', ...base }).success).toBe(true)
    for (const wrong of [
      { kind: 'day', ...base },
      { ...known, ...base, toAt: undefined },
      { ...known, ...base, kind: 'unknown' },
      { ...known, ...base, fromAt: known.toAt, toAt: known.fromAt },
      { ...known, ...base, zone: '' },
      { ...known, ...base, more: 1 },
    ]) {
      expect(When.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
    }
  })
})

describe('text', () => {
  it('is any well-formed text as it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        expect(text(10_000).parse(given)).toBe(given)
      }),
    )
  })

  it('holds no lone surrogate and is no longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        expect(text(10_000).safeParse(`${before}\ud800 ${after}`).success).toBe(false)
      }),
    )
    expect(text(3).safeParse('abc').success).toBe(true)
    expect(text(3).safeParse('abcd').success).toBe(false)
  })

  it('of a tag has no space at either end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (given) => {
        const fits = given !== '' && given.length <= 60 && !/^\s|\s$/u.test(given)
        expect(Tag.safeParse(given).success).toBe(fits)
      }),
    )
  })
})

describe('errors', () => {
  it('have names that are all different', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length)
  })

  it('are told apart from any other error, and by their names', () => {
    const error = new AppError('NotFound', 'no such thing', { cause: 1 })
    expect([isAppError(error), isAppError(error, 'NotFound'), isAppError(error, 'Erased')]).toEqual([
      true,
      true,
      false,
    ])
    for (const other of [new Error('x'), { code: 'NotFound' }, null]) expect(isAppError(other)).toBe(false)
    expect(error).toMatchObject({ name: 'AppError', code: 'NotFound', cause: 1 })
  })
})
