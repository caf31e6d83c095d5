import type { PassKey } from '../crypto/keys.ts'
import type { PackedFile } from '../ports/chunk-pool.ts'

/** Memory shared by the pool and its threads: slots for plaintext chunks and slots for sealed ones. */
export type ChunkWorkerData = {
  readonly plain: SharedArrayBuffer
  readonly sealed: SharedArrayBuffer
  readonly plainBytes: number
  readonly sealedBytes: number
}

export type ToChunkWorker =
  | {
      readonly kind: 'seal'
      readonly ticket: number
      readonly pass: number
      readonly passKey: PassKey
      readonly exhibitId: Uint8Array
      readonly index: number
      readonly isLast: boolean
      readonly plainSlot: number
      readonly sealedSlot: number
      readonly paddedBytes: number
    }
  | {
      readonly kind: 'hash'
      readonly ticket: number
      readonly pass: number
      readonly plainSlot: number
      readonly trueBytes: number
    }
  | {
      readonly kind: 'pack'
      readonly ticket: number
      readonly files: readonly PackedFile[]
      readonly plainSlot: number
      readonly sealedSlot: number
    }
  | {
      readonly kind: 'check'
      readonly ticket: number
      readonly pass: number
      readonly passKey: PassKey
      readonly exhibitId: Uint8Array
      readonly index: number
      readonly isLast: boolean
      readonly trueBytes: number
      readonly sealedSlot: number
      readonly boxBytes: number
    }
  | { readonly kind: 'end'; readonly ticket: number; readonly pass: number }

export type FromChunkWorker =
  | { readonly kind: 'sealed'; readonly ticket: number; readonly boxBytes: number }
  | { readonly kind: 'hashed'; readonly ticket: number }
  /** The digests one after another, 32 bytes each. */
  | { readonly kind: 'packed'; readonly ticket: number; readonly digests: Uint8Array }
  | { readonly kind: 'checked'; readonly ticket: number; readonly opens: boolean }
  | { readonly kind: 'ended'; readonly ticket: number; readonly digest: Uint8Array }
