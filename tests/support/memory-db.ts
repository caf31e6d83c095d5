import Database from 'better-sqlite3'

/** The two search tables as the read model has them, alone in memory, filled by what a test writes. */
export function searchTables(): {
  readonly add: (words: string, handles: string) => number
  readonly words: (match: string) => readonly number[]
  readonly handles: (match: string) => readonly number[]
  readonly close: () => void
} {
  const db = new Database(':memory:')
  db.exec(`
    CREATE VIRTUAL TABLE words USING fts5 (body, content = '', tokenize = "unicode61 remove_diacritics 2");
    CREATE VIRTUAL TABLE handles USING fts5 (body, content = '', tokenize = "trigram");
  `)
  const addWords = db.prepare('INSERT INTO words (rowid, body) VALUES (?, ?)')
  const addHandles = db.prepare('INSERT INTO handles (rowid, body) VALUES (?, ?)')
  const inWords = db
    .prepare<[string], number>('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid')
    .pluck()
  const inHandles = db
    .prepare<[string], number>('SELECT rowid FROM handles WHERE handles MATCH ? ORDER BY rowid')
    .pluck()
  let last = -1
  return {
    add: (words, handles) => {
      last += 1
      addWords.run(last, words)
      addHandles.run(last, handles)
      return last
    },
    words: (match) => inWords.all(match),
    handles: (match) => inHandles.all(match),
    close: () => db.close(),
  }
}
