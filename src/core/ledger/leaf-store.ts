import { AppError } from '../../contract/errors.ts'
import { blobOf } from '../db/columns.ts'
import type { Db } from '../db/open.ts'

/** Leaf hashes stand apart from the entries, in rows of this many, so that a root is recomputed quickly. */
export const LEAVES_PER_ROW = 256
const HASH_BYTES = 32
const ROW_BYTES = LEAVES_PER_ROW * HASH_BYTES

/** All leaf hashes in order, 32 bytes each. Throws DamagedLedger when rows are missing or of a wrong length. */
export function readLeaves(db: Db): Buffer {
  const rows = db.prepare('SELECT page, hashes FROM leaves ORDER BY page').all() as LeafRow[]
  const parts = rows.map((row, position) => {
    const hashes = blobOf(row.hashes, 'DamagedLedger')
    const isLast = position === rows.length - 1
    const fits = isLast ? hashes.length <= ROW_BYTES && hashes.length > 0 : hashes.length === ROW_BYTES
    if (row.page !== position || !fits || hashes.length % HASH_BYTES !== 0) {
      throw new AppError('DamagedLedger', 'a row of leaf hashes is missing or has a wrong length')
    }
    return hashes
  })
  return Buffer.concat(parts)
}

type LeafRow = { readonly page: unknown; readonly hashes: unknown }

/** Writes the rows that hold leaves from `from` on; `leavesBytes` holds all of them. Inside the caller's transaction. */
export function writeLeaves(db: Db, leavesBytes: Uint8Array, from: number): void {
  const put = db.prepare('INSERT OR REPLACE INTO leaves (page, hashes) VALUES (?, ?)')
  const last = Math.ceil(leavesBytes.length / ROW_BYTES)
  for (let page = Math.floor(from / LEAVES_PER_ROW); page < last; page++) {
    put.run(page, leavesBytes.subarray(page * ROW_BYTES, (page + 1) * ROW_BYTES))
  }
}
