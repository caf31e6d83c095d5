import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import type { Db } from '../db/open.ts'
import { isOpenAsDatabase } from '../db/open-files.ts'
import { APPLICATION_ID, FORMAT_VERSION, PAGE_BYTES, VAULT_SCHEMA } from '../db/schema.ts'

const SQLITE_MAGIC = 'SQLite format 3\0'
const HEADER_BYTES = 100

/**
 * What SQLite's own 100 bytes say in every vault, by offset. Another value would change how the pages are read or,
 * worse, written: "auto-vacuum" alone would make the next write lay a page map over a page in use.
 */
const SQLITE_HEADER: readonly (readonly [offset: number, bytes: readonly number[]])[] = [
  [16, [PAGE_BYTES >> 8, PAGE_BYTES & 0xff]],
  // Rollback journal for writing and reading, no reserved room in a page, the three fixed fractions.
  [18, [1, 1, 0, 64, 32, 32]],
  // Schema format 4, the usual cache size, no auto-vacuum, UTF-8.
  [44, [0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
  // No incremental vacuum.
  [64, [0, 0, 0, 0]],
  [72, Array<number>(20).fill(0)],
]

/**
 * Looks at the first 100 bytes and closes again, before SQLite opens the file: on POSIX a later close would drop
 * its lock. Throws VaultNotFound, NotAVault, UnknownVersion, DamagedFile, VaultInUse, CannotRead.
 */
export function checkFileKind(path: string): void {
  if (!existsSync(path)) throw new AppError('VaultNotFound', 'there is no such file')
  if (!statSync(path).isFile()) throw new AppError('NotAVault', 'not a file')
  if (isOpenAsDatabase(path)) throw new AppError('VaultInUse', 'this process has the file open')
  // A vault never has one, and SQLite would copy whatever it holds into the file without a question.
  if (existsSync(`${path}-wal`))
    throw new AppError('DamagedFile', 'a foreign write-ahead log lies beside the file')
  const head = firstBytes(path)
  if (head.toString('latin1', 0, 16) !== SQLITE_MAGIC || head.readUInt32BE(68) !== APPLICATION_ID) {
    throw new AppError('NotAVault', 'not a vault')
  }
  if (head.readUInt32BE(60) !== FORMAT_VERSION) throw new AppError('UnknownVersion', 'another format version')
  for (const [offset, bytes] of SQLITE_HEADER) {
    if (bytes.some((byte, index) => head[offset + index] !== byte))
      throw new AppError('DamagedFile', `the SQLite header is not that of a vault at byte ${offset}`)
  }
}

function firstBytes(path: string): Buffer {
  const head = Buffer.alloc(HEADER_BYTES)
  try {
    const descriptor = openSync(path, 'r')
    try {
      if (readSync(descriptor, head, 0, HEADER_BYTES, 0) < HEADER_BYTES)
        throw new AppError('NotAVault', 'too short')
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('CannotRead', 'the file may not be read', { cause: error })
  }
  return head
}

/**
 * Before content is read: the file is as long as it says, and its schema is ours to the letter.
 * Throws DamagedFile, CopiedWhileInUse, ForeignSchema.
 */
export function checkStructure(db: Db, path: string): void {
  const pages = db.pragma('page_count', { simple: true }) as number
  const excessBytes = statSync(path).size - pages * PAGE_BYTES
  // A write puts new pages at the end first and says how many there are last.
  if (excessBytes > 0 && excessBytes % PAGE_BYTES === 0)
    throw new AppError('CopiedWhileInUse', 'there are pages beyond those the file speaks of')
  if (excessBytes !== 0) throw new AppError('DamagedFile', 'the file is not as long as it says')
  const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all() as SchemaRow[]
  const expected = Object.keys(VAULT_SCHEMA).length + 1
  if (rows.length !== expected || !rows.every(isKnown) || new Set(rows.map(nameOf)).size !== expected) {
    throw new AppError('ForeignSchema', 'the tables are not those of a vault')
  }
}

type SchemaRow = {
  readonly type: string
  readonly name: string
  readonly tbl_name: string
  readonly sql: string | null
}

const nameOf = (row: SchemaRow) => row.name

function isKnown(row: SchemaRow): boolean {
  // The one index SQLite makes by itself: the primary key of `chunks`, whose rows are too large to stand in it.
  if (row.type === 'index')
    return row.name === 'sqlite_autoindex_chunks_1' && row.tbl_name === 'chunks' && row.sql === null
  return row.type === 'table' && row.tbl_name === row.name && VAULT_SCHEMA[row.name] === row.sql
}
