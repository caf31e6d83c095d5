import { AppError } from '../../contract/errors.ts'
import type { CaseId, ExhibitId, Sha256Hex } from '../../contract/ids.ts'
import { toHex } from '../crypto/bytes.ts'
import { CHUNK_BYTES, paddedLastLength } from '../crypto/stream.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import type { ChunkPacks, SealedFile } from '../ports/chunk-pool.ts'
import { insertChunks, insertPassKey, newPass, type Pass, type SealedChunk } from '../vault/passes.ts'
import type { Vault } from '../vault/vault.ts'
import { orCancelled } from './cancelling.ts'
import { duplicateDrafts, intakeDrafts, type Kept } from './intake.ts'
import type { MediaKind } from './media-kind.ts'
import { findExhibitBySha256 } from './queries.ts'
import { sniffMediaType, sniffMediaTypeSync } from './sniff.ts'
import type { ByteSource } from './source.ts'

/** Files of less than one chunk go through the pool in packs and share transactions. */
export const SMALL_BYTES = CHUNK_BYTES - 1
const BATCH_PACKS = 16
const BATCH_FILES = 1024
const HEAD_BYTES = 64 * 1024

type SmallFile = {
  readonly source: ByteSource
  readonly pass: Pass
  readonly sizeBytes: number
  readonly paddedBytes: number
  readonly kind: MediaKind
  /** Called when the file is kept, not before. */
  readonly settle: (kept: Kept) => void
}

type SmallPack = { readonly room: Uint8Array; readonly files: SmallFile[]; usedBytes: number }
type SealedPack = SmallPack & { readonly sealing: Promise<readonly SealedFile[]> }

/** What one transaction of at most 16 MiB will hold. */
type Batch = { readonly packs: SealedPack[]; files: number }

/** Small files on their way in: one batch is filled and sealed while the one before it is written. */
export class SmallIntake {
  readonly #vault: Vault
  readonly #caseId: CaseId
  readonly #signal: AbortSignal
  #pool: ChunkPacks | null = null
  #filling: SmallPack | null = null
  #batch: Batch = { packs: [], files: 0 }
  #before: Batch = { packs: [], files: 0 }

  constructor(vault: Vault, caseId: CaseId, signal: AbortSignal) {
    this.#vault = vault
    this.#caseId = caseId
    this.#signal = signal
  }

  /** Reads one file of at most SMALL_BYTES and hands it to the pool. */
  async add(source: ByteSource, settle: (kept: Kept) => void): Promise<void> {
    const sizeBytes = source.sizeBytes ?? 0
    const paddedBytes = paddedLastLength(sizeBytes)
    const filling = await this.#packWithRoomFor(Math.max(paddedBytes, sizeBytes + 1))
    const room = filling.room.subarray(filling.usedBytes)
    await readWhole(source, room.subarray(0, sizeBytes + 1))
    room.fill(0, sizeBytes, paddedBytes)
    const head = room.subarray(0, Math.min(sizeBytes, HEAD_BYTES))
    const kind = sniffMediaTypeSync(head) ?? (await sniffMediaType(Buffer.from(head)))
    filling.files.push({ source, pass: newPass(this.#vault), sizeBytes, paddedBytes, kind, settle })
    filling.usedBytes += paddedBytes
  }

  /** Writes everything that was added and lets the pool go. */
  async finish(): Promise<void> {
    this.#sealPack()
    await this.#turnOver()
    await this.#turnOver()
    await this.abandon()
  }

  /** Lets the pool go; what is not written yet is not kept. */
  async abandon(): Promise<void> {
    const pool = this.#pool
    this.#pool = null
    this.#filling = null
    await pool?.end()
  }

  async #packWithRoomFor(bytes: number): Promise<SmallPack> {
    this.#pool ??= this.#vault.chunkPool.startPacks()
    const pool = this.#pool
    const now = this.#filling
    if (now !== null) {
      const fits = now.usedBytes + bytes <= now.room.length && now.files.length < pool.mostFiles
      if (fits) return now
      this.#sealPack()
      if (this.#batch.packs.length >= BATCH_PACKS || this.#batch.files >= BATCH_FILES) await this.#turnOver()
    }
    this.#filling = { room: await orCancelled(this.#signal, pool.room()), files: [], usedBytes: 0 }
    return this.#filling
  }

  #sealPack(): void {
    const filled = this.#filling
    if (filled === null) return
    this.#filling = null
    const packed = filled.files.map(({ pass, sizeBytes, paddedBytes }) => ({
      passKey: pass.key,
      exhibitId: pass.id,
      trueBytes: sizeBytes,
      paddedBytes,
    }))
    const sealing = this.#pool!.seal(filled.room, packed)
    // A failure is met where the batch is written, not as an unhandled rejection before that.
    sealing.catch(() => undefined)
    this.#batch.packs.push({ ...filled, sealing })
    this.#batch.files += filled.files.length
  }

  /** Writes the batch before this one, and begins another. */
  async #turnOver(): Promise<void> {
    const sealed = await Promise.all(this.#before.packs.map((pack) => pack.sealing))
    const files = this.#before.packs.flatMap((pack) => pack.files)
    if (files.length > 0) commit(this.#vault, this.#caseId, files, sealed.flat())
    for (const pack of sealed) this.#pool?.release(pack)
    this.#before = this.#batch
    this.#batch = { packs: [], files: 0 }
  }
}

/** Writes a batch in one transaction. */
function commit(
  vault: Vault,
  caseId: CaseId,
  files: readonly SmallFile[],
  sealed: readonly SealedFile[],
): void {
  const drafts: EntryDraft[] = []
  const chunks: SealedChunk[] = []
  const passes: Pass[] = []
  const fresh = new Map<Sha256Hex, Kept>()
  const kept = files.map((file, place): Kept => {
    const sha256 = toHex(sealed[place]!.sha256) as Sha256Hex
    const there = fresh.get(sha256) ?? keptBefore(vault, sha256)
    if (there !== null) {
      const again = { ...there, duplicate: true }
      drafts.push(...duplicateDrafts(vault, caseId, again, file.source))
      return again
    }
    const { source, pass, sizeBytes, kind } = file
    drafts.push(...intakeDrafts(vault, caseId, pass.id, source, { sha256, sizeBytes, chunks: 1, ...kind }))
    chunks.push({ exhibit: pass.id, position: 0, box: sealed[place]!.box })
    passes.push(pass)
    const exhibit = toHex(pass.id) as ExhibitId
    const made: Kept = { exhibit, sha256, sizeBytes, mediaType: kind.mediaType, duplicate: false }
    fresh.set(sha256, made)
    return made
  })
  vault.write(drafts, (db) => {
    insertChunks(db, chunks)
    for (const pass of passes) insertPassKey(vault, pass)
  })
  files.forEach((file, place) => file.settle(kept[place]!))
}

function keptBefore(vault: Vault, sha256: Sha256Hex): Kept | null {
  const row = findExhibitBySha256(vault.reads, sha256)
  if (row === null) return null
  return { exhibit: row.id, sha256, sizeBytes: row.sizeBytes, mediaType: row.mediaType, duplicate: true }
}

/** The whole of a small file. `room` is one byte longer than it should be, so that a grown one shows. */
async function readWhole(source: ByteSource, room: Uint8Array): Promise<void> {
  const length = await source.read(room)
  if (length !== source.sizeBytes) throw new AppError('FileChangedWhileReading', 'the file grew or shrank')
  source.checkUnchanged()
}
