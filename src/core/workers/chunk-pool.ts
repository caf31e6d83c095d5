import { CHUNK_BYTES } from '../crypto/stream.ts'
import type { PassKey } from '../crypto/keys.ts'
import type { ChunkPass, ChunkPool } from '../ports/chunk-pool.ts'
import type { ChunkWorkerData } from './chunk-messages.ts'
import { PoolShare } from './pool-share.ts'
import { PoolThread } from './pool-thread.ts'
import { SharedCheck } from './shared-check.ts'
import { SEALED_SLOT_BYTES, SharedPacks } from './shared-packs.ts'
import { Slots } from './slots.ts'

const PLAIN_SLOTS = 20
const SEALED_SLOTS = 40

/**
 * Threads that seal and hash chunks. `workerUrl` is the entry file the host built of `chunk-worker.ts`.
 * A pass is hashed by one thread, in order; its chunks are sealed by whichever thread has least to do.
 */
export function openChunkPool(workerUrl: URL, threads: number): ChunkPool {
  const shared: ChunkWorkerData = {
    plain: new SharedArrayBuffer(PLAIN_SLOTS * CHUNK_BYTES),
    sealed: new SharedArrayBuffer(SEALED_SLOTS * SEALED_SLOT_BYTES),
    plainBytes: CHUNK_BYTES,
    sealedBytes: SEALED_SLOT_BYTES,
  }
  const crew = Array.from({ length: threads }, () => new PoolThread(workerUrl, shared))
  const slots = { plain: new Slots(PLAIN_SLOTS), sealed: new Slots(SEALED_SLOTS) }
  const turns = new Slots(1)
  const parts = { crew, shared, slots }
  let passes = 0
  return {
    workers: threads,
    turn: async () => {
      const turn = await turns.take()
      return () => turns.give(turn)
    },
    start: (passKey, exhibitId) => new SharedPass(new PoolShare(parts, passes++), passKey, exhibitId),
    startCheck: (passKey, exhibitId) => new SharedCheck(new PoolShare(parts, passes++), passKey, exhibitId),
    startPacks: () => new SharedPacks(new PoolShare(parts, passes++)),
    close: async () => {
      for (const some of [slots.plain, slots.sealed, turns]) some.close()
      await Promise.all(crew.map((thread) => thread.close()))
    },
  }
}

class SharedPass implements ChunkPass {
  readonly #share: PoolShare
  readonly #passKey: PassKey
  readonly #exhibitId: Uint8Array

  constructor(share: PoolShare, passKey: PassKey, exhibitId: Uint8Array) {
    this.#share = share
    this.#passKey = passKey
    this.#exhibitId = exhibitId
  }

  buffer(): Promise<Uint8Array> {
    return this.#share.plainBuffer()
  }

  async seal(
    buffer: Uint8Array,
    index: number,
    isLast: boolean,
    trueBytes: number,
    paddedBytes: number,
  ): Promise<Uint8Array> {
    const plainSlot = buffer.byteOffset / CHUNK_BYTES
    const { pass } = this.#share
    const hashed = this.#share.hasher.ask<'hashed'>((ticket) => ({
      kind: 'hash',
      ticket,
      pass,
      plainSlot,
      trueBytes,
    }))
    // Met below, unless no slot comes any more.
    hashed.catch(() => undefined)
    const sealedSlot = await this.#share.take('sealed')
    const ask = {
      kind: 'seal',
      pass,
      passKey: this.#passKey,
      exhibitId: this.#exhibitId,
      index,
      isLast,
      plainSlot,
      sealedSlot,
      paddedBytes,
    } as const
    const sealing = this.#share.leastBusy.ask<'sealed'>((ticket) => ({ ...ask, ticket }))
    const [, { boxBytes }] = await Promise.all([hashed, sealing])
    this.#share.give('plain', plainSlot)
    return Buffer.from(this.#share.shared.sealed, sealedSlot * SEALED_SLOT_BYTES, boxBytes)
  }

  release(box: Uint8Array): void {
    this.#share.give('sealed', box.byteOffset / SEALED_SLOT_BYTES)
  }

  discard(buffer: Uint8Array): void {
    this.#share.give('plain', buffer.byteOffset / CHUNK_BYTES)
  }

  digest(): Promise<Uint8Array> {
    return this.#share.end()
  }

  abandon(): Promise<void> {
    return this.#share.abandon()
  }
}
