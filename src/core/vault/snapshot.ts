import { z } from 'zod'
import { AppError, isAppError } from '../../contract/errors.ts'
import { NONCE_BYTES, openBox, sealBox } from '../crypto/aead.ts'
import { concat, fromBase64, fromUtf8, toBase64, toHex, utf8 } from '../crypto/bytes.ts'
import type { PassKey } from '../crypto/keys.ts'
import {
  CHUNK_BYTES,
  chunkCount,
  openChunk,
  paddedLastLength,
  sealChunk,
  streamKey,
} from '../crypto/stream.ts'
import { blobOf, countOf } from '../db/columns.ts'
import { inTransaction } from '../db/open.ts'
import { sqliteError } from '../db/sqlite-error.ts'
import { canonicalJson } from '../ledger/canonical.ts'
import { rootOf } from '../ledger/merkle.ts'
import { ReadModel } from '../model/read-model.ts'
import { insertChunks, newPass, type Pass, type PassShape } from './passes.ts'
import type { Vault } from './vault.ts'

/** How far the ledger may run ahead of the snapshot before a new one is written. */
export const SNAPSHOT_EVERY_ENTRIES = 4000

const Description = z.strictObject({
  size: z.int().positive(),
  root: z.hex().length(64),
  model: z.int(),
  imageBytes: z.int().positive(),
  key: z.base64(),
})
type Description = z.infer<typeof Description>

const associated = (vault: Vault, pass: Uint8Array) => concat(utf8('snapshot'), vault.idBytes, pass)

/** The read model as it was kept, or null when there is none that fits: one that does not is dropped without an error. */
export function loadSnapshot(vault: Vault): ReadModel | null {
  try {
    const row = vault.db.prepare('SELECT pass, box FROM snapshot').get() as
      | { readonly pass: unknown; readonly box: unknown }
      | undefined
    if (row === undefined) return null
    const pass = blobOf(row.pass, 'DamagedFile')
    const box = blobOf(row.box, 'DamagedFile')
    const opened = openBox(vault.keys.exhibitWrap, associated(vault, pass), box, 'DamagedFile')
    const description = Description.parse(JSON.parse(fromUtf8(opened)))
    if (!fits(vault, description)) return null
    const image = readImage(vault, pass, description)
    const model = new ReadModel(vault.projection, image)
    if (model.size === description.size) return model
    model.close()
    return null
  } catch (error) {
    if (isSnapshotDamage(error)) return null
    throw error
  }
}

function isSnapshotDamage(error: unknown): boolean {
  if (error instanceof z.ZodError || error instanceof SyntaxError) return true
  return isAppError(sqliteError(error), 'DamagedFile', 'DamagedExhibit', 'NotAVault')
}

/** A snapshot counts only if it is of this version and of a beginning of this very ledger. */
function fits(vault: Vault, description: Description): boolean {
  if (description.model !== vault.projection.version || description.size > vault.ledger.size) return false
  const root = rootOf(vault.ledger.leavesBytes.subarray(0, description.size * 32))
  return toHex(root) === description.root
}

function readImage(vault: Vault, pass: Uint8Array, description: Description): Uint8Array {
  const shape: PassShape = {
    id: pass,
    sizeBytes: description.imageBytes,
    chunks: chunkCount(description.imageBytes),
  }
  const key = streamKey((fromBase64(description.key) ?? new Uint8Array()) as PassKey)
  const image = Buffer.allocUnsafeSlow(description.imageBytes)
  const rows = vault.db
    .prepare('SELECT position, box FROM chunks WHERE exhibit = ? ORDER BY position')
    .iterate(pass)
  let position = 0
  for (const row of rows as IterableIterator<{ readonly position: unknown; readonly box: unknown }>) {
    if (position === shape.chunks || countOf(row.position, 'DamagedExhibit') !== position)
      throw new AppError('DamagedExhibit', 'a chunk of the snapshot is missing')
    const isLast = position === shape.chunks - 1
    const plaintext = openChunk(key, pass, position, isLast, blobOf(row.box, 'DamagedExhibit'))
    image.set(
      plaintext.subarray(0, Math.min(plaintext.length, image.length - position * CHUNK_BYTES)),
      position * CHUNK_BYTES,
    )
    position++
  }
  if (position !== shape.chunks) throw new AppError('DamagedExhibit', 'chunks of the snapshot are missing')
  return image
}

/** Whether the ledger has run far enough ahead of the snapshot in the file. */
export function snapshotIsDue(vault: Vault): boolean {
  return vault.readOnly === null && vault.ledger.size - vault.snapshotSize >= SNAPSHOT_EVERY_ENTRIES
}

/** Takes the snapshot out of the file; its chunks are swept later. */
export function dropSnapshot(vault: Vault): void {
  inTransaction(vault.db, () => vault.db.prepare('DELETE FROM snapshot').run())
}

const BATCH_CHUNKS = 16

/**
 * Writes a snapshot beside the old one, in batches, and switches to it by one small row; the old one's chunks
 * are swept later. `pause` is called between batches so that the host can do other things: never at lock. Out:
 * whether it was switched to; not when the vault was locked or something was erased meanwhile.
 */
export async function writeSnapshot(vault: Vault, pause: () => Promise<void>): Promise<boolean> {
  vault.assertWritable()
  const { size, root } = vault.ledger.head
  const image = vault.model!.image()
  const pass = newPass(vault)
  vault.activePasses.add(toHex(pass.id))
  try {
    await writeImage(vault, pass, image, pause)
    return vault.isOpen && switchTo(vault, pass, { size, root: toHex(root), imageBytes: image.length })
  } finally {
    vault.activePasses.delete(toHex(pass.id))
  }
}

async function writeImage(
  vault: Vault,
  pass: Pass,
  image: Uint8Array,
  pause: () => Promise<void>,
): Promise<void> {
  const chunks = chunkCount(image.length)
  for (let from = 0; from < chunks; from += BATCH_CHUNKS) {
    const batch = Array.from({ length: Math.min(BATCH_CHUNKS, chunks - from) }, (_, i) =>
      sealPart(pass, image, from + i, chunks),
    )
    inTransaction(vault.db, () => insertChunks(vault.db, batch))
    await pause()
    if (!vault.isOpen) return
  }
}

function switchTo(
  vault: Vault,
  pass: Pass,
  made: Pick<Description, 'size' | 'root' | 'imageBytes'>,
): boolean {
  const description: Description = { ...made, model: vault.projection.version, key: toBase64(pass.key) }
  const nonce = vault.host.random.bytes(NONCE_BYTES)
  const box = sealBox(
    vault.keys.exhibitWrap,
    nonce,
    associated(vault, pass.id),
    utf8(canonicalJson(description)),
  )
  // An erasure in the meantime took the whole snapshot with it; this image still holds what was erased.
  if (erasedSince(vault, made.size)) return false
  inTransaction(vault.db, () => {
    vault.db.prepare('INSERT OR REPLACE INTO snapshot (one, pass, box) VALUES (1, ?, ?)').run(pass.id, box)
  })
  vault.snapshotSize = made.size
  return true
}

function erasedSince(vault: Vault, size: number): boolean {
  return (
    vault.reads.prepare("SELECT 1 FROM entries WHERE type = 'erased@1' AND seq >= ?").get(size) !== undefined
  )
}

function sealPart(pass: Pass, image: Uint8Array, position: number, chunks: number) {
  const isLast = position === chunks - 1
  const part = image.subarray(position * CHUNK_BYTES, (position + 1) * CHUNK_BYTES)
  const padded = isLast ? padTo(part, paddedLastLength(part.length)) : part
  return {
    exhibit: pass.id,
    position,
    box: sealChunk(streamKey(pass.key), pass.id, position, isLast, padded),
  }
}

function padTo(bytes: Uint8Array, lengthBytes: number): Uint8Array {
  const padded = Buffer.alloc(lengthBytes)
  padded.set(bytes)
  return padded
}
