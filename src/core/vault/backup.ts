import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import { toHex } from '../crypto/bytes.ts'
import { dirname, resolve } from 'node:path'
import { closeDatabase, makePrivateFile, openDatabase } from '../db/open.ts'
import { sqliteError } from '../db/sqlite-error.ts'
import { writeHeader } from './header.ts'
import type { Checked } from './check.ts'
import { openWithKey } from './open.ts'
import type { Vault } from './vault.ts'

export type BackupDone = {
  readonly size: number
  readonly root: string
  readonly bytes: number
  readonly checked: Checked
}

/**
 * Copies the vault with SQLite's online backup, marks the copy as a copy, then opens it with the vault's key and
 * checks all of it: only then does it get its name. The log notes the backup first, so the copy says so too.
 * Throws VaultExists, DiskFull, CannotWrite and whatever the check finds.
 */
export async function backUp(
  vault: Vault,
  to: string,
  check: (copy: Vault) => Promise<Checked>,
): Promise<BackupDone> {
  if (existsSync(to)) throw new AppError('VaultExists', 'a file of this name is there already')
  if (vault.readOnly === null) noteBackup(vault)
  const unfinished = `${to}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    await copyDatabase(vault, unfinished)
    markAsCopy(vault, unfinished)
    const checked = await checkCopy(vault, unfinished, check)
    renameSync(unfinished, to)
    const { size, root } = vault.ledger.head
    noteChecked(vault, { size, root: toHex(root), how: 'made' })
    return { size, root: toHex(root), bytes: statSync(to).size, checked }
  } finally {
    rmSync(unfinished, { force: true })
    rmSync(`${unfinished}-journal`, { force: true })
  }
}

function noteBackup(vault: Vault): void {
  const { size, root } = vault.ledger.head
  vault.write([{ type: 'vault.backed-up@1', payload: { size, root: toHex(root) } }])
}

/** Only what could be read whole counts as a backup; a vault that cannot be written keeps no memory of it. */
export function noteChecked(
  vault: Vault,
  payload: { readonly size: number; readonly root: string; readonly how: 'made' | 'practised' },
): void {
  if (vault.readOnly === null) vault.write([{ type: 'vault.backup-checked@1', payload }])
}

/** SQLite's online backup, in parts, so that nothing waits for the whole of it. */
export async function copyDatabase(vault: Vault, to: string): Promise<void> {
  if (!existsSync(dirname(resolve(to)))) throw new AppError('CannotWrite', 'there is no such folder')
  try {
    makePrivateFile(to)
    await vault.db.backup(to)
  } catch (error) {
    throw sqliteError(error)
  }
}

/** Until it goes on under a log of its own, whatever was copied is a copy. */
export function markAsCopy(vault: Vault, path: string): void {
  const db = openDatabase({ kind: 'file', path, readOnly: false })
  try {
    const copiedAt = new Date(vault.host.clock.nowMs()).toISOString() as Instant
    db.transaction(() => writeHeader(db, vault.keys.header, { ...vault.header, copiedAt })).immediate()
  } catch (error) {
    throw sqliteError(error)
  } finally {
    closeDatabase(db)
  }
}

async function checkCopy(
  vault: Vault,
  path: string,
  check: (copy: Vault) => Promise<Checked>,
): Promise<Checked> {
  const copy = openWithKey(path, vault)
  try {
    const checked = await check(copy)
    if (checked.problems.length > 0) throw new AppError('DamagedFile', 'the copy is not whole')
    return checked
  } finally {
    copy.abandon()
  }
}
