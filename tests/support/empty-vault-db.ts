import { onTestFinished } from 'vitest'
import { closeDatabase, openDatabase, type Db } from '../../src/core/db/open.ts'
import { VAULT_SCHEMA } from '../../src/core/db/schema.ts'

/** The tables of a vault file, empty, in memory; closed when the test ends. */
export function emptyVaultDb(): Db {
  const db = openDatabase({ kind: 'memory' })
  for (const sql of Object.values(VAULT_SCHEMA)) db.exec(sql)
  onTestFinished(() => closeDatabase(db))
  return db
}
