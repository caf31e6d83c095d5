import { AppError } from '../../contract/errors.ts'
import { NONCE_BYTES, openBox, sealBox } from '../crypto/aead.ts'
import { concat, fromHex, toHex, utf8 } from '../crypto/bytes.ts'
import type { EntryKey } from '../crypto/keys.ts'
import { pad, unpad } from '../crypto/padding.ts'
import { inTransaction } from '../db/open.ts'
import type { Vault } from './vault.ts'

/** What is typed and not yet saved: outside the ledger, in no export, gone when saved or thrown away. */
export type Draft = {
  /** 32 lowercase hex digits, chosen by whoever keeps the draft. */
  readonly id: string
  readonly bytes: Uint8Array
}

type DraftRow = { readonly id: Buffer; readonly box: Buffer }

const associated = (vault: Vault, id: Uint8Array) => concat(utf8('draft'), vault.idBytes, id)

function seal(vault: Vault, key: EntryKey, id: Uint8Array, bytes: Uint8Array): Uint8Array {
  return sealBox(key, vault.host.random.bytes(NONCE_BYTES), associated(vault, id), pad(bytes))
}

function open(vault: Vault, row: DraftRow): Draft {
  const padded = openBox(vault.keys.entry, associated(vault, row.id), row.box, 'DamagedEntry')
  return { id: toHex(row.id), bytes: unpad(padded) }
}

/** Keeps a draft in the place of what it said before (docs/vault-format.md section 6). Throws DiskFull, ReadOnly. */
export function keepDraft(vault: Vault, draft: Draft): void {
  vault.assertWritable()
  if (!/^[0-9a-f]{32}$/.test(draft.id)) throw new AppError('InvalidInput', 'not the id of a draft')
  const id = fromHex(draft.id)
  const box = seal(vault, vault.keys.entry, id, draft.bytes)
  inTransaction(vault.db, () => {
    vault.db.prepare('INSERT OR REPLACE INTO drafts (id, box) VALUES (?, ?)').run(id, box)
  })
}

/** All drafts. Throws DamagedEntry. */
export function readDrafts(vault: Vault): readonly Draft[] {
  const rows = vault.db.prepare('SELECT id, box FROM drafts ORDER BY id').all() as DraftRow[]
  return rows.map((row) => open(vault, row))
}

/** Removes a draft that was saved or thrown away; one that is not there is gone already. */
export function dropDraft(vault: Vault, id: string): void {
  vault.assertWritable()
  inTransaction(vault.db, () => {
    vault.db.prepare('DELETE FROM drafts WHERE id = ?').run(fromHex(id))
  })
}

/** Seals every draft under another key. Inside the transaction that replaces the keys. */
export function resealDrafts(vault: Vault, to: EntryKey): void {
  const update = vault.db.prepare('UPDATE drafts SET box = ? WHERE id = ?')
  for (const { id, bytes } of readDrafts(vault)) {
    const idBytes = fromHex(id)
    update.run(seal(vault, to, idBytes, bytes), idBytes)
  }
}
