import { AppError } from '../../contract/errors.ts'
import { bigEndian, sameBytes } from '../crypto/bytes.ts'
import { authenticate, sameTag, type HeaderKey } from '../crypto/keys.ts'
import { blobOf, countOf } from '../db/columns.ts'
import type { Db } from '../db/open.ts'
import { rootOf } from './merkle.ts'

export type Head = { readonly size: number; readonly root: Uint8Array }

/** The tag of a head: keyed BLAKE2b (subkey 1) over vault id, size and root (docs/vault-format.md section 5). */
function headTag(key: HeaderKey, vaultIdBytes: Uint8Array, head: Head): Uint8Array {
  return authenticate(key, 'head', Buffer.concat([vaultIdBytes, bigEndian(head.size, 8), head.root]))
}

/** Writes the head row. Inside the transaction of the append it belongs to. */
export function writeHead(db: Db, key: HeaderKey, vaultIdBytes: Uint8Array, head: Head): void {
  db.prepare('INSERT OR REPLACE INTO head (one, size, root, mac) VALUES (1, ?, ?, ?)').run(
    head.size,
    head.root,
    headTag(key, vaultIdBytes, head),
  )
}

/** The authenticated head. Throws DamagedLedger when it is missing or was not written with this vault's key. */
export function readHead(db: Db, key: HeaderKey, vaultIdBytes: Uint8Array): Head {
  const row = db.prepare('SELECT size, root, mac FROM head').get() as HeadRow | undefined
  if (row === undefined) throw new AppError('DamagedLedger', 'the head is missing')
  const head = { size: countOf(row.size, 'DamagedLedger'), root: blobOf(row.root, 'DamagedLedger') }
  if (!sameTag(blobOf(row.mac, 'DamagedLedger'), headTag(key, vaultIdBytes, head)))
    throw new AppError('DamagedLedger', 'the head is not authentic')
  return head
}

type HeadRow = { readonly size: unknown; readonly root: unknown; readonly mac: unknown }

/**
 * Compares the leaves that are stored with the authenticated head. Throws CopiedWhileInUse when there are rows
 * beyond the head (a copy taken without its journal), DamagedLedger for everything else.
 */
export function checkAgainstHead(db: Db, leavesBytes: Uint8Array, head: Head): void {
  const size = leavesBytes.length / 32
  const { first, last } = db
    .prepare('SELECT (SELECT min(seq) FROM entries) AS first, (SELECT max(seq) FROM entries) AS last')
    .get() as { readonly first: number | null; readonly last: number | null }
  if ((first ?? 0) < 0) throw new AppError('DamagedLedger', 'there is a row before the first')
  if (size > head.size || (last ?? -1) >= head.size) {
    throw new AppError('CopiedWhileInUse', 'there are rows beyond the head')
  }
  if (size !== head.size || !sameBytes(rootOf(leavesBytes), head.root)) {
    throw new AppError('DamagedLedger', 'the root of the stored leaves is not that of the head')
  }
}
