import './node-guard.ts'
import { accessSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../contract/errors.ts'
import { forgetOpenFile, isOpenAsDatabase, noteOpenFile } from './open-files.ts'
import { sqliteError } from './sqlite-error.ts'
import { PAGE_BYTES } from './schema.ts'
import { keepStatements } from './statements.ts'

/** The only connection type outside this file; core never says `new Database` anywhere else. */
export type Db = Database.Database

export type OpenTarget =
  | { readonly kind: 'new-file'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly readOnly: boolean }
  | { readonly kind: 'memory'; readonly image?: Uint8Array }

/**
 * Opens every SQLite connection of the product, file or memory, with the settings of DESIGN section 3.
 * A file opens locked: no other process can read or write it until `closeDatabase`.
 * Throws VaultInUse, VaultExists, VaultNotFound, ReadOnly, NotAVault, DamagedFile, DiskFull, CannotRead, CannotWrite.
 */
export function openDatabase(target: OpenTarget): Db {
  try {
    const db = connect(target)
    keepStatements(db)
    try {
      db.pragma('temp_store = MEMORY')
      db.pragma('trusted_schema = OFF')
      db.pragma('cell_size_check = ON')
      if (target.kind !== 'memory') lockFile(db, target)
      return db
    } catch (error) {
      discardDatabase(db)
      throw error
    }
  } catch (error) {
    throw sqliteError(error)
  }
}

function connect(target: OpenTarget): Db {
  if (target.kind === 'memory') {
    return target.image === undefined
      ? new Database(':memory:')
      : new Database(Buffer.from(target.image.buffer, target.image.byteOffset, target.image.byteLength))
  }
  // An absolute path: SQLite reads a name that starts with `file:` as a URI.
  const path = resolve(target.path)
  if (target.kind === 'new-file') {
    if (existsSync(path)) throw new AppError('VaultExists', 'a file of this name is there already')
    if (!existsSync(dirname(path))) throw new AppError('CannotWrite', 'there is no such folder')
    makePrivateFile(path)
    return noted(new Database(path, { timeout: 0 }), path)
  }
  if (!existsSync(path)) throw new AppError('VaultNotFound', 'there is no such file')
  if (isOpenAsDatabase(path)) throw new AppError('VaultInUse', 'this process has the file open')
  return noted(new Database(path, { timeout: 0, fileMustExist: true, readonly: target.readOnly }), path)
}

/** An empty file that its owner alone may read; SQLite gives its journal the same rights. Never over another file. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'wx', 0o600))
}

function noted(db: Db, path: string): Db {
  noteOpenFile(db, path)
  return db
}

/** Holds a whole transaction of 16 MiB: one that does not fit is written and synced in pieces. */
const CACHE_KIB = 24 * 1024

function lockFile(db: Db, target: Exclude<OpenTarget, { kind: 'memory' }>): void {
  db.pragma('locking_mode = EXCLUSIVE')
  if (target.kind === 'file' && target.readOnly) {
    // A read takes the shared lock, and EXCLUSIVE mode keeps it.
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return
  }
  if (target.kind === 'new-file') db.pragma(`page_size = ${PAGE_BYTES}`)
  // The pragma alone locks nothing. Under EXCLUSIVE, DELETE would leave old pages in the journal until close.
  db.exec('BEGIN EXCLUSIVE; COMMIT')
  db.pragma('journal_mode = TRUNCATE')
  db.pragma('synchronous = FULL')
  db.pragma('secure_delete = ON')
  db.pragma(`cache_size = -${CACHE_KIB}`)
}

/** Closes a connection. A file is left alone: DELETE mode removes the empty journal beside it. */
export function closeDatabase(db: Db): void {
  if (!db.open) return
  try {
    if (!db.memory && !db.readonly) db.pragma('journal_mode = DELETE')
  } catch (error) {
    throw sqliteError(error)
  } finally {
    discardDatabase(db)
  }
}

/** Closes a connection as it is: after a failure, when there is nothing to tidy. */
export function discardDatabase(db: Db): void {
  forgetOpenFile(db)
  db.close()
}

/** Whether this process may write the file and the journal beside it. A file without any write bit is meant to stay. */
export function isWritable(path: string): boolean {
  if ((statSync(path).mode & 0o222) === 0) return false
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(resolve(path)), constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Runs `work` in one transaction. Synchronous on purpose: no transaction stays open across an await. */
export function inTransaction<T>(db: Db, work: () => T): T {
  try {
    return db.transaction(work).immediate()
  } catch (error) {
    throw sqliteError(error)
  }
}
