import { AppError } from '../../contract/errors.ts'
import type { Seq } from '../../contract/ids.ts'
import { closeDatabase, openDatabase, type Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import type { EventDefinition, Projection } from './projection.ts'

const INDEX_TABLES = `
  CREATE TABLE entries (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, type TEXT NOT NULL, class TEXT NOT NULL) STRICT;
  CREATE INDEX entries_by_type ON entries (type, seq);
  CREATE TABLE subjects (subject TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (subject, seq)) STRICT, WITHOUT ROWID;
  CREATE TABLE missing (seq INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE replayed (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, last_at TEXT) STRICT;
  INSERT INTO replayed VALUES (1, 0, NULL);
`

/** The in-memory database every screen reads from: the ledger, replayed. It can always be made again. */
export class ReadModel {
  readonly db: Db
  readonly #projection: Projection

  constructor(projection: Projection, image?: Uint8Array) {
    this.#projection = projection
    this.db = openDatabase(image === undefined ? { kind: 'memory' } : { kind: 'memory', image })
    if (image === undefined) this.db.exec(INDEX_TABLES + projection.tables)
  }

  get version(): number {
    return this.#projection.version
  }

  /** How many entries have been applied. */
  get size(): number {
    return this.#replayed().size
  }

  get lastAt(): string | null {
    return this.#replayed().last_at
  }

  /** Applies entries in order. Inside the caller's transaction. Throws DamagedEntry when a payload is not its type's. */
  apply(entries: Iterable<{ readonly seq: Seq; readonly entry: Entry | null }>): void {
    const index = this.db.prepare('INSERT INTO entries (seq, at, by, type, class) VALUES (?, ?, ?, ?, ?)')
    const subject = this.db.prepare('INSERT OR IGNORE INTO subjects (subject, seq) VALUES (?, ?)')
    const missing = this.db.prepare('INSERT INTO missing (seq) VALUES (?)')
    let size = this.size
    let lastAt = this.lastAt
    for (const { seq, entry } of entries) {
      if (seq !== size) throw new AppError('Internal', 'entries are applied out of order')
      size++
      if (entry === null) {
        missing.run(seq)
        continue
      }
      lastAt = entry.at
      const event = this.#projection.events.get(entry.type)
      const payload = event === undefined ? undefined : parsePayload(event, entry)
      index.run(seq, entry.at, entry.by, entry.type, event?.classOf(payload as never) ?? 'ordinary')
      if (event === undefined) continue
      for (const id of event.subjects(payload as never)) subject.run(id, seq)
      event.apply(this.db, entry, payload as never)
    }
    this.db.prepare('UPDATE replayed SET size = ?, last_at = ?').run(size, lastAt)
  }

  /** The model's bytes, for the snapshot. */
  image(): Uint8Array {
    return this.db.serialize()
  }

  close(): void {
    closeDatabase(this.db)
  }

  #replayed(): { readonly size: number; readonly last_at: string | null } {
    return this.db.prepare('SELECT size, last_at FROM replayed').get() as {
      size: number
      last_at: string | null
    }
  }
}

function parsePayload(event: EventDefinition, entry: Entry): unknown {
  const parsed = event.payload.safeParse(entry.payload)
  if (!parsed.success)
    throw new AppError('DamagedEntry', `an entry of type ${event.type} does not fit its schema`)
  return parsed.data
}
