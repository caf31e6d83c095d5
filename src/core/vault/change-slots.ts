import { remember } from './device-memory.ts'
import { writeHeader, type Header } from './header.ts'
import { makePassphraseSlot, makeRecoverySlot, type Secret, type Slot } from './slots.ts'
import type { Vault } from './vault.ts'

/**
 * Gives the vault another passphrase: the vault key is wrapped anew, nothing else changes. `how` is what it was
 * opened with. Raises the generation, and the log says so: an older header put back is noticed.
 */
export async function changePassphrase(vault: Vault, passphrase: string, how: Secret['kind']): Promise<void> {
  vault.assertWritable()
  const slot = await makePassphraseSlot(vault.id, vault.vaultKey, passphrase, vault.host)
  const others = vault.header.slots.filter((other) => other.kind !== 'passphrase')
  replaceSlots(vault, [slot, ...others], ['passphrase'], how)
}

/** Makes the 20 bytes `code` the vault's recovery code, in the place of the old one. */
export function setRecoveryCode(vault: Vault, code: Uint8Array, how: Secret['kind']): void {
  vault.assertWritable()
  const slot = makeRecoverySlot(vault.id, vault.vaultKey, code, vault.host.random)
  replaceSlots(
    vault,
    [...vault.header.slots.filter((other) => other.kind !== 'recovery'), slot],
    ['recovery'],
    how,
  )
}

function replaceSlots(vault: Vault, slots: Slot[], changed: Slot['kind'][], how: Secret['kind']): void {
  const header: Header = { ...vault.header, slots, generation: vault.header.generation + 1 }
  const payload = { generation: header.generation, changed, how }
  vault.write([{ type: 'vault.slots-changed@1', payload }], (db) =>
    writeHeader(db, vault.keys.header, header),
  )
  vault.header = header
  remember(vault.memory, header, vault.ledger.head)
}
