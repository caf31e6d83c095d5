import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VaultId } from '../../../src/contract/ids.ts'
import { toBase64, toHex } from '../../../src/core/crypto/bytes.ts'
import type { HeaderKey, VaultKey } from '../../../src/core/crypto/keys.ts'
import { authenticateHeader, readHeader, writeHeader, type Header } from '../../../src/core/vault/header.ts'
import { makePassphraseSlot, makeRecoverySlot, openSlot, type Slot } from '../../../src/core/vault/slots.ts'
import { formatRecoveryCode } from '../../../src/core/crypto/recovery-code.ts'
import { flipBit, sequence, someBytes } from '../../support/byte-arbitraries.ts'
import { emptyVaultDb } from '../../support/empty-vault-db.ts'
import { cheapKdf, testHost } from '../../support/vault-host.ts'

const KEY = sequence(1, 32) as HeaderKey
const VAULT = 'ab'.repeat(16) as VaultId
const VAULT_KEY = sequence(50, 32) as VaultKey
const HOST = { kdf: cheapKdf, random: testHost().random }
const base64 = (length: number) => someBytes(length).map(toBase64)

const slots: fc.Arbitrary<Slot> = fc.oneof(
  fc.record({
    kind: fc.constant('passphrase' as const),
    kdf: fc.constant('argon2id13' as const),
    memoryBytes: fc.integer({ min: 1 }),
    passes: fc.integer({ min: 1, max: 99 }),
    salt: base64(16),
    box: base64(72),
  }),
  fc.record({
    kind: fc.constant('recovery' as const),
    kdf: fc.constant('blake2b' as const),
    salt: base64(16),
    box: base64(72),
  }),
)
const headers: fc.Arbitrary<Header> = fc.record({
  format: fc.constant(1 as const),
  vault: someBytes(16).map((id) => toHex(id) as VaultId),
  generation: fc.integer({ min: 1 }),
  copiedAt: fc.constantFrom(null, '2026-11-22T04:25:00.000Z' as NonNullable<Header['copiedAt']>),
  slots: fc.array(slots, { minLength: 1, maxLength: 8 }),
  keys: fc.record({ log: base64(32), manifest: base64(32), pdf: base64(91) }),
})

describe('the header', () => {
  it('is read back as it was written, from either copy alone', () => {
    const db = emptyVaultDb()
    fc.assert(
      fc.property(headers, fc.constantFrom(null, 0, 1), (header, lost) => {
        writeHeader(db, KEY, header)
        if (lost !== null) db.prepare('UPDATE header SET body = zeroblob(9) WHERE copy = ?').run(lost)
        const stored = readHeader(db)
        expect(stored.header).toEqual(header)
        expect(stored.wholeCopies).toBe(lost === null ? 2 : 1)
        expect(() => authenticateHeader(KEY, stored)).not.toThrow()
      }),
    )
  })

  it('is not authentic under another key', () => {
    const db = emptyVaultDb()
    fc.assert(
      fc.property(headers, fc.nat(), (header, at) => {
        writeHeader(db, flipBit(KEY, at) as HeaderKey, header)
        expect(() => authenticateHeader(KEY, readHeader(db))).toThrow(
          expect.objectContaining({ code: 'DamagedHeader' }),
        )
      }),
    )
  })
})

describe('a slot', () => {
  it('opens with its secret and with no other', async () => {
    const typed = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 30 })
      .filter((text) => !/[\r\n]$/.test(text))
    const property = fc.asyncProperty(typed, typed, async (passphrase, other) => {
      const slot = await makePassphraseSlot(VAULT, VAULT_KEY, passphrase, HOST)
      const opened = await openSlot(VAULT, [slot], { kind: 'passphrase', passphrase }, cheapKdf)
      expect(toHex(opened)).toBe(toHex(VAULT_KEY))
      fc.pre(passphrase.normalize('NFC') !== other.normalize('NFC'))
      const wrong = openSlot(VAULT, [slot], { kind: 'passphrase', passphrase: other }, cheapKdf)
      await expect(wrong).rejects.toMatchObject({ code: 'WrongPassphrase' })
    })
    await fc.assert(property, { numRuns: 40 })
  })

  it('does not open in another vault, or once its own description was changed', async () => {
    const slot = await makePassphraseSlot(VAULT, VAULT_KEY, 'right', HOST)
    const secret = { kind: 'passphrase', passphrase: 'right' } as const
    const salt = toBase64(flipBit(Buffer.from(slot.salt, 'base64'), 3))
    // A KDF that answers alike whatever it is asked: only what the box is bound to can tell the difference.
    const key = await cheapKdf.derive(Buffer.from('right'), Buffer.from(slot.salt, 'base64'), slot)
    const stubborn = { ...cheapKdf, derive: () => Promise.resolve(key) }
    for (const [vault, changed] of [
      ['cd'.repeat(16) as VaultId, slot],
      [VAULT, { ...slot, passes: 2 }],
      [VAULT, { ...slot, memoryBytes: slot.memoryBytes * 2 }],
      [VAULT, { ...slot, salt }],
    ] as const) {
      await expect(openSlot(vault, [changed], secret, stubborn)).rejects.toMatchObject({
        code: 'WrongPassphrase',
      })
    }
    expect(toHex(await openSlot(VAULT, [slot], secret, stubborn))).toBe(toHex(VAULT_KEY))
  })

  it('of the other kind is not there, and is told from a wrong code', async () => {
    const passphrase = await makePassphraseSlot(VAULT, VAULT_KEY, 'right', HOST)
    const recovery = makeRecoverySlot(VAULT, VAULT_KEY, sequence(3, 20), HOST.random)
    const code = (first: number) =>
      ({ kind: 'recovery', code: formatRecoveryCode(sequence(first, 20)) }) as const
    await expect(openSlot(VAULT, [passphrase], code(3), cheapKdf)).rejects.toMatchObject({
      code: 'NoRecoverySlot',
    })
    const wrong = openSlot(VAULT, [passphrase, recovery], code(4), cheapKdf)
    await expect(wrong).rejects.toMatchObject({ code: 'WrongRecoveryCode' })
    expect(toHex(await openSlot(VAULT, [passphrase, recovery], code(3), cheapKdf))).toBe(toHex(VAULT_KEY))
  })
})
