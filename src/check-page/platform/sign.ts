import { ed25519 } from '@noble/curves/ed25519.js'
import { blake2b } from '@noble/hashes/blake2.js'
import type { SigningKey, VerifyKey } from '../../core/crypto/sign.ts'
import { concat } from './bytes.ts'

// The page is built with this in the place of core/crypto/sign.ts: same exports, same answers. WebCrypto would do for
// Ed25519 where a browser has it, but answers later, and not everywhere the same for odd keys.

const SEED_BYTES = 32
const PUBLIC_KEY_BYTES = 32
const SIGNATURE_BYTES = 64

/** A new Ed25519 key pair from a 32-byte seed. */
export function signingKeyFromSeed(seed: Uint8Array): {
  readonly secret: SigningKey
  readonly public: VerifyKey
} {
  const publicKey = ed25519.getPublicKey(seed)
  return { secret: concat(seed, publicKey) as SigningKey, public: publicKey as Uint8Array as VerifyKey }
}

/** A detached Ed25519 signature (RFC 8032), 64 bytes. */
export function sign(message: Uint8Array, key: SigningKey): Uint8Array {
  return ed25519.sign(message, key.subarray(0, SEED_BYTES))
}

/** Whether `signature` is that of `message` under `key`. A signature or key of another length is simply not it. */
export function verify(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || key.length !== PUBLIC_KEY_BYTES) return false
  // Strict, as libsodium is: canonical points, no key of small order.
  return ed25519.verify(signature, message, key, { zip215: false })
}

/** BLAKE2b-512 of a whole file's bytes, as minisign's prehashed signatures want it. */
export function blake2b512(bytes: Uint8Array): Uint8Array {
  return blake2b(bytes, { dkLen: 64 })
}
