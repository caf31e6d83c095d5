import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import type { RunningHash } from '../../core/crypto/hash.ts'

// The page is built with this in the place of core/crypto/hash.ts: same exports, same answers.

/** SHA-256 of the parts one after another. In: any number of byte arrays. Out: 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const running = nobleSha256.create()
  for (const part of parts) running.update(part)
  return running.digest()
}

export function startSha256(): RunningHash {
  const running = nobleSha256.create()
  return { update: (bytes) => void running.update(bytes), digest: () => running.digest() }
}
