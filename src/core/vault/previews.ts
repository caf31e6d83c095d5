import { AppError, isAppError } from '../../contract/errors.ts'
import { NONCE_BYTES, openBox, sealBox } from '../crypto/aead.ts'
import { concat, utf8 } from '../crypto/bytes.ts'
import { blobOf } from '../db/columns.ts'
import { inTransaction } from '../db/open.ts'
import { sqliteError } from '../db/sqlite-error.ts'
import { readPassKey } from './passes.ts'
import type { Vault } from './vault.ts'

/** At most this many cells wide and high: enough to tell one picture from another, too few to read or recognise anything. */
export const MOST_CELLS = 16

/** What is shown of a picture before it is asked for. Made from the exhibit's bytes, and never handed over. */
export type Preview = {
  /** Cells across and down; 0 where the file could not be read as a picture. */
  readonly columns: number
  readonly rows: number
  /** One grey value each, row by row. */
  readonly cells: Uint8Array
  /** The size of the picture as it is seen; 0 where it is not known. */
  readonly widthPx: number
  readonly heightPx: number
  /** When the picture was taken, as the file itself says: `2026-03-11T21:16:05`, with an offset where it has one. */
  readonly takenAt: string | null
}

export const NO_PREVIEW: Preview = {
  columns: 0,
  rows: 0,
  cells: new Uint8Array(),
  widthPx: 0,
  heightPx: 0,
  takenAt: null,
}

/** Before the first chunk: the sweep and the erasure of an exhibit take it with them. */
const POSITION = -1
const FORMAT = 1
/** Always the same length, so that the row says nothing of what is in it. */
const PLAIN_BYTES = 320
const SIZES_AT = 3 + MOST_CELLS * MOST_CELLS
const TAKEN_AT = SIZES_AT + 8

const associated = (vault: Vault, id: Uint8Array) => concat(utf8('preview'), vault.idBytes, id)

/** Seals a preview under the exhibit's own key, which erasing deletes. Throws DiskFull, ReadOnly, DamagedExhibit. */
export function keepPreview(vault: Vault, id: Uint8Array, preview: Preview): void {
  vault.assertWritable()
  const { passKey } = readPassKey(vault, id)
  const nonce = vault.host.random.bytes(NONCE_BYTES)
  const box = sealBox(passKey, nonce, associated(vault, id), encode(preview))
  inTransaction(vault.db, () => {
    vault.db
      .prepare('INSERT OR REPLACE INTO chunks (exhibit, position, box) VALUES (?, ?, ?)')
      .run(id, POSITION, box)
  })
}

/** Whether one was made, without opening it. */
export function hasPreview(vault: Vault, id: Uint8Array): boolean {
  return (
    vault.db.prepare('SELECT 1 FROM chunks WHERE exhibit = ? AND position = ?').get(id, POSITION) !==
    undefined
  )
}

/** The preview of an exhibit; null where none was made, or none that opens: it can always be made again. */
export function readPreview(vault: Vault, id: Uint8Array): Preview | null {
  try {
    const row = vault.db
      .prepare('SELECT box FROM chunks WHERE exhibit = ? AND position = ?')
      .get(id, POSITION) as { readonly box: unknown } | undefined
    if (row === undefined) return null
    const box = blobOf(row.box, 'DamagedExhibit')
    return decode(openBox(readPassKey(vault, id).passKey, associated(vault, id), box, 'DamagedExhibit'))
  } catch (error) {
    if (isAppError(sqliteError(error), 'DamagedExhibit', 'DamagedFile')) return null
    throw error
  }
}

function encode({ columns, rows, cells, widthPx, heightPx, takenAt }: Preview): Uint8Array {
  const plain = Buffer.alloc(PLAIN_BYTES)
  if (columns > MOST_CELLS || rows > MOST_CELLS || cells.length !== columns * rows)
    throw new AppError('Internal', 'a preview of another size')
  plain.set([FORMAT, columns, rows])
  plain.set(cells, 3)
  plain.writeUInt32BE(widthPx, SIZES_AT)
  plain.writeUInt32BE(heightPx, SIZES_AT + 4)
  plain.write((takenAt ?? '').slice(0, PLAIN_BYTES - TAKEN_AT), TAKEN_AT, 'ascii')
  return plain
}

function decode(bytes: Uint8Array): Preview | null {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (plain.length !== PLAIN_BYTES || plain[0] !== FORMAT) return null
  const [columns, rows] = [plain[1]!, plain[2]!]
  if (columns > MOST_CELLS || rows > MOST_CELLS) return null
  const taken = plain.toString('ascii', TAKEN_AT).replace(/\0.*$/, '')
  return {
    columns,
    rows,
    cells: Uint8Array.from(plain.subarray(3, 3 + columns * rows)),
    widthPx: plain.readUInt32BE(SIZES_AT),
    heightPx: plain.readUInt32BE(SIZES_AT + 4),
    takenAt: taken === '' ? null : taken,
  }
}
