import { AppError, type ErrorCode } from '../../contract/errors.ts'
import { sodium } from './sodium.ts'

export const NONCE_BYTES = 24
export const TAG_BYTES = 16

/**
 * A box: 24-byte random nonce, then XChaCha20-Poly1305 ciphertext with its 16-byte tag.
 * `associated` says what the box is, so that it opens nowhere else. `nonce` comes from the host's `Random`.
 */
export function sealBox(
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, associated, null, nonce, key)
  return Buffer.concat([nonce, sealed])
}

/** The plaintext of a box. Throws `code` when the box is not one made with this key and `associated`. */
export function openBox(
  key: Uint8Array,
  associated: Uint8Array,
  box: Uint8Array,
  code: ErrorCode,
): Uint8Array {
  if (box.length < NONCE_BYTES + TAG_BYTES) throw new AppError(code, 'a sealed box is too short')
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      box.subarray(NONCE_BYTES),
      associated,
      box.subarray(0, NONCE_BYTES),
      key,
    )
  } catch (cause) {
    throw new AppError(code, 'a sealed box does not open', { cause })
  }
}
