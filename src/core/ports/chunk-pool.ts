import type { PassKey } from '../crypto/keys.ts'

/** Seals and hashes chunks on other threads. One pool serves one vault and is closed with it. */
export interface ChunkPool {
  readonly workers: number
  /**
   * Waits until no other intake works with the pool; call what it gives when done. Two at once could each hold
   * memory that the other waits for.
   */
  turn(): Promise<() => void>
  /** Starts sealing and hashing one file. Chunks are handed over in order and come back in any. */
  start(passKey: PassKey, exhibitId: Uint8Array): ChunkPass
  /** Starts sealing and hashing small files, some of them at once. */
  startPacks(): ChunkPacks
  /** Starts opening and hashing one file that is kept. */
  startCheck(passKey: PassKey, exhibitId: Uint8Array): ChunkCheck
  close(): Promise<void>
}

/** A whole file of one chunk in a pack: its bytes, then zeros up to its padded length. */
export type PackedFile = {
  readonly passKey: PassKey
  readonly exhibitId: Uint8Array
  readonly trueBytes: number
  readonly paddedBytes: number
}

export type SealedFile = { readonly sha256: Uint8Array; readonly box: Uint8Array }

export interface ChunkPacks {
  readonly mostFiles: number
  /** Room for one pack, of a chunk's size. Waits until there is some. */
  room(): Promise<Uint8Array>
  /** Hashes and seals the files that stand in `room` one after another; the room is the pool's again afterwards. */
  seal(room: Uint8Array, files: readonly PackedFile[]): Promise<readonly SealedFile[]>
  /** Gives the memory of sealed files back, once they are written: all of a pack together. */
  release(sealed: readonly SealedFile[]): void
  /** Gives everything back. Never throws. */
  end(): Promise<void>
}

export interface ChunkCheck {
  /** Hands over the next chunk, in order. Waits for room only. */
  add(box: Uint8Array, isLast: boolean, trueBytes: number): Promise<void>
  /** SHA-256 of everything handed over, or null when a chunk did not open. Ends the check. */
  digest(): Promise<Uint8Array | null>
  /** Ends a check that will not be finished. Never throws. */
  abandon(): Promise<void>
}

export interface ChunkPass {
  /** A buffer of a chunk's size that the pool's threads can see. Waits until one is free. */
  buffer(): Promise<Uint8Array>
  /** Seals the first `paddedBytes` of `buffer` as chunk `index` and hashes the first `trueBytes`; the buffer is the pool's again afterwards. */
  seal(
    buffer: Uint8Array,
    index: number,
    isLast: boolean,
    trueBytes: number,
    paddedBytes: number,
  ): Promise<Uint8Array>
  /** Gives a sealed chunk's memory back, once it is written. */
  release(box: Uint8Array): void
  /** SHA-256 of everything sealed, 32 bytes. Ends the pass: its buffers and boxes are the pool's again. */
  digest(): Promise<Uint8Array>
  /** Ends a pass that will not be finished, and gives everything it held back. Never throws. */
  abandon(): Promise<void>
  /** Gives a buffer back that was not sealed. */
  discard(buffer: Uint8Array): void
}
