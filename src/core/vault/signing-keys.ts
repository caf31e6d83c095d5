import { AppError } from '../../contract/errors.ts'
import { NONCE_BYTES, openBox, sealBox } from '../crypto/aead.ts'
import { concat, toBase64, utf8 } from '../crypto/bytes.ts'
import type { SigningWrapKey } from '../crypto/keys.ts'
import { newP256KeyPair } from '../crypto/p256.ts'
import { signingKeyFromSeed, type SigningKey } from '../crypto/sign.ts'
import { blobOf } from '../db/columns.ts'
import type { Db } from '../db/open.ts'
import type { Random } from '../ports/random.ts'
import type { PublicKeys } from './header.ts'

export const SIGNING_KEY_NAMES = ['log', 'manifest', 'pdf'] as const
export type SigningKeyName = (typeof SIGNING_KEY_NAMES)[number]

/** Secret halves as stored: Ed25519 seeds of 32 bytes, PKCS #8 DER for `pdf`. */
export type SigningSecrets = Readonly<Record<SigningKeyName, Uint8Array>>

/** Three new, different signing keys (DESIGN section 3). */
export function newSigningKeys(random: Random): {
  readonly secrets: SigningSecrets
  readonly public: PublicKeys
} {
  const log = random.bytes(32)
  const manifest = random.bytes(32)
  const pdf = newP256KeyPair()
  return {
    secrets: { log, manifest, pdf: pdf.pkcs8 },
    public: {
      log: toBase64(signingKeyFromSeed(log).public),
      manifest: toBase64(signingKeyFromSeed(manifest).public),
      pdf: toBase64(pdf.spki),
    },
  }
}

const associated = (vaultIdBytes: Uint8Array, name: SigningKeyName) => concat(vaultIdBytes, utf8(name))

export type SigningStore = {
  readonly db: Db
  readonly key: SigningWrapKey
  readonly vaultIdBytes: Uint8Array
}

/** Seals one secret half under subkey 4. Inside the caller's transaction. */
export function writeSigningKey(
  store: SigningStore,
  name: SigningKeyName,
  secret: Uint8Array,
  random: Random,
): void {
  const box = sealBox(store.key, random.bytes(NONCE_BYTES), associated(store.vaultIdBytes, name), secret)
  store.db.prepare('INSERT OR REPLACE INTO signing_keys (name, box) VALUES (?, ?)').run(name, box)
}

/** The secret half of one key; open it only to sign. Throws DamagedFile. */
export function readSigningKey(store: SigningStore, name: SigningKeyName): Uint8Array {
  const row = store.db.prepare('SELECT box FROM signing_keys WHERE name = ?').get(name) as
    | { readonly box: unknown }
    | undefined
  if (row === undefined) throw new AppError('DamagedFile', 'a signing key is missing')
  const box = blobOf(row.box, 'DamagedFile')
  return openBox(store.key, associated(store.vaultIdBytes, name), box, 'DamagedFile')
}

/** The Ed25519 key of that name, ready to sign with. */
export function readEd25519(store: SigningStore, name: 'log' | 'manifest'): SigningKey {
  return signingKeyFromSeed(readSigningKey(store, name)).secret
}

/**
 * Throws DamagedFile when a secret half does not open, or is not the one whose public half stands in the header: an
 * older log key put back would sign for another log.
 */
export function assertKeyPair(store: SigningStore, name: SigningKeyName, publicKeys: PublicKeys): void {
  const secret = readSigningKey(store, name)
  // The PDF's key is made once and never replaced, so there is no older one to put back.
  if (name === 'pdf') return
  if (toBase64(signingKeyFromSeed(secret).public) !== publicKeys[name])
    throw new AppError('DamagedFile', 'a signing key is not the one in the header')
}
