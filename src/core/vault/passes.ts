import { AppError } from '../../contract/errors.ts'
import { NONCE_BYTES, openBox, sealBox, TAG_BYTES } from '../crypto/aead.ts'
import { concat } from '../crypto/bytes.ts'
import { KEY_BYTES, type PassKey } from '../crypto/keys.ts'
import { CHUNK_BYTES, openChunk, streamKey, type StreamKey } from '../crypto/stream.ts'
import { toHex } from '../crypto/bytes.ts'
import { blobOf } from '../db/columns.ts'
import { inTransaction, type Db } from '../db/open.ts'
import { sqliteError } from '../db/sqlite-error.ts'
import type { Vault } from './vault.ts'

/** One pass over one file: a random id and a random key. A retried intake is another pass. */
export type Pass = { readonly id: Uint8Array; readonly key: PassKey }

export const PASS_ID_BYTES = 16

export function newPass(vault: Vault): Pass {
  return { id: vault.host.random.bytes(PASS_ID_BYTES), key: vault.host.random.bytes(KEY_BYTES) as PassKey }
}

/** A chunk that is sealed and not yet written. */
export type SealedChunk = {
  readonly exhibit: Uint8Array
  readonly position: number
  readonly box: Uint8Array
}

/** Inserts chunk rows, never updates them. Inside the caller's transaction. */
export function insertChunks(db: Db, chunks: readonly SealedChunk[]): void {
  const insert = db.prepare('INSERT INTO chunks (exhibit, position, box) VALUES (?, ?, ?)')
  for (const chunk of chunks) insert.run(chunk.exhibit, chunk.position, chunk.box)
}

const associated = (vault: Vault, id: Uint8Array) => concat(vault.idBytes, id)

/** Writes the wrapped key that makes a pass readable: with its last chunk and its entry, in one transaction. */
export function insertPassKey(vault: Vault, pass: Pass): void {
  const box = sealBox(
    vault.keys.exhibitWrap,
    vault.host.random.bytes(NONCE_BYTES),
    associated(vault, pass.id),
    pass.key,
  )
  vault.db.prepare('INSERT INTO exhibit_keys (exhibit, box) VALUES (?, ?)').run(pass.id, box)
}

/** The key of an exhibit. Throws DamagedExhibit when it is missing or does not open. */
export function readPassKey(vault: Vault, id: Uint8Array): StreamKey {
  const box = readBox(vault.db, 'SELECT box FROM exhibit_keys WHERE exhibit = ?', id)
  if (box === null) throw new AppError('DamagedExhibit', 'the key of an exhibit is missing')
  return streamKey(openBox(vault.keys.exhibitWrap, associated(vault, id), box, 'DamagedExhibit') as PassKey)
}

/** One `box`, or null when there is no such row. A page of it that SQLite cannot read is damage to the exhibit. */
function readBox(db: Db, sql: string, ...params: readonly (Uint8Array | number)[]): Buffer | null {
  try {
    const row = db.prepare(sql).get(...params) as { readonly box: unknown } | undefined
    return row === undefined ? null : blobOf(row.box, 'DamagedExhibit')
  } catch (error) {
    const named = sqliteError(error)
    if (named.code !== 'DamagedFile') throw named
    throw new AppError('DamagedExhibit', 'a row of an exhibit cannot be read', { cause: named })
  }
}

/** What is known of a pass from its entry: its true length and number of chunks. */
export type PassShape = { readonly id: Uint8Array; readonly sizeBytes: number; readonly chunks: number }

/** One chunk's plaintext without its padding. Throws DamagedExhibit. */
export function readChunk(db: Db, key: StreamKey, shape: PassShape, position: number): Uint8Array {
  const box = readBoxOfChunk(db, shape.id, position)
  const isLast = position === shape.chunks - 1
  const plaintext = openChunk(key, shape.id, position, isLast, box)
  if (!isLast) return plaintext
  const lastBytes = shape.sizeBytes - position * CHUNK_BYTES
  if (lastBytes < 0 || lastBytes > plaintext.length)
    throw new AppError('DamagedExhibit', 'the last chunk has a wrong length')
  return plaintext.subarray(0, lastBytes)
}

/** One chunk as it is stored. Throws DamagedExhibit when it is missing or longer than any chunk. */
export function readBoxOfChunk(db: Db, id: Uint8Array, position: number): Buffer {
  const sql = 'SELECT box FROM chunks WHERE exhibit = ? AND position = ?'
  const box = readBox(db, sql, id, position)
  if (box === null || box.length > CHUNK_BYTES + TAG_BYTES)
    throw new AppError('DamagedExhibit', 'a chunk is missing or too long')
  return box
}

/** All chunks in order. */
export function* readChunks(vault: Vault, shape: PassShape): Generator<Uint8Array> {
  const key = readPassKey(vault, shape.id)
  for (let position = 0; position < shape.chunks; position++) yield readChunk(vault.db, key, shape, position)
}

const SWEEP_ROWS = 16

/**
 * Removes a batch of chunks of unfinished and erased passes (not of those going on now); true when there may be more.
 * Without `secure_delete`, which would write each of them twice: their key is gone, so nothing in them can be read.
 */
export function sweepChunks(vault: Vault): boolean {
  vault.assertWritable()
  const pass = nextPassToSweep(vault)
  if (pass === null) return false
  vault.db.pragma('secure_delete = OFF')
  try {
    const sql = 'DELETE FROM chunks WHERE rowid IN (SELECT rowid FROM chunks WHERE exhibit = ? LIMIT ?)'
    const { changes } = inTransaction(vault.db, () => vault.db.prepare(sql).run(pass, SWEEP_ROWS))
    // A row that is found and cannot be deleted is damage: it must not be swept for ever.
    if (changes === 0) throw new AppError('DamagedFile', 'chunks cannot be swept')
    return true
  } finally {
    vault.db.pragma('secure_delete = ON')
  }
}

/**
 * A pass without a key. Not one whose exhibit the ledger still names: there the key is damaged or missing, and its
 * chunks are what a repair would need.
 */
function nextPassToSweep(vault: Vault): Buffer | null {
  const kept = vault.reads.prepare('SELECT 1 FROM exhibits WHERE id = ?')
  for (const row of passesWithoutKey(vault.db)) {
    const pass = blobOf(row.exhibit, 'DamagedFile')
    const id = toHex(pass)
    if (!vault.activePasses.has(id) && kept.get(id) === undefined) return pass
  }
  return null
}

function passesWithoutKey(db: Db): readonly { readonly exhibit: unknown }[] {
  const sql = `SELECT DISTINCT exhibit FROM chunks
    WHERE exhibit NOT IN (SELECT exhibit FROM exhibit_keys UNION ALL SELECT pass FROM snapshot)`
  try {
    return db.prepare(sql).all() as { readonly exhibit: unknown }[]
  } catch (error) {
    throw sqliteError(error)
  }
}
