import { AppError } from '../../contract/errors.ts'
import { fromBase64, toBase64, toHex } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { HASH_BYTES } from './merkle.ts'
import { parseNote, signNote, verifyNote } from './signed-note.ts'
import type { SigningKey } from '../crypto/sign.ts'

// https://c2sp.org/tlog-checkpoint: a signed note of origin, size and root.

const ORIGIN_PREFIX = 'holdfast.invalid/log/'
const ORIGIN_HASH_BYTES = 16

/** A log's head as a checkpoint states it: how many leaves, and the 32-byte root over them. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

/**
 * The origin of a log, which is also its key name. In: the log's Ed25519 public key, 32 bytes. Out:
 * `holdfast.invalid/log/` and the first 16 bytes of the key's SHA-256 in lowercase hex (DESIGN section 4).
 */
export function originOf(logPublicKey: Uint8Array): string {
  return ORIGIN_PREFIX + toHex(sha256(logPublicKey).subarray(0, ORIGIN_HASH_BYTES))
}

/**
 * Signs a head, with the origin as key name and no extension lines (tlog-checkpoint). Out: the whole signed note.
 * Throws `InvalidInput` when origin, size or root cannot stand in one.
 */
export function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): string {
  const { origin, size, root } = checkpoint
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== HASH_BYTES) {
    throw new AppError('InvalidInput', 'not a head that can be signed')
  }
  return signNote(`${origin}\n${size}\n${toBase64(root)}\n`, origin, key)
}

/** Reads a checkpoint without verifying it. Throws `NotACheckpoint`. Extension lines are tolerated and dropped. */
export function readCheckpoint(note: Uint8Array | string): Checkpoint {
  const lines = parseNote(note).text.split('\n').slice(0, -1)
  const [origin = '', sizeText = '', rootText = ''] = lines
  const root = fromBase64(rootText)
  if (lines.some((line) => line === '') || root === null || root.length !== HASH_BYTES) throw malformed()
  return { origin, size: parseCount(sizeText), root }
}

/**
 * Reads a checkpoint and verifies it under the log's public key (32 bytes), whose name must be the checkpoint's origin.
 * Whether that origin is the expected one is for the caller to say (`originOf`). Throws `NotACheckpoint` or
 * `CheckpointMismatch`.
 */
export function openCheckpoint(note: Uint8Array | string, logPublicKey: Uint8Array): Checkpoint {
  const checkpoint = readCheckpoint(note)
  verifyNote(parseNote(note), { name: checkpoint.origin, publicKey: logPublicKey })
  return checkpoint
}

/** A decimal without leading zeros, at most 2^53 - 1. Throws `NotACheckpoint`. */
export function parseCount(decimal: string): number {
  const count = /^(0|[1-9][0-9]{0,15})$/.test(decimal) ? Number(decimal) : Number.NaN
  if (!Number.isSafeInteger(count)) throw malformed()
  return count
}

function malformed(): AppError {
  return new AppError('NotACheckpoint', 'malformed checkpoint')
}
