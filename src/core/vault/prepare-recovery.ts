import { AppError } from '../../contract/errors.ts'
import { formatRecoveryCode, normalizeGroup, RECOVERY_BYTES } from '../crypto/recovery-code.ts'
import { setRecoveryCode } from './change-slots.ts'
import { wipeKeys } from '../crypto/keys.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { openSlot, type Secret } from './slots.ts'
import type { Vault } from './vault.ts'

const GROUPS = 9
const ASKED = 3

/** A code that was shown and is not yet the vault's: it becomes so when it has been typed back. */
export type PreparedRecovery = {
  readonly vault: Vault
  readonly codeBytes: Uint8Array
  /** Numbers of the groups to type back, from 1, in order. */
  readonly ask: readonly number[]
}

/** A new recovery code for an open vault; nothing is written (DESIGN section 3, Keys). Throws ReadOnly, IsACopy… */
export function prepareRecovery(vault: Vault): PreparedRecovery & { readonly code: string } {
  vault.assertWritable()
  const codeBytes = vault.host.random.bytes(RECOVERY_BYTES)
  return { vault, codeBytes, ask: chooseGroups(vault), code: formatRecoveryCode(codeBytes) }
}

/** The numbers of the groups that do not fit; when there are none the slot is written. */
export function confirmRecovery(
  prepared: PreparedRecovery,
  typed: readonly string[],
  how: Secret['kind'],
): number[] {
  const groups = formatRecoveryCode(prepared.codeBytes).split('-')
  const wrong = prepared.ask.filter(
    (number, index) => normalizeGroup(typed[index] ?? '') !== groups[number - 1],
  )
  if (wrong.length === 0) setRecoveryCode(prepared.vault, prepared.codeBytes, how)
  return wrong
}

/** Opens the vault's recovery slot and drops what was in it. Throws WrongRecoveryCode, NoRecoverySlot. */
export async function practiseRecovery(vault: Vault, code: string): Promise<void> {
  const { header, vaultKey, host } = vault
  const opened = await openSlot(header.vault, header.slots, { kind: 'recovery', code }, host.kdf)
  const isKey = sameBytes(opened, vaultKey)
  wipeKeys(opened)
  if (!isKey) throw new AppError('DamagedHeader', 'the recovery slot holds another key')
}

/** Throws InvalidInput unless a code was prepared for this very vault since it was opened. */
export function requirePrepared(prepared: PreparedRecovery | null, vault: Vault): PreparedRecovery {
  if (prepared?.vault !== vault) throw new AppError('InvalidInput', 'no recovery code was prepared')
  return prepared
}

/** One group out of each third: the last third is always looked at too. */
function chooseGroups(vault: Vault): number[] {
  const third = GROUPS / ASKED
  const [...bytes] = vault.host.random.bytes(ASKED)
  return bytes.map((byte, index) => index * third + (byte % third) + 1)
}
