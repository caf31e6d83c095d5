import { ed25519 } from '@noble/curves/ed25519.js'
import { blake2b } from '@noble/hashes/blake2.js'
import { sha512 } from '@noble/hashes/sha2.js'
import type { SigningKey, VerifyKey } from '../../core/crypto/sign.ts'
import { concat, sameBytes } from './bytes.ts'

// The page is built with this in the place of core/crypto/sign.ts: same exports, same answers. WebCrypto would do for
// Ed25519 where a browser has it, but answers later, and not everywhere the same for odd keys.

const SEED_BYTES = 32
const PUBLIC_KEY_BYTES = 32
const NONCE_BYTES = 32
const SIGNATURE_BYTES = 64
const { Point } = ed25519
const ORDER = Point.Fn.ORDER

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

/**
 * Whether `signature` is that of `message` under `key`. A signature or key of another length is simply not it. Written
 * out, because noble asks RFC 8032's question with the cofactor and libsodium the one without: for keys and nonces with
 * a part of small order their answers differ, and the page's must be libsodium's.
 */
export function verify(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || key.length !== PUBLIC_KEY_BYTES) return false
  const nonce = signature.subarray(0, NONCE_BYTES)
  const scalar = littleEndian(signature.subarray(NONCE_BYTES))
  const point = decodePoint(key)
  if (point === null || point.isSmallOrder() || scalar >= ORDER) return false
  const challenge = littleEndian(sha512(concat(nonce, key, message))) % ORDER
  const expected = Point.BASE.multiplyUnsafe(scalar).subtract(point.multiplyUnsafe(challenge))
  return !expected.isSmallOrder() && sameBytes(expected.toBytes(), nonce)
}

function decodePoint(bytes: Uint8Array): InstanceType<typeof Point> | null {
  try {
    return Point.fromBytes(bytes)
  } catch {
    // Not the one encoding of a point of the curve: no key, so nothing was signed with it.
    return null
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => number * 256n + BigInt(byte), 0n)
}

/** BLAKE2b-512 of a whole file's bytes, as minisign's prehashed signatures want it. */
export function blake2b512(bytes: Uint8Array): Uint8Array {
  return blake2b(bytes, { dkLen: 64 })
}
