import { AppError } from '../../contract/errors.ts'
import type { SlotKey } from './keys.ts'
import { sodium } from './sodium.ts'

const MIB = 1024 * 1024

export type KdfParams = {
  readonly memoryBytes: number
  readonly passes: number
}

/** Floor and ceiling, checked before deriving: a header asking for less is an attack, for more a way to hang us. */
export const KDF_BOUNDS = {
  least: { memoryBytes: 256 * MIB, passes: 3 },
  most: { memoryBytes: 1024 * MIB, passes: 16 },
} as const

export const SALT_BYTES = 16

/** Throws KdfOutOfBounds unless the parameters lie between floor and ceiling (docs/vault-format.md section 4). */
export function checkKdfBounds(params: KdfParams): void {
  const { least, most } = KDF_BOUNDS
  const within =
    params.memoryBytes >= least.memoryBytes &&
    params.memoryBytes <= most.memoryBytes &&
    params.passes >= least.passes &&
    params.passes <= most.passes
  if (!within) throw new AppError('KdfOutOfBounds', 'the password hash parameters are out of bounds')
}

/**
 * A passphrase as bytes: NFC, UTF-8, one trailing newline dropped (a file ends with one).
 * Throws InvalidInput when it is empty or not well-formed.
 */
export function passphraseBytes(passphrase: string): Uint8Array {
  const typed = passphrase.replace(/\r?\n$/, '')
  if (typed === '' || !typed.isWellFormed())
    throw new AppError('InvalidInput', 'the passphrase is empty or broken')
  return Buffer.from(typed.normalize('NFC'), 'utf8')
}

/** Argon2id13, 32 bytes. Slow and hungry on purpose: hosts call it in a worker that ends afterwards. */
export function argon2id(passphrase: Uint8Array, salt: Uint8Array, params: KdfParams): SlotKey {
  return sodium.crypto_pwhash(
    32,
    passphrase,
    salt,
    params.passes,
    params.memoryBytes,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  ) as SlotKey
}
