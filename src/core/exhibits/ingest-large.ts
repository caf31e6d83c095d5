import type { CaseId, ExhibitId, Sha256Hex } from '../../contract/ids.ts'
import { toHex } from '../crypto/bytes.ts'
import { CHUNK_BYTES, paddedLastLength } from '../crypto/stream.ts'
import { inTransaction } from '../db/open.ts'
import type { ChunkPass } from '../ports/chunk-pool.ts'
import { insertChunks, insertPassKey, newPass, type Pass, type SealedChunk } from '../vault/passes.ts'
import type { Vault } from '../vault/vault.ts'
import { duplicateDrafts, intakeDrafts, type Content, type Kept } from './intake.ts'
import { orCancelled } from './cancelling.ts'
import { findExhibitBySha256 } from './queries.ts'
import { sniffMediaType } from './sniff.ts'
import type { ByteSource } from './source.ts'

export type LargeOptions = { readonly signal: AbortSignal; readonly progress: (doneBytes: number) => void }

/** Chunks per transaction: at most 16 MiB. */
const BATCH_CHUNKS = 16
const HEAD_BYTES = 64 * 1024

/**
 * Keeps one file of any size in a single pass: read, hash and seal on the pool's threads, write in transactions
 * of at most 16 MiB. The key and the entry commit with the last chunk; before that the chunks are unreadable.
 * Throws Cancelled, CannotRead, FileChangedWhileReading, DiskFull.
 */
export async function ingestLarge(
  vault: Vault,
  caseId: CaseId,
  source: ByteSource,
  options: LargeOptions,
): Promise<Kept> {
  const pass = newPass(vault)
  vault.activePasses.add(toHex(pass.id))
  const chunks = vault.chunkPool.start(pass.key, pass.id)
  try {
    const streamed = await streamChunks(vault, pass, chunks, source, options)
    const sha256 = toHex(await chunks.digest()) as Sha256Hex
    source.checkUnchanged()
    return acknowledge(vault, caseId, pass, source, { ...streamed, sha256 })
  } catch (error) {
    await chunks.abandon()
    throw error
  } finally {
    vault.activePasses.delete(toHex(pass.id))
  }
}

type Streamed = {
  readonly sizeBytes: number
  readonly chunks: number
  readonly mediaType: string
  readonly extension: string
  /** Sealed and not yet written: they commit with the key and the entry. */
  readonly lastBatch: readonly SealedChunk[]
}

async function streamChunks(
  vault: Vault,
  pass: Pass,
  pool: ChunkPass,
  source: ByteSource,
  options: LargeOptions,
): Promise<Streamed> {
  const writer = new BatchWriter(vault, pass, pool)
  let current = await fill(pool, source, options.signal)
  const head = current.buffer.subarray(0, Math.min(current.bytes, HEAD_BYTES))
  const sniffed = await sniffMediaType(Buffer.from(head))
  let sizeBytes = 0
  for (let index = 0; ; index++) {
    // Whether a chunk is the last one is known when there is nothing after it.
    const next = current.bytes < CHUNK_BYTES ? null : await fill(pool, source, options.signal)
    const isLast = next === null || next.bytes === 0
    sizeBytes += current.bytes
    const paddedBytes = isLast ? padded(current) : CHUNK_BYTES
    await writer.add(pool.seal(current.buffer, index, isLast, current.bytes, paddedBytes), index)
    if (isLast) return { sizeBytes, chunks: index + 1, ...sniffed, lastBatch: await writer.finish() }
    current = next
    options.progress(sizeBytes)
  }
}

type Filled = { readonly buffer: Uint8Array; readonly bytes: number }

async function fill(pool: ChunkPass, source: ByteSource, signal: AbortSignal): Promise<Filled> {
  const buffer = await orCancelled(signal, pool.buffer())
  return { buffer, bytes: await orCancelled(signal, source.read(buffer)) }
}

/** The last chunk's plaintext length after padding, with zeros where an earlier file may have left bytes. */
function padded(last: Filled): number {
  const paddedBytes = paddedLastLength(last.bytes)
  last.buffer.fill(0, last.bytes, paddedBytes)
  return paddedBytes
}

/** Collects sealed chunks and writes them, a batch a transaction, while the pool works on the next ones. */
class BatchWriter {
  readonly #vault: Vault
  readonly #pass: Pass
  readonly #pool: ChunkPass
  #pending: Promise<SealedChunk>[] = []

  constructor(vault: Vault, pass: Pass, pool: ChunkPass) {
    this.#vault = vault
    this.#pass = pass
    this.#pool = pool
  }

  async add(sealing: Promise<Uint8Array>, position: number): Promise<void> {
    const chunk = sealing.then((box) => ({ exhibit: this.#pass.id, position, box }))
    // A failure is met where the batch is awaited, not as an unhandled rejection before that.
    chunk.catch(() => undefined)
    this.#pending.push(chunk)
    if (this.#pending.length < BATCH_CHUNKS * 2) return
    const batch = await Promise.all(this.#pending.slice(0, BATCH_CHUNKS))
    inTransaction(this.#vault.db, () => insertChunks(this.#vault.db, batch))
    this.#pending = this.#pending.slice(BATCH_CHUNKS)
    for (const written of batch) this.#pool.release(written.box)
  }

  /** Writes all but the last batch and gives that, copied out of the pool's memory. */
  async finish(): Promise<readonly SealedChunk[]> {
    const all = await Promise.all(this.#pending)
    this.#pending = []
    const last = all.slice(-Math.min(all.length, BATCH_CHUNKS))
    const before = all.slice(0, all.length - last.length)
    if (before.length > 0) inTransaction(this.#vault.db, () => insertChunks(this.#vault.db, before))
    const copies = last.map((chunk) => ({ ...chunk, box: Buffer.from(chunk.box) }))
    for (const chunk of all) this.#pool.release(chunk.box)
    return copies
  }
}

/** The one commit that makes the file readable, or, for bytes that are there already, another line in their custody. */
function acknowledge(
  vault: Vault,
  caseId: CaseId,
  pass: Pass,
  source: ByteSource,
  done: Streamed & { sha256: Sha256Hex },
): Kept {
  const { lastBatch, ...content } = done
  const { sha256, sizeBytes, mediaType } = content
  const there = findExhibitBySha256(vault.reads, sha256)
  if (there !== null) {
    const kept: Kept = { exhibit: there.id, sha256, sizeBytes, mediaType: there.mediaType, duplicate: true }
    vault.write(duplicateDrafts(vault, caseId, kept, source))
    return kept
  }
  vault.write(intakeDrafts(vault, caseId, pass.id, source, content satisfies Content), (db) => {
    insertChunks(db, lastBatch)
    insertPassKey(vault, pass)
  })
  return { exhibit: toHex(pass.id) as ExhibitId, sha256, sizeBytes, mediaType, duplicate: false }
}
