import { existsSync, openSync, closeSync, readSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import type { VaultKey } from '../crypto/keys.ts'
import { discardDatabase, isWritable, openDatabase, type Db } from '../db/open.ts'
import { isOpenAsDatabase } from '../db/open-files.ts'
import { APPLICATION_ID, FORMAT_VERSION, VAULT_SCHEMA } from '../db/schema.ts'
import { sqliteError } from '../db/sqlite-error.ts'
import type { Projection } from '../model/projection.ts'
import { ReadModel } from '../model/read-model.ts'
import { whoIs } from './create.ts'
import { recollect, remember, type Recollection } from './device-memory.ts'
import { authenticateHeader, readHeader, type StoredHeader } from './header.ts'
import { openSlot, type Secret } from './slots.ts'
import { loadSnapshot } from './snapshot.ts'
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
 * DamagedEntry, OutdatedHeader.
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
    checkStructure(db, path)
    const stored = readNamed(() => readHeader(db))
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
  const recollection = recollect(vault.memory, stored.header, vault.ledger.leavesBytes)
  vault.readOnly = readOnlyReason(stored, recollection, readOnlyFile)
  const replayed = replay(vault)
  checkGeneration(vault)
  if (vault.readOnly === null) {
    vault.write([{ type: 'vault.unlocked@1', payload: { ...whoIs(vault.host), root: 'matches' } }])
    remember(vault.memory, vault.header, vault.ledger.head)
  }
  return { vault, wholeHeaders: stored.wholeCopies, recollection, replayed }
}

/**
 * Opens another file of the same vault with the keys in hand: a copy just made, checked before it counts. Logs
 * nothing and remembers nothing. Throws what `openVault` throws, but for the secrets.
 */
export function openWithKey(path: string, like: Vault): Vault {
  checkFileKind(path)
  const db = openDatabase({ kind: 'file', path, readOnly: false })
  try {
    checkStructure(db, path)
    const stored = readNamed(() => readHeader(db))
    const { host, projection } = like
    const vaultKey = like.vaultKey.slice() as VaultKey
    const vault = new Vault({ path: resolve(path), db, host, projection, header: stored.header, vaultKey })
    authenticateHeader(vault.keys.header, stored)
    vault.readOnly = 'copy'
    vault.ledger.load()
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
  const model = loadSnapshot(vault) ?? new ReadModel(vault.projection)
  vault.model = model
  const fromSnapshot = model.size
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

/** A header older than the last entry that says "the header was changed" was put back by somebody. */
function checkGeneration(vault: Vault): void {
  const { generation } = vault.reads.prepare('SELECT generation FROM vault_state').get() as {
    readonly generation: number
  }
  if (vault.header.generation < generation)
    throw new AppError('OutdatedHeader', 'the header is older than the log says')
}

const SQLITE_MAGIC = 'SQLite format 3\0'
const HEADER_BYTES = 100

/** Reads the first 100 bytes and closes again, before SQLite opens the file: on POSIX a later close would drop its lock. */
function checkFileKind(path: string): void {
  if (!existsSync(path)) throw new AppError('VaultNotFound', 'there is no such file')
  if (!statSync(path).isFile()) throw new AppError('NotAVault', 'not a file')
  if (isOpenAsDatabase(path)) throw new AppError('VaultInUse', 'this process has the file open')
  const head = Buffer.alloc(HEADER_BYTES)
  const descriptor = openSync(path, 'r')
  try {
    if (readSync(descriptor, head, 0, HEADER_BYTES, 0) < HEADER_BYTES)
      throw new AppError('NotAVault', 'too short')
  } finally {
    closeSync(descriptor)
  }
  if (head.toString('latin1', 0, 16) !== SQLITE_MAGIC || head.readUInt32BE(68) !== APPLICATION_ID) {
    throw new AppError('NotAVault', 'not a vault')
  }
  if (head.readUInt32BE(60) !== FORMAT_VERSION) throw new AppError('UnknownVersion', 'another format version')
}

/** Before content is read: the file is as long as it says, and its schema is ours to the letter. */
function checkStructure(db: Db, path: string): void {
  readNamed(() => {
    const pages = db.pragma('page_count', { simple: true }) as number
    const pageBytes = db.pragma('page_size', { simple: true }) as number
    if (statSync(path).size !== pages * pageBytes)
      throw new AppError('DamagedFile', 'the file is not as long as it says')
    const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all() as SchemaRow[]
    const own = rows.filter(
      (row) => !(row.type === 'index' && row.sql === null && row.name.startsWith('sqlite_autoindex_')),
    )
    const isKnown = (row: SchemaRow) =>
      row.type === 'table' && row.tbl_name === row.name && VAULT_SCHEMA[row.name] === row.sql
    if (own.length !== Object.keys(VAULT_SCHEMA).length || !own.every(isKnown)) {
      throw new AppError('ForeignSchema', 'the tables are not those of a vault')
    }
  })
}

type SchemaRow = {
  readonly type: string
  readonly name: string
  readonly tbl_name: string
  readonly sql: string | null
}

function readNamed<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw sqliteError(error)
  }
}
