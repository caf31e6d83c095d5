import { NONCE_BYTES, openBox, sealBox } from '../crypto/aead.ts'
import { bigEndian, concat } from '../crypto/bytes.ts'
import { deriveSubkeys, KEY_BYTES, wipeKeys, type Subkeys, type VaultKey } from '../crypto/keys.ts'
import { RECOVERY_BYTES } from '../crypto/recovery-code.ts'
import type { Db } from '../db/open.ts'
import { writeHead } from '../ledger/head.ts'
import { resealDrafts } from './drafts.ts'
import { remember } from './device-memory.ts'
import { writeHeader, type Header } from './header.ts'
import { readSigningKey, SIGNING_KEY_NAMES, writeSigningKey } from './signing-keys.ts'
import { makePassphraseSlot, makeRecoverySlot, type Slot } from './slots.ts'
import type { Vault } from './vault.ts'

export type ReplacedKeys = {
  readonly entries: number
  readonly exhibits: number
  /** 20 bytes, to be shown once, if asked for. The old code opens nothing any more. */
  readonly recoveryCode: Uint8Array | null
}

/**
 * A new vault key, for when somebody knew the old one: re-seals every entry, draft and signing key, rewraps every
 * exhibit key without touching chunks, and drops the snapshot, in one transaction (DESIGN section 3).
 * Exhibit keys themselves stay: whoever had the old key *and* a copy of the file then can read that copy for ever.
 */
export async function replaceKeys(
  vault: Vault,
  ask: { readonly passphrase: string; readonly withRecovery: boolean },
): Promise<ReplacedKeys> {
  vault.assertWritable()
  const { random } = vault.host
  const newKey = random.bytes(KEY_BYTES) as VaultKey
  const newKeys = deriveSubkeys(newKey)
  const recoveryCode = ask.withRecovery ? random.bytes(RECOVERY_BYTES) : null
  const slots: Slot[] = [await makePassphraseSlot(vault.id, newKey, ask.passphrase, vault.host)]
  if (recoveryCode !== null) slots.push(makeRecoverySlot(vault.id, newKey, recoveryCode, random))
  const header: Header = { ...vault.header, slots, generation: vault.header.generation + 1 }
  const payload = { generation: header.generation, slots: slots.map((slot) => slot.kind) }
  const counts = { entries: 0, exhibits: 0 }
  vault.write([{ type: 'vault.keys-replaced@1', payload }], (db) => {
    const move: Move = { vault, db, from: vault.keys, to: newKeys }
    counts.entries = resealEntries(move)
    counts.exhibits = rewrapExhibitKeys(move)
    resealSigningKeys(move)
    resealDrafts(vault, newKeys.entry)
    resealHead(move)
    db.prepare('DELETE FROM snapshot').run()
    writeHeader(db, newKeys.header, header)
  })
  adopt(vault, newKey, newKeys, header)
  return { ...counts, recoveryCode }
}

type Move = { readonly vault: Vault; readonly db: Db; readonly from: Subkeys; readonly to: Subkeys }

function resealEntries({ vault, db, from, to }: Move): number {
  const update = db.prepare('UPDATE entries SET box = ? WHERE seq = ?')
  const rows = db.prepare('SELECT seq, box FROM entries ORDER BY seq').all() as { seq: number; box: Buffer }[]
  for (const { seq, box } of rows) {
    const associated = concat(vault.idBytes, bigEndian(seq, 8))
    const padded = openBox(from.entry, associated, box, 'DamagedEntry')
    update.run(sealBox(to.entry, vault.host.random.bytes(NONCE_BYTES), associated, padded), seq)
  }
  return rows.length
}

function rewrapExhibitKeys({ vault, db, from, to }: Move): number {
  const update = db.prepare('UPDATE exhibit_keys SET box = ? WHERE exhibit = ?')
  const rows = db.prepare('SELECT exhibit, box FROM exhibit_keys').all() as { exhibit: Buffer; box: Buffer }[]
  for (const { exhibit, box } of rows) {
    const associated = concat(vault.idBytes, exhibit)
    const key = openBox(from.exhibitWrap, associated, box, 'DamagedExhibit')
    update.run(sealBox(to.exhibitWrap, vault.host.random.bytes(NONCE_BYTES), associated, key), exhibit)
  }
  return rows.length
}

function resealSigningKeys({ vault, to }: Move): void {
  for (const name of SIGNING_KEY_NAMES) {
    const secret = readSigningKey(vault.signing, name)
    writeSigningKey({ ...vault.signing, key: to.signingWrap }, name, secret, vault.host.random)
  }
}

function resealHead({ vault, db, to }: Move): void {
  const { size, root } = db.prepare('SELECT size, root FROM head').get() as {
    readonly size: number
    readonly root: Buffer
  }
  writeHead(db, to.header, vault.idBytes, { size, root })
}

/** The vault goes on under its new keys. */
function adopt(vault: Vault, newKey: VaultKey, newKeys: Subkeys, header: Header): void {
  wipeKeys(vault.vaultKey, ...Object.values(vault.keys))
  vault.vaultKey = newKey
  vault.keys = newKeys
  vault.header = header
  vault.snapshotSize = 0
  vault.reloadLedger()
  remember(vault.memory, header, vault.ledger.head)
}
