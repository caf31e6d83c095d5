import { existsSync, renameSync, rmSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import { fromBase64, toHex } from '../crypto/bytes.ts'
import { originOf } from '../ledger/checkpoint.ts'
import { copyDatabase, markAsCopy } from './backup.ts'
import { remember } from './device-memory.ts'
import { writeHeader, type Header } from './header.ts'
import { openWithKey } from './open.ts'
import { newSigningKeys, writeSigningKey } from './signing-keys.ts'
import type { Vault } from './vault.ts'

export type Restored = {
  readonly vault: Vault
  readonly continues: { readonly origin: string; readonly size: number; readonly root: string }
}

/**
 * Makes a vault at `to` that goes on from an open copy (or from a vault older than last seen, or forked). It gets
 * a new log key and so a new origin, and its next entry `log.continued@1` names the old origin, size and root and
 * says why: a log that signs two histories would be evidence against its owner (DESIGN section 4).
 * The restored vault is left open. Throws NotACopy, VaultExists, DiskFull.
 */
export async function restore(copy: Vault, to: string, reason: string): Promise<Restored> {
  if (copy.readOnly === null || copy.readOnly === 'file' || copy.readOnly === 'disk-full') {
    throw new AppError('NotACopy', 'this vault can be written as it is')
  }
  if (existsSync(to)) throw new AppError('VaultExists', 'a file of this name is there already')
  const unfinished = `${to}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    await copyDatabase(copy, unfinished)
    // Killed from here on, what is left is a backup, never a second vault under the same log.
    markAsCopy(copy, unfinished)
    renameSync(unfinished, to)
  } finally {
    rmSync(unfinished, { force: true })
    rmSync(`${unfinished}-journal`, { force: true })
  }
  return goOn(copy, to, reason)
}

function goOn(copy: Vault, to: string, reason: string): Restored {
  const vault = openWithKey(to, copy)
  try {
    vault.readOnly = null
    return { vault, continues: continueLog(vault, reason) }
  } catch (error) {
    vault.abandon()
    rmSync(to, { force: true })
    throw error
  }
}

function continueLog(vault: Vault, reason: string): Restored['continues'] {
  const { size, root } = vault.ledger.head
  const continues = { origin: originOf(fromBase64(vault.header.keys.log)!), size, root: toHex(root) }
  const { random } = vault.host
  const signing = newSigningKeys(random)
  const keys = { ...vault.header.keys, log: signing.public.log }
  const header: Header = { ...vault.header, copiedAt: null, generation: vault.header.generation + 1, keys }
  const payload = { ...continues, reason, generation: header.generation, keys }
  vault.write([{ type: 'log.continued@1', payload }], (db) => {
    writeHeader(db, vault.keys.header, header)
    writeSigningKey(vault.signing, 'log', signing.secrets.log, random)
  })
  vault.header = header
  remember(vault.memory, header, vault.ledger.head)
  return continues
}
