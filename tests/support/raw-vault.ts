import { readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'

export type RawDb = Database.Database

/** Does something to the tables of a locked vault behind its back: what somebody with the file and SQLite can do. */
export function raw<T>(path: string, work: (db: RawDb) => T): T {
  const db = new Database(path, { fileMustExist: true })
  try {
    return db.transaction(work)(db)
  } finally {
    db.close()
  }
}

/** Gives free pages back to the disk. */
export function vacuum(path: string): void {
  const db = new Database(path, { fileMustExist: true })
  db.exec('VACUUM')
  db.close()
}

/** The same bytes with one bit turned; counted from the end when `at` is negative. */
export function flipped(bytes: Uint8Array, at: number): Buffer {
  const copy = Buffer.from(bytes)
  const index = at < 0 ? copy.length + at : at
  copy.writeUInt8(copy.readUInt8(index) ^ 0x01, index)
  return copy
}

/** Turns one bit of one BLOB. `where` names exactly one row. */
export function flipColumn(path: string, table: string, column: string, where: string, at: number): void {
  changeColumn(path, table, column, where, (bytes) => flipped(bytes, at))
}

export function changeColumn(
  path: string,
  table: string,
  column: string,
  where: string,
  change: (bytes: Buffer) => Uint8Array,
): void {
  raw(path, (db) => {
    const rows = db.prepare(`SELECT ${column} AS value FROM ${table} WHERE ${where}`).all() as {
      readonly value: Buffer
    }[]
    if (rows.length !== 1) throw new Error(`${rows.length} rows fit`)
    db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(change(rows[0]!.value))
  })
}

/** Runs SQL that has to change something: a tampering that changed nothing would test nothing. */
export function tamper(path: string, sql: string, ...params: readonly unknown[]): void {
  raw(path, (db) => {
    if (db.prepare(sql).run(...params).changes === 0) throw new Error('nothing was changed')
  })
}

/** Lets two rows, found by `a` and `b`, trade the value of one column. */
export function swapColumn(path: string, table: string, column: string, a: string, b: string): void {
  raw(path, (db) => {
    const valueOf = (where: string) =>
      db.prepare(`SELECT ${column} AS value FROM ${table} WHERE ${where}`).get() as { readonly value: Buffer }
    const [first, second] = [valueOf(a), valueOf(b)]
    const update = (where: string, value: Buffer) =>
      db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(value).changes
    if (update(a, second.value) + update(b, first.value) !== 2) throw new Error('not two rows')
  })
}

/** All rows of a table, to be put back later or into another vault. */
export function rowsOf(path: string, table: string): readonly Record<string, unknown>[] {
  return raw(path, (db) => db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[])
}

/** Puts rows in the place of all that a table holds. */
export function putBack(path: string, table: string, rows: readonly Record<string, unknown>[]): void {
  raw(path, (db) => {
    db.prepare(`DELETE FROM ${table}`).run()
    addRows(db, table, rows)
  })
}

export function addRows(db: RawDb, table: string, rows: readonly Record<string, unknown>[]): void {
  for (const row of rows) {
    const columns = Object.keys(row)
    const values = columns.map((column) => `@${column}`)
    db.prepare(`INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`).run(
      row,
    )
  }
}

/** Changes bytes of the file itself. */
export function editFile(path: string, edit: (bytes: Buffer) => Uint8Array): void {
  writeFileSync(path, edit(readFileSync(path)))
}
