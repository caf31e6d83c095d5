import { resolve } from 'node:path'
import { AppError, isAppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import type { VaultKey } from '../crypto/keys.ts'
import { discardDatabase, isWritable, openDatabase } from '../db/open.ts'
import { sqliteError } from '../db/sqlite-error.ts'
import type { Projection } from '../model/projection.ts'
import { ReadModel } from '../model/read-model.ts'
import { whoIs } from './create.ts'
import { recollect, remember, type Recollection } from './device-memory.ts'
import { authenticateHeader, readHeader, type StoredHeader } from './header.ts'
import { checkFileKind, checkStructure } from './recognise.ts'
import { openSlot, type Secret } from './slots.ts'
import { dropSnapshot, loadSnapshot } from './snapshot.ts'
import { Vault, type ReadOnlyReason, type VaultHost } from './vault.ts'

export type OpenedVault = {
  readonly vault: Vault
  /** 1 when one of the two copies of the header is damaged. */
  readonly wholeHeaders: number
  readonly recollection: Recollection
  /** How many entries were replayed on top of the snapshot, and how many the snapshot held. */
  readonly replayed: { readonly fromSnapshot: number; readonly entries: number }
}

/**
 * Opens a vault and replays its ledger; logs the unlock unless it opens for reading only.
 * Throws VaultNotFound, NotAVault, UnknownVersion, VaultInUse, ForeignSchema, DamagedFile, DamagedHeader,
 * WrongPassphrase, WrongRecoveryCode, NoRecoverySlot, KdfOutOfBounds, CopiedWhileInUse, DamagedLedger,
 * DamagedEntry, OutdatedHeader, CannotRead.
 */
export async function openVault(
  path: string,
  secret: Secret,
  host: VaultHost,
  projection: Projection,
): Promise<OpenedVault> {
  checkFileKind(path)
  const readOnlyFile = !isWritable(path)
  const db = openDatabase({ kind: 'file', path, readOnly: readOnlyFile })
  let vault: Vault | null = null
  try {
    const stored = readNamed(() => {
      checkStructure(db, path)
      return readHeader(db)
    })
    const vaultKey = await openSlot(stored.header.vault, stored.header.slots, secret, host.kdf)
    const { header } = stored
    const opening = new Vault({ path: resolve(path), db, host, projection, header, vaultKey })
    vault = opening
    return readNamed(() => unlock(opening, stored, readOnlyFile))
  } catch (error) {
    if (vault === null) discardDatabase(db)
    else vault.abandon()
    throw error
  }
}

function unlock(vault: Vault, stored: StoredHeader, readOnlyFile: boolean): OpenedVault {
  authenticateHeader(vault.keys.header, stored)
  vault.ledger.load()
  vault.openedSize = vault.ledger.size
  const recollection = recollect(vault.memory, stored.header, vault.ledger.leavesBytes)
  vault.readOnly = readOnlyReason(stored, recollection, readOnlyFile)
  const replayed = replay(vault)
  checkGeneration(vault)
  if (vault.readOnly === null) noteUnlock(vault)
  return { vault, wholeHeaders: stored.wholeCopies, recollection, replayed }
}

/** On a full disk the unlock cannot be written down; what is there can still be read. */
function noteUnlock(vault: Vault): void {
  try {
    vault.write([{ type: 'vault.unlocked@1', payload: { ...whoIs(vault.host), root: 'matches' } }])
    remember(vault.memory, vault.header, vault.ledger.head)
  } catch (error) {
    if (!isAppError(error, 'DiskFull')) throw error
    vault.readOnly = 'disk-full'
  }
}

/**
 * Opens another file of the same vault with the keys in hand: a copy just made, checked before it counts. Logs
 * nothing and remembers nothing. Throws what `openVault` throws, but for the secrets.
 */
export function openWithKey(path: string, like: Vault, readOnly = false): Vault {
  checkFileKind(path)
  const db = openDatabase({ kind: 'file', path, readOnly })
  try {
    checkStructure(db, path)
    const stored = readHeader(db)
    const { host, projection } = like
    // Memory of its own: the copy's key is wiped with the copy, and slicing a Buffer would wipe this vault's too.
    const vaultKey = Uint8Array.from(like.vaultKey) as VaultKey
    const vault = new Vault({ path: resolve(path), db, host, projection, header: stored.header, vaultKey })
    authenticateHeader(vault.keys.header, stored)
    vault.readOnly = 'copy'
    vault.ledger.load()
    vault.openedSize = vault.ledger.size
    replay(vault)
    return vault
  } catch (error) {
    discardDatabase(db)
    throw sqliteError(error)
  }
}

function readOnlyReason(
  stored: StoredHeader,
  recollection: Recollection,
  readOnlyFile: boolean,
): ReadOnlyReason | null {
  if (stored.header.copiedAt !== null) return 'copy'
  if (recollection === 'older') return 'older-than-last-seen'
  if (recollection === 'forked') return 'forked'
  return readOnlyFile ? 'file' : null
}

/** Fills the read model from the snapshot and the entries after it, or from all entries. */
function replay(vault: Vault): OpenedVault['replayed'] {
  const snapshot = loadSnapshot(vault)
  const replayed = replayOnto(vault, snapshot ?? new ReadModel(vault.projection))
  if (snapshot === null || !erasedAfter(vault, replayed.fromSnapshot)) return replayed
  // Erasing takes the snapshot with it, so one from before an erasure was put back: it is not believed, nor kept.
  snapshot.close()
  if (vault.readOnly === null) dropSnapshot(vault)
  return replayOnto(vault, new ReadModel(vault.projection))
}

function erasedAfter(vault: Vault, size: number): boolean {
  const sql = "SELECT 1 FROM entries WHERE type = 'erased@1' AND seq >= ?"
  return vault.reads.prepare(sql).get(size) !== undefined
}

function replayOnto(vault: Vault, model: ReadModel): OpenedVault['replayed'] {
  vault.model = model
  const fromSnapshot = model.size
  vault.snapshotSize = fromSnapshot
  model.db.exec('BEGIN')
  model.apply(vault.ledger.readFrom(fromSnapshot))
  model.db.exec('COMMIT')
  checkMissing(vault)
  if (model.lastAt !== null) vault.ledger.noteLastAt(model.lastAt as Instant)
  return { fromSnapshot, entries: model.size - fromSnapshot }
}

/** A payload that is missing without an entry saying that it was erased is damage. */
function checkMissing(vault: Vault): void {
  const sql = 'SELECT count(*) AS n FROM missing WHERE seq NOT IN (SELECT seq FROM erased_entries)'
  const { n } = vault.reads.prepare(sql).get() as { readonly n: number }
  if (n > 0) throw new AppError('DamagedLedger', 'a payload is missing and nothing says that it was erased')
}

/**
 * Every change of the header is an entry that names its generation. A header older than the last of them was put
 * back by somebody; one that is newer stands beside a ledger that was put back.
 */
function checkGeneration(vault: Vault): void {
  const { generation } = vault.reads.prepare('SELECT generation FROM vault_state').get() as {
    readonly generation: number
  }
  if (vault.header.generation < generation)
    throw new AppError('OutdatedHeader', 'the header is older than the log says')
  if (vault.header.generation > generation)
    throw new AppError('DamagedLedger', 'the log is older than the header says')
}

function readNamed<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw sqliteError(error)
  }
}
