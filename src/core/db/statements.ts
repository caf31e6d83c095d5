import type Database from 'better-sqlite3'

/**
 * Makes `prepare` give the same statement again for the same text: preparing costs more than most statements.
 * One that is being iterated is in use, so its text is prepared anew. Texts are written in the code, so they are few.
 */
export function keepStatements(db: Database.Database): void {
  const kept = new Map<string, Database.Statement>()
  const prepare = db.prepare.bind(db)
  const prepareOnce = (sql: string): Database.Statement => {
    const known = kept.get(sql)
    if (known !== undefined && !known.busy) return known
    const made = prepare(sql)
    kept.set(sql, made)
    return made
  }
  db.prepare = prepareOnce as Database.Database['prepare']
}
