import type { Instant, Seq } from '../../contract/ids.ts'
import type { DisclosureClass } from '../../contract/records.ts'
import type { Db } from '../db/open.ts'

export type CheckpointRow = {
  readonly seq: Seq
  readonly at: Instant
  readonly size: number
  readonly purpose: string
  readonly note: string
}

export function insertCheckpoint(model: Db, row: CheckpointRow): void {
  const sql =
    'INSERT INTO checkpoints (seq, at, size, purpose, note) VALUES (@seq, @at, @size, @purpose, @note)'
  model.prepare(sql).run({ seq: row.seq, at: row.at, size: row.size, purpose: row.purpose, note: row.note })
}

export type EntryRow = {
  readonly seq: Seq
  readonly at: Instant
  readonly by: string
  readonly type: string
  readonly class: DisclosureClass
}

/** Entries about any of the subjects, in order. */
export function entriesAboutAny(model: Db, subjects: readonly string[]): readonly EntryRow[] {
  const sql = `SELECT seq, at, by, type, class FROM entries
    WHERE seq IN (SELECT seq FROM subjects WHERE subject IN (SELECT value FROM json_each(?))) ORDER BY seq`
  return model.prepare(sql).all(JSON.stringify(subjects)) as EntryRow[]
}

export function entriesOfType(model: Db, ...types: readonly string[]): readonly EntryRow[] {
  const sql =
    'SELECT seq, at, by, type, class FROM entries WHERE type IN (SELECT value FROM json_each(?)) ORDER BY seq'
  return model.prepare(sql).all(JSON.stringify(types)) as EntryRow[]
}
