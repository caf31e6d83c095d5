import { createCipheriv, createDecipheriv, getCiphers } from 'node:crypto'
import { AppError } from '../../contract/errors.ts'
import type { PassKey } from './keys.ts'
import { padmeLength } from './padding.ts'
import { sodium } from './sodium.ts'
import { TAG_BYTES } from './aead.ts'

/** Plaintext bytes of every chunk but the last, which is padded to a Padmé length of at most this. */
export const CHUNK_BYTES = 1024 * 1024

/** A pass key after HChaCha20 over the 16 zero bytes that start every nonce: an RFC 8439 key. */
export type StreamKey = { readonly subkey: Uint8Array; readonly passKey: PassKey }

const ZERO_PREFIX = new Uint8Array(16)
const NATIVE = getCiphers().includes('chacha20-poly1305')

/** Prepares a pass key for sealing and opening chunks (docs/vault-format.md section 7). */
export function streamKey(passKey: PassKey): StreamKey {
  return { subkey: sodium.crypto_core_hchacha20(ZERO_PREFIX, passKey, null), passKey }
}

/** How many chunks a file of `sizeBytes` has. An empty file is one empty last chunk. */
export function chunkCount(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / CHUNK_BYTES))
}

/** The plaintext length of the last chunk after padding. */
export function paddedLastLength(lastBytes: number): number {
  return Math.min(CHUNK_BYTES, padmeLength(lastBytes))
}

/** The last 12 of the 24 nonce bytes after the RFC 8439 mapping: 4 zeros, 7-byte index, 1 byte last-flag. */
function nonceTail(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE((BigInt(index) << 8n) | (isLast ? 1n : 0n), 4)
  return nonce
}

/**
 * Seals one chunk: XChaCha20-Poly1305, nonce = 16 zero bytes, 7-byte big-endian index, 1 byte last-flag;
 * associated data = the exhibit's id, 16 bytes. Out: ciphertext and 16-byte tag, in `into` where that is given.
 */
export function sealChunk(
  key: StreamKey,
  exhibitId: Uint8Array,
  index: number,
  isLast: boolean,
  plaintext: Uint8Array,
  into: Uint8Array = Buffer.allocUnsafeSlow(plaintext.length + TAG_BYTES),
): Uint8Array {
  const sealed = into.subarray(0, plaintext.length + TAG_BYTES)
  const nonce = nonceTail(index, isLast)
  if (NATIVE) sealNatively(key, exhibitId, nonce, plaintext, sealed)
  else sealed.set(sealPortably(key, exhibitId, nonce, plaintext))
  return sealed
}

function sealNatively(
  key: StreamKey,
  exhibitId: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
  sealed: Uint8Array,
): void {
  const cipher = createCipheriv('chacha20-poly1305', key.subkey, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(exhibitId, { plaintextLength: plaintext.length })
  sealed.set(cipher.update(plaintext))
  cipher.final()
  sealed.set(cipher.getAuthTag(), plaintext.length)
}

/** Opens one chunk. Throws DamagedExhibit when it is not the chunk with this index and last-flag of this exhibit. */
export function openChunk(
  key: StreamKey,
  exhibitId: Uint8Array,
  index: number,
  isLast: boolean,
  box: Uint8Array,
): Uint8Array {
  if (box.length < TAG_BYTES) throw new AppError('DamagedExhibit', 'a chunk is too short')
  const nonce = nonceTail(index, isLast)
  try {
    return NATIVE ? openNatively(key, exhibitId, nonce, box) : openPortably(key, exhibitId, nonce, box)
  } catch (cause) {
    throw new AppError('DamagedExhibit', 'a chunk does not open', { cause })
  }
}

function openNatively(key: StreamKey, exhibitId: Uint8Array, nonce: Uint8Array, box: Uint8Array): Uint8Array {
  const end = box.length - TAG_BYTES
  const decipher = createDecipheriv('chacha20-poly1305', key.subkey, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(exhibitId, { plaintextLength: end })
  decipher.setAuthTag(box.subarray(end))
  const plaintext = decipher.update(box.subarray(0, end))
  decipher.final()
  return plaintext
}

function wholeNonce(tail: Uint8Array): Uint8Array {
  return Buffer.concat([ZERO_PREFIX, tail.subarray(4)])
}

/** The same bytes from libsodium, for a runtime without the native cipher (Electron's BoringSSL). */
export function sealPortably(
  key: StreamKey,
  exhibitId: Uint8Array,
  tail: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    plaintext,
    exhibitId,
    null,
    wholeNonce(tail),
    key.passKey,
  )
}

function openPortably(key: StreamKey, exhibitId: Uint8Array, tail: Uint8Array, box: Uint8Array): Uint8Array {
  return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    null,
    box,
    exhibitId,
    wholeNonce(tail),
    key.passKey,
  )
}
