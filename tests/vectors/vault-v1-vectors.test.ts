import { describe, expect, it } from 'vitest'
import type { Instant, VaultId } from '../../src/contract/ids.ts'
import { openBox, sealBox } from '../../src/core/crypto/aead.ts'
import { fromHex, fromUtf8, toHex, utf8 } from '../../src/core/crypto/bytes.ts'
import { argon2id, passphraseBytes } from '../../src/core/crypto/kdf.ts'
import { deriveSubkeys, type PassKey, type VaultKey } from '../../src/core/crypto/keys.ts'
import {
  formatRecoveryCode,
  parseRecoveryCode,
  recoverySlotKey,
} from '../../src/core/crypto/recovery-code.ts'
import { openChunk, sealChunk, streamKey } from '../../src/core/crypto/stream.ts'
import { encodeEntry } from '../../src/core/ledger/entry.ts'
import { readHead } from '../../src/core/ledger/head.ts'
import { Ledger } from '../../src/core/ledger/ledger.ts'
import { recollect, remember } from '../../src/core/vault/device-memory.ts'
import { authenticateHeader, Header, readHeader, writeHeader } from '../../src/core/vault/header.ts'
import { insertPassKey } from '../../src/core/vault/passes.ts'
import { readSigningKey, writeSigningKey } from '../../src/core/vault/signing-keys.ts'
import { makePassphraseSlot, makeRecoverySlot, openSlot } from '../../src/core/vault/slots.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { emptyVaultDb } from '../support/empty-vault-db.ts'
import { cheapKdf, testClock, testDeviceMemory } from '../support/vault-host.ts'
import vectors from './vault-v1.json' with { type: 'json' }

// Every sealed thing of the vault format with its keys and nonces fixed, as a second implementation made it
// (make-vault-v1-vectors.ts): the product must write these very bytes, and read them.

const KEYS = deriveSubkeys(fromHex(vectors.vaultKey) as VaultKey)
const VAULT = vectors.vaultId as VaultId
const VAULT_BYTES = fromHex(vectors.vaultId)

/** Gives out these bytes, in order, and no others. */
function scripted(...hexParts: readonly string[]): { bytes(length: number): Uint8Array } {
  let rest = hexParts.join('')
  return {
    bytes: (length) => {
      const given = rest.slice(0, 2 * length)
      if (given.length !== 2 * length) throw new Error('more was asked for than the vector has')
      rest = rest.slice(2 * length)
      return fromHex(given)
    },
  }
}

describe('version 1 of the vault format', () => {
  it('derives the five subkeys', () => {
    const derived = Object.fromEntries(Object.entries(KEYS).map(([name, key]) => [name, toHex(key)]))
    expect(derived).toEqual(vectors.subkeys)
  })

  it('makes and opens the passphrase slot', async () => {
    const { passphrase, salt, nonce, slotKey, box, associated, ...params } = vectors.passphraseSlot
    expect(toHex(passphraseBytes(passphrase))).toBe(params.passphraseBytes)
    expect(toHex(argon2id(passphraseBytes(passphrase), fromHex(salt), params))).toBe(slotKey)
    const host = { kdf: cheapKdf, random: scripted(salt, nonce) }
    const slot = await makePassphraseSlot(VAULT, fromHex(vectors.vaultKey) as VaultKey, passphrase, host)
    expect(toHex(Buffer.from(slot.box, 'base64'))).toBe(box)
    expect(toHex(openBox(fromHex(slotKey), utf8(associated), fromHex(box), 'Internal'))).toBe(
      vectors.vaultKey,
    )
    const opened = await openSlot(VAULT, [slot], { kind: 'passphrase', passphrase }, cheapKdf)
    expect(toHex(opened)).toBe(vectors.vaultKey)
  })

  it('makes and opens the recovery slot', async () => {
    const { code, written, salt, nonce, slotKey, box } = vectors.recoverySlot
    expect(formatRecoveryCode(fromHex(code))).toBe(written)
    expect(toHex(parseRecoveryCode(written))).toBe(code)
    expect(toHex(recoverySlotKey(fromHex(code), fromHex(salt)))).toBe(slotKey)
    const vaultKey = fromHex(vectors.vaultKey) as VaultKey
    const slot = makeRecoverySlot(VAULT, vaultKey, fromHex(code), scripted(salt, nonce))
    expect(toHex(Buffer.from(slot.box, 'base64'))).toBe(box)
    const opened = await openSlot(VAULT, [slot], { kind: 'recovery', code: written }, cheapKdf)
    expect(toHex(opened)).toBe(vectors.vaultKey)
  })

  it('writes and reads both copies of the header', () => {
    const db = emptyVaultDb()
    const { body, mac, sha256 } = vectors.header
    writeHeader(db, KEYS.header, Header.parse(JSON.parse(body)))
    const rows = db.prepare('SELECT copy, body, mac, sha256 FROM header ORDER BY copy').all() as {
      copy: number
      body: Buffer
      mac: Buffer
      sha256: Buffer
    }[]
    const written = rows.map((row) => [row.copy, fromUtf8(row.body), toHex(row.mac), toHex(row.sha256)])
    expect(written).toEqual([0, 1].map((copy) => [copy, body, mac, sha256]))
    const stored = readHeader(db)
    expect(stored.wholeCopies).toBe(2)
    expect(() => authenticateHeader(KEYS.header, stored)).not.toThrow()
  })

  it('writes entries, leaves and head', () => {
    const db = emptyVaultDb()
    const salts = vectors.entries.map((entry) => (JSON.parse(entry.text) as { salt: string }).salt)
    const saltHex = salts.map((salt) => toHex(Buffer.from(salt, 'base64')))
    const random = scripted(...saltHex, ...vectors.entries.map((entry) => entry.nonce))
    const at = '2026-11-22T04:25:00.000Z' as Instant
    const ledger = new Ledger(db, KEYS, VAULT_BYTES, { clock: testClock(at), random })
    const drafts = vectors.entries.map((entry) => {
      const { payload } = JSON.parse(entry.text) as { payload: { text: string } }
      return { type: 'note.written@1', payload }
    })
    const staged = ledger.stage(drafts)
    ledger.store(staged)
    ledger.accept(staged)
    expect(staged.entries.map((entry) => fromUtf8(entry.bytes))).toEqual(
      vectors.entries.map((one) => one.text),
    )
    expect(toHex(encodeEntry(drafts[0]!, at, 'owner', fromHex(saltHex[0]!)))).toBe(
      toHex(utf8(vectors.entries[0]!.text)),
    )
    const boxes = db.prepare('SELECT box FROM entries ORDER BY seq').all() as { box: Buffer }[]
    expect(boxes.map(({ box }) => toHex(box))).toEqual(vectors.entries.map((entry) => entry.box))
    expect(toHex(ledger.leavesBytes)).toBe(vectors.entries.map((entry) => entry.leaf).join(''))
    const row = db.prepare('SELECT size, root, mac FROM head').get() as {
      size: number
      root: Buffer
      mac: Buffer
    }
    expect({ size: row.size, root: toHex(row.root), mac: toHex(row.mac) }).toEqual(vectors.head)
    expect(readHead(db, KEYS.header, VAULT_BYTES).size).toBe(3)
  })

  it('seals and opens chunks, and wraps their key', () => {
    const { id, passKey, chunks, wrapNonce, wrapBox } = vectors.exhibit
    const key = streamKey(fromHex(passKey) as PassKey)
    expect(toHex(key.subkey)).toBe(vectors.exhibit.streamKey)
    for (const { index, isLast, plaintext, box } of chunks) {
      expect(toHex(sealChunk(key, fromHex(id), index, isLast, fromHex(plaintext)))).toBe(box)
      expect(toHex(openChunk(key, fromHex(id), index, isLast, fromHex(box)))).toBe(plaintext)
    }
    const db = emptyVaultDb()
    const vault = { db, keys: KEYS, idBytes: VAULT_BYTES, host: { random: scripted(wrapNonce) } }
    insertPassKey(vault as unknown as Vault, { id: fromHex(id), key: fromHex(passKey) as PassKey })
    const { box } = db.prepare('SELECT box FROM exhibit_keys').get() as { box: Buffer }
    expect(toHex(box)).toBe(wrapBox)
  })

  it('seals signing keys', () => {
    const { name, seed, nonce, box } = vectors.signingKey
    const store = { db: emptyVaultDb(), key: KEYS.signingWrap, vaultIdBytes: VAULT_BYTES }
    writeSigningKey(store, name as 'log', fromHex(seed), scripted(nonce))
    const row = store.db.prepare('SELECT box FROM signing_keys WHERE name = ?').get(name) as { box: Buffer }
    expect(toHex(row.box)).toBe(box)
    expect(toHex(readSigningKey(store, 'log'))).toBe(seed)
  })

  it('writes what a computer remembers, and reads it', () => {
    const { name, nonce, box } = vectors.deviceMemory
    const port = testDeviceMemory()
    const store = { port, key: KEYS.device, random: scripted(nonce) }
    const header = Header.parse(JSON.parse(vectors.header.body))
    remember(store, header, { size: 3, root: fromHex(vectors.head.root) })
    expect([...port.records].map(([key, record]) => [key, toHex(record)])).toEqual([[name, box]])
    const leaves = fromHex(vectors.entries.map((entry) => entry.leaf).join(''))
    expect(recollect(store, header, leaves)).toBe('same-or-newer')
    expect(recollect(store, header, leaves.subarray(0, 64))).toBe('older')
    expect(recollect(store, header, Buffer.concat([leaves.subarray(32), leaves]))).toBe('forked')
  })

  it('binds the description of a snapshot to its vault and its pass', () => {
    const { text, associated, nonce, box } = vectors.snapshot
    const sealed = sealBox(KEYS.exhibitWrap, fromHex(nonce), fromHex(associated), utf8(text))
    expect(toHex(sealed)).toBe(box)
  })
})
