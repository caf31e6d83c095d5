import { AppError, isAppError } from '../../contract/errors.ts'
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

/** The rows that are no drafts: how the vault was left, and the saved views. No draft may have their ids. */
const LEAVING_ID = toHex(utf8('holdfast:leaving'))
const VIEWS_ID = toHex(utf8('holdfast:my-view'))
const isReserved = (id: string): boolean => id === LEAVING_ID || id === VIEWS_ID
const isDraft = (id: string): boolean => !isReserved(id)

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
  if (!/^[0-9a-f]{32}$/.test(draft.id) || isReserved(draft.id))
    throw new AppError('InvalidInput', 'not the id of a draft')
  put(vault, draft)
}

function put(vault: Vault, draft: Draft): void {
  const id = fromHex(draft.id)
  const box = seal(vault, vault.keys.entry, id, draft.bytes)
  inTransaction(vault.db, () => {
    vault.db.prepare('INSERT OR REPLACE INTO drafts (id, box) VALUES (?, ?)').run(id, box)
  })
}

/** All drafts. Throws DamagedEntry. */
export function readDrafts(vault: Vault): readonly Draft[] {
  return readRows(vault).filter(({ id }) => isDraft(id))
}

function readRows(vault: Vault): readonly Draft[] {
  const rows = vault.db.prepare('SELECT id, box FROM drafts ORDER BY id').all() as DraftRow[]
  return rows.map((row) => open(vault, row))
}

/** Removes a draft that was saved or thrown away; one that is not there is gone already. */
export function dropDraft(vault: Vault, id: string): void {
  vault.assertWritable()
  if (isReserved(id)) throw new AppError('InvalidInput', 'not the id of a draft')
  remove(vault, id)
}

function remove(vault: Vault, id: string): void {
  inTransaction(vault.db, () => {
    vault.db.prepare('DELETE FROM drafts WHERE id = ?').run(fromHex(id))
  })
}

/** Keeps how the vault was left, for the next unlock to tell. Throws DiskFull, ReadOnly. */
export function keepLeaving(vault: Vault, bytes: Uint8Array): void {
  vault.assertWritable()
  put(vault, { id: LEAVING_ID, bytes })
}

/** How the vault was left; null when nothing is to be told. Throws DamagedEntry. */
export function readLeaving(vault: Vault): Uint8Array | null {
  return readRows(vault).find(({ id }) => id === LEAVING_ID)?.bytes ?? null
}

export function dropLeaving(vault: Vault): void {
  vault.assertWritable()
  remove(vault, LEAVING_ID)
}

/** Keeps the saved views in the place of what they were. Throws DiskFull, ReadOnly. */
export function keepViews(vault: Vault, bytes: Uint8Array): void {
  vault.assertWritable()
  put(vault, { id: VIEWS_ID, bytes })
}

/** The saved views; null while there were never any. Throws DamagedEntry. */
export function readViews(vault: Vault): Uint8Array | null {
  return readRows(vault).find(({ id }) => id === VIEWS_ID)?.bytes ?? null
}

/**
 * Gives each draft the bytes that `rewrite` makes of it, and removes those that it makes nothing of. One that is damaged
 * stays as it is: nobody can read it. Inside the caller's transaction.
 */
export function rewriteDrafts(vault: Vault, rewrite: (draft: Draft) => Draft | null): void {
  rewriteRows(vault, isDraft, rewrite)
}

/** The same for the saved views, where there are any. Inside the caller's transaction. */
export function rewriteViews(vault: Vault, rewrite: (bytes: Uint8Array) => Uint8Array): void {
  rewriteRows(
    vault,
    (id) => id === VIEWS_ID,
    ({ id, bytes }) => ({ id, bytes: rewrite(bytes) }),
  )
}

function rewriteRows(
  vault: Vault,
  isMeant: (id: string) => boolean,
  rewrite: (draft: Draft) => Draft | null,
): void {
  const rows = vault.db.prepare('SELECT id, box FROM drafts').all() as DraftRow[]
  for (const row of rows.filter(({ id }) => isMeant(toHex(id)))) {
    const was = unlessDamaged(() => {
      const draft = open(vault, row)
      return { draft, now: rewrite(draft) }
    })
    if (was === null || was.now === was.draft) continue
    if (was.now === null) vault.db.prepare('DELETE FROM drafts WHERE id = ?').run(row.id)
    else {
      const box = seal(vault, vault.keys.entry, row.id, was.now.bytes)
      vault.db.prepare('UPDATE drafts SET box = ? WHERE id = ?').run(box, row.id)
    }
  }
}

function unlessDamaged<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (isAppError(error, 'DamagedEntry')) return null
    throw error
  }
}

/** Seals every draft under another key. Inside the transaction that replaces the keys. */
export function resealDrafts(vault: Vault, to: EntryKey): void {
  const update = vault.db.prepare('UPDATE drafts SET box = ? WHERE id = ?')
  for (const { id, bytes } of readRows(vault)) {
    const idBytes = fromHex(id)
    update.run(seal(vault, to, idBytes, bytes), idBytes)
  }
}
