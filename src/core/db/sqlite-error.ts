import { AppError, type ErrorCode } from '../../contract/errors.ts'

const CODES: readonly (readonly [prefix: string, code: ErrorCode, message: string])[] = [
  ['SQLITE_BUSY', 'VaultInUse', 'the file is locked by another connection'],
  ['SQLITE_LOCKED', 'VaultInUse', 'the file is locked by another connection'],
  ['SQLITE_FULL', 'DiskFull', 'there is no room left'],
  ['SQLITE_NOTADB', 'NotAVault', 'not an SQLite file'],
  ['SQLITE_CORRUPT', 'DamagedFile', 'the SQLite file is damaged'],
  ['SQLITE_READONLY', 'ReadOnly', 'the file cannot be written'],
  ['SQLITE_CANTOPEN', 'CannotRead', 'the file cannot be opened'],
  ['SQLITE_TOOBIG', 'DamagedFile', 'the SQLite file is damaged'],
  ['SQLITE_IOERR_SHORT_READ', 'DamagedFile', 'the SQLite file is cut short'],
  ['SQLITE_IOERR_READ', 'CannotRead', 'the disk refused'],
  ['SQLITE_IOERR_CORRUPTFS', 'CannotRead', 'the disk refused'],
  ['SQLITE_IOERR', 'CannotWrite', 'the disk refused'],
  ['EEXIST', 'VaultExists', 'a file of this name is there already'],
  ['EACCES', 'CannotWrite', 'the folder may not be written'],
  ['EPERM', 'CannotWrite', 'the folder may not be written'],
  ['EROFS', 'CannotWrite', 'the disk cannot be written'],
]

/** What better-sqlite3 says of a closed connection; only locking closes one while work is going on. */
const CLOSED = 'The database connection is not open'

/**
 * SQLite's error as a named one; an AppError passes unchanged. SQLite's own message is dropped, since it can
 * quote content; its code is kept.
 */
export function sqliteError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof TypeError && error.message === CLOSED)
    return new AppError('Cancelled', 'the vault was locked')
  const sqliteCode = codeOf(error)
  if (sqliteCode?.startsWith('ENOSPC')) return new AppError('DiskFull', 'there is no room left')
  for (const [prefix, code, message] of CODES) {
    if (sqliteCode?.startsWith(prefix)) return new AppError(code, `${message} (${sqliteCode})`)
  }
  return new AppError('Internal', `unexpected failure (${sqliteCode ?? typeof error})`, { cause: error })
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
