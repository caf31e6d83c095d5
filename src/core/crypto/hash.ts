import { createHash, hash } from 'node:crypto'

/** SHA-256 of the parts one after another. In: any number of byte arrays. Out: 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return hash('sha256', parts[0]!, 'buffer')
  const running = createHash('sha256')
  for (const part of parts) running.update(part)
  return running.digest()
}

/** A SHA-256 that is fed piece by piece. */
export type RunningHash = { update(bytes: Uint8Array): void; digest(): Uint8Array }

export function startSha256(): RunningHash {
  const running = createHash('sha256')
  return { update: (bytes) => void running.update(bytes), digest: () => running.digest() }
}
