import { sodium } from './sodium.ts'

declare const brand: unique symbol
/** An Ed25519 secret key in libsodium's form: seed and public key, 64 bytes. */
export type SigningKey = Uint8Array & { readonly [brand]: 'SigningKey' }
/** An Ed25519 public key, 32 bytes (RFC 8032). */
export type VerifyKey = Uint8Array & { readonly [brand]: 'VerifyKey' }

/** A new Ed25519 key pair from a 32-byte seed. */
export function signingKeyFromSeed(seed: Uint8Array): {
  readonly secret: SigningKey
  readonly public: VerifyKey
} {
  const pair = sodium.crypto_sign_seed_keypair(seed)
  return { secret: pair.privateKey as SigningKey, public: pair.publicKey as VerifyKey }
}

/** A detached Ed25519 signature (RFC 8032), 64 bytes. */
export function sign(message: Uint8Array, key: SigningKey): Uint8Array {
  return sodium.crypto_sign_detached(message, key)
}

/** Whether `signature` is that of `message` under `key`. A signature or key of another length is simply not it. */
export function verify(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  if (signature.length !== sodium.crypto_sign_BYTES || key.length !== sodium.crypto_sign_PUBLICKEYBYTES)
    return false
  return sodium.crypto_sign_verify_detached(signature, message, key)
}

/** BLAKE2b-512 of a whole file's bytes, as minisign's prehashed signatures want it. */
export function blake2b512(bytes: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(64, bytes, null)
}
