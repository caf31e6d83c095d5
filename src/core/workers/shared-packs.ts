import { TAG_BYTES } from '../crypto/aead.ts'
import { CHUNK_BYTES } from '../crypto/stream.ts'
import type { ChunkPacks, PackedFile, SealedFile } from '../ports/chunk-pool.ts'
import type { PoolShare } from './pool-share.ts'

export const PACK_FILES = 64
/** A sealed chunk, or as many sealed files as a pack may hold. */
export const SEALED_SLOT_BYTES = CHUNK_BYTES + PACK_FILES * TAG_BYTES

/** Small files that go through the pool together: one message for as many as fill a slot. */
export class SharedPacks implements ChunkPacks {
  readonly mostFiles = PACK_FILES
  readonly #share: PoolShare

  constructor(share: PoolShare) {
    this.#share = share
  }

  room(): Promise<Uint8Array> {
    return this.#share.plainBuffer()
  }

  async seal(room: Uint8Array, files: readonly PackedFile[]): Promise<readonly SealedFile[]> {
    const plainSlot = room.byteOffset / CHUNK_BYTES
    const sealedSlot = await this.#share.take('sealed')
    const ask = { kind: 'pack', files, plainSlot, sealedSlot } as const
    const { digests } = await this.#share.leastBusy.ask<'packed'>((ticket) => ({ ...ask, ticket }))
    this.#share.give('plain', plainSlot)
    let from = sealedSlot * SEALED_SLOT_BYTES
    return files.map(({ paddedBytes }, place) => {
      const box = Buffer.from(this.#share.shared.sealed, from, paddedBytes + TAG_BYTES)
      from += box.length
      return { sha256: digests.subarray(place * 32, place * 32 + 32), box }
    })
  }

  release(sealed: readonly SealedFile[]): void {
    for (const { box } of sealed) this.#share.give('sealed', Math.floor(box.byteOffset / SEALED_SLOT_BYTES))
  }

  end(): Promise<void> {
    return this.#share.abandon()
  }
}
