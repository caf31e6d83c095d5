import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { VaultId } from '../../contract/ids.ts'
import { NONCE_BYTES, openBox, sealBox } from '../crypto/aead.ts'
import { fromBase64, toBase64, utf8 } from '../crypto/bytes.ts'
import { passphraseBytes, SALT_BYTES, type KdfParams } from '../crypto/kdf.ts'
import type { SlotKey, VaultKey } from '../crypto/keys.ts'
import { parseRecoveryCode, recoverySlotKey } from '../crypto/recovery-code.ts'
import { FORMAT_VERSION } from '../db/schema.ts'
import { canonicalJson } from '../ledger/canonical.ts'
import type { Kdf } from '../ports/kdf.ts'
import type { Random } from '../ports/random.ts'

const Base64 = z.base64()

export const PassphraseSlot = z.strictObject({
  kind: z.literal('passphrase'),
  kdf: z.literal('argon2id13'),
  memoryBytes: z.int().positive(),
  passes: z.int().positive(),
  salt: Base64,
  box: Base64,
})
export const RecoverySlot = z.strictObject({
  kind: z.literal('recovery'),
  kdf: z.literal('blake2b'),
  salt: Base64,
  box: Base64,
})
export const Slot = z.discriminatedUnion('kind', [PassphraseSlot, RecoverySlot])
export type Slot = z.infer<typeof Slot>
export type PassphraseSlot = z.infer<typeof PassphraseSlot>
export type RecoverySlot = z.infer<typeof RecoverySlot>

/** A passphrase or a recovery code, as typed or read from a file. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly code: string }

/** The slot's own description, which its box is bound to: everything in it but the box. */
function associated(
  vault: VaultId,
  slot: Omit<PassphraseSlot, 'box'> | Omit<RecoverySlot, 'box'>,
): Uint8Array {
  return utf8(canonicalJson({ ...slot, format: FORMAT_VERSION, vault }))
}

function bytesOf(base64: string): Uint8Array {
  const bytes = fromBase64(base64)
  if (bytes === null) throw new AppError('DamagedHeader', 'a slot is not base64')
  return bytes
}

export type SlotHost = { readonly kdf: Kdf; readonly random: Random }

/** A slot that opens with `passphrase` (docs/vault-format.md section 4). Throws InvalidInput when it is empty. */
export async function makePassphraseSlot(
  vault: VaultId,
  vaultKey: VaultKey,
  passphrase: string,
  host: SlotHost,
): Promise<PassphraseSlot> {
  const params: KdfParams = await host.kdf.choose()
  const salt = host.random.bytes(SALT_BYTES)
  const key = await host.kdf.derive(passphraseBytes(passphrase), salt, params)
  const description = { kind: 'passphrase', kdf: 'argon2id13', ...params, salt: toBase64(salt) } as const
  return { ...description, box: sealSlot(vault, key, vaultKey, description, host.random) }
}

/** A slot that opens with the recovery code `code`, 20 bytes. */
export function makeRecoverySlot(
  vault: VaultId,
  vaultKey: VaultKey,
  code: Uint8Array,
  random: Random,
): RecoverySlot {
  const salt = random.bytes(SALT_BYTES)
  const description = { kind: 'recovery', kdf: 'blake2b', salt: toBase64(salt) } as const
  return { ...description, box: sealSlot(vault, recoverySlotKey(code, salt), vaultKey, description, random) }
}

function sealSlot(
  vault: VaultId,
  key: SlotKey,
  vaultKey: VaultKey,
  description: Omit<PassphraseSlot, 'box'> | Omit<RecoverySlot, 'box'>,
  random: Random,
): string {
  return toBase64(sealBox(key, random.bytes(NONCE_BYTES), associated(vault, description), vaultKey))
}

/**
 * The vault key behind the slot that `secret` is for. Throws WrongPassphrase, WrongRecoveryCode,
 * NoRecoverySlot, KdfOutOfBounds, DamagedHeader.
 */
export async function openSlot(
  vault: VaultId,
  slots: readonly Slot[],
  secret: Secret,
  kdf: Kdf,
): Promise<VaultKey> {
  const slot = slots.find((candidate) => candidate.kind === secret.kind)
  if (slot === undefined) throw new AppError('NoRecoverySlot', 'the vault has no slot of this kind')
  const { box, ...description } = slot
  const wrong = secret.kind === 'passphrase' ? 'WrongPassphrase' : 'WrongRecoveryCode'
  const key = await slotKey(slot, secret, kdf)
  return openBox(key, associated(vault, description), bytesOf(box), wrong) as VaultKey
}

async function slotKey(slot: Slot, secret: Secret, kdf: Kdf): Promise<SlotKey> {
  const salt = bytesOf(slot.salt)
  if (secret.kind === 'recovery') return recoverySlotKey(parseRecoveryCode(secret.code), salt)
  if (slot.kind !== 'passphrase') throw new AppError('Internal', 'a slot of another kind')
  const { memoryBytes, passes } = slot
  return kdf.derive(passphraseBytes(secret.passphrase), salt, { memoryBytes, passes })
}
