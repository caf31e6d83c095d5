import { AppError } from '../../contract/errors.ts'
import type { CaseId, ExhibitId, Sha256Hex } from '../../contract/ids.ts'
import { toHex } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { CHUNK_BYTES, paddedLastLength, sealChunk, streamKey } from '../crypto/stream.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import { insertChunks, insertPassKey, newPass, type Pass, type SealedChunk } from '../vault/passes.ts'
import type { Vault } from '../vault/vault.ts'
import { duplicateDrafts, intakeDrafts, type Kept } from './intake.ts'
import { findExhibitBySha256 } from './queries.ts'
import { sniffMediaType, sniffMediaTypeSync } from './sniff.ts'
import type { ByteSource } from './source.ts'

/** Files of up to one chunk share a transaction. */
export const SMALL_BYTES = CHUNK_BYTES
const BATCH_BYTES = 16 * 1024 * 1024
const BATCH_FILES = 1024
const HEAD_BYTES = 64 * 1024

/** Small files on their way into one transaction. */
export class SmallBatch {
  readonly #vault: Vault
  readonly #caseId: CaseId
  #drafts: EntryDraft[] = []
  #chunks: SealedChunk[] = []
  #passes: Pass[] = []
  #fresh = new Map<Sha256Hex, Kept>()
  #bytes = 0
  #files = 0

  constructor(vault: Vault, caseId: CaseId) {
    this.#vault = vault
    this.#caseId = caseId
  }

  get isFull(): boolean {
    return this.#bytes >= BATCH_BYTES || this.#files >= BATCH_FILES
  }

  /** Reads, hashes and seals one file of at most SMALL_BYTES. It is kept when `commit` returns, not before. */
  async add(source: ByteSource, room: Buffer): Promise<Kept> {
    const bytes = await readWhole(source, room)
    const digest = toHex(sha256(bytes)) as Sha256Hex
    this.#files++
    const there = this.#fresh.get(digest) ?? this.#known(digest)
    if (there !== null) {
      const again = { ...there, duplicate: true }
      this.#drafts.push(...duplicateDrafts(this.#vault, this.#caseId, again, source))
      return again
    }
    return this.#addNew(source, bytes, digest)
  }

  /** Writes the batch in one transaction. */
  commit(): void {
    if (this.#files === 0) return
    this.#vault.write(this.#drafts, (db) => {
      insertChunks(db, this.#chunks)
      for (const pass of this.#passes) insertPassKey(this.#vault, pass)
    })
    this.#drafts = []
    this.#chunks = []
    this.#passes = []
    this.#fresh = new Map()
    this.#bytes = 0
    this.#files = 0
  }

  async #addNew(source: ByteSource, bytes: Buffer, digest: Sha256Hex): Promise<Kept> {
    const head = bytes.subarray(0, HEAD_BYTES)
    const sniffed = sniffMediaTypeSync(head) ?? (await sniffMediaType(head))
    const pass = newPass(this.#vault)
    const paddedBytes = paddedLastLength(bytes.length)
    const padded = paddedBytes === bytes.length ? bytes : Buffer.concat([bytes], paddedBytes)
    const box = sealChunk(streamKey(pass.key), pass.id, 0, true, padded)
    const content = { sha256: digest, sizeBytes: bytes.length, chunks: 1, ...sniffed }
    this.#drafts.push(...intakeDrafts(this.#vault, this.#caseId, pass.id, source, content))
    this.#chunks.push({ exhibit: pass.id, position: 0, box })
    this.#passes.push(pass)
    this.#bytes += box.length
    const kept: Kept = {
      exhibit: toHex(pass.id) as ExhibitId,
      sha256: digest,
      sizeBytes: bytes.length,
      mediaType: sniffed.mediaType,
      duplicate: false,
    }
    this.#fresh.set(digest, kept)
    return kept
  }

  #known(digest: Sha256Hex): Kept | null {
    const row = findExhibitBySha256(this.#vault.reads, digest)
    if (row === null) return null
    return {
      exhibit: row.id,
      sha256: digest,
      sizeBytes: row.sizeBytes,
      mediaType: row.mediaType,
      duplicate: true,
    }
  }
}

/** The whole of a small file, in `room` (one byte longer than any small file, so that a grown one shows). */
async function readWhole(source: ByteSource, room: Buffer): Promise<Buffer> {
  const length = await source.read(room)
  if (length !== source.sizeBytes) throw new AppError('FileChangedWhileReading', 'the file grew or shrank')
  source.checkUnchanged()
  return room.subarray(0, length)
}
