import type { Instant, Seq } from '../../contract/ids.ts'
import type { AMEND_REASONS } from '../../contract/records.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'

type Reason = (typeof AMEND_REASONS)[number]
type Table = 'account_wordings' | 'person_wordings'

/** What somebody wrote of something at one time: the first wording, or what a correction changed. */
export type Wording<Fields> = {
  readonly seq: Seq
  readonly at: Instant
  /** Null for the first. */
  readonly reason: Reason | null
  readonly note: string | null
  readonly fields: Fields
}

/** The table that a slice keeps its wordings in. */
export const wordingsTable = (table: Table): string => `
  CREATE TABLE ${table} (
    seq INTEGER PRIMARY KEY, subject TEXT NOT NULL, at TEXT NOT NULL, reason TEXT, note TEXT, fields TEXT NOT NULL
  ) STRICT;
  CREATE INDEX ${table}_of_subject ON ${table} (subject, seq);
`

export function addWording<Fields>(
  model: Db,
  table: Table,
  entry: Pick<Entry, 'seq' | 'at'>,
  wording: Omit<Wording<Fields>, 'seq' | 'at'> & { readonly subject: string },
): void {
  model
    .prepare(`INSERT INTO ${table} (seq, subject, at, reason, note, fields) VALUES (?, ?, ?, ?, ?, ?)`)
    .run(entry.seq, wording.subject, entry.at, wording.reason, wording.note, JSON.stringify(wording.fields))
}

/** Every wording, oldest first. */
export function wordingsOf<Fields>(model: Db, table: Table, subject: string): readonly Wording<Fields>[] {
  const sql = `SELECT seq, at, reason, note, fields FROM ${table} WHERE subject = ? ORDER BY seq`
  const rows = model.prepare(sql).all(subject) as (Wording<Fields> & { readonly fields: string })[]
  return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as Fields }))
}

/** The latest wording of each field wins. */
export function latestOf<Fields extends object>(wordings: readonly Wording<Fields>[]): Fields {
  return Object.assign({}, ...wordings.map(({ fields }) => fields)) as Fields
}
