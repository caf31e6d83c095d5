import type { Instant, Seq } from '../../contract/ids.ts'
import type { CHECKPOINT_PURPOSES } from '../../contract/ledger.ts'
import type { DisclosureClass } from '../../contract/records.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from './entry.ts'

export type CheckpointRow = {
  readonly seq: Seq
  readonly at: Instant
  readonly size: number
  readonly purpose: (typeof CHECKPOINT_PURPOSES)[number]
  readonly note: string
}

export function insertCheckpoint(model: Db, row: CheckpointRow): void {
  const sql =
    'INSERT INTO checkpoints (seq, at, size, purpose, note) VALUES (@seq, @at, @size, @purpose, @note)'
  model.prepare(sql).run({ seq: row.seq, at: row.at, size: row.size, purpose: row.purpose, note: row.note })
}

/** Every checkpoint that was signed, the latest first. */
export function listCheckpoints(model: Db): readonly CheckpointRow[] {
  const sql = 'SELECT seq, at, size, purpose, note FROM checkpoints ORDER BY seq DESC'
  return model.prepare(sql).all() as CheckpointRow[]
}

export function findCheckpoint(model: Db, seq: Seq): CheckpointRow | null {
  const sql = 'SELECT seq, at, size, purpose, note FROM checkpoints WHERE seq = ?'
  return (model.prepare(sql).get(seq) as CheckpointRow | undefined) ?? null
}

type Giving = { readonly checkpoint: Seq; readonly to: string; readonly reference?: string | undefined }

export function insertGiven(model: Db, { seq, at }: Entry, { checkpoint, to, reference }: Giving): void {
  const sql =
    'INSERT INTO checkpoints_given (seq, at, checkpoint, recipient, reference) VALUES (?, ?, ?, ?, ?)'
  model.prepare(sql).run(seq, at, checkpoint, to, reference ?? null)
}

export type GivenRow = {
  readonly seq: Seq
  readonly at: Instant
  readonly to: string
  readonly reference: string | null
}

/** Who holds a checkpoint, in the order they were given it. */
export function givenOf(model: Db, checkpoint: Seq): readonly GivenRow[] {
  const sql =
    'SELECT seq, at, recipient AS "to", reference FROM checkpoints_given WHERE checkpoint = ? ORDER BY seq'
  return model.prepare(sql).all(checkpoint) as GivenRow[]
}

/** One entry's row; null when its payload is not there. */
export function findEntry(model: Db, seq: Seq): EntryRow | null {
  const sql = 'SELECT seq, at, by, type, class FROM entries WHERE seq = ?'
  return (model.prepare(sql).get(seq) as EntryRow | undefined) ?? null
}

/** The newest entries before `before` of the given types, newest first. */
export function entriesBefore(
  model: Db,
  types: readonly string[],
  before: number,
  limit: number,
): readonly EntryRow[] {
  const sql = `SELECT seq, at, by, type, class FROM entries
    WHERE type IN (SELECT value FROM json_each(?)) AND seq < ? ORDER BY seq DESC LIMIT ?`
  return model.prepare(sql).all(JSON.stringify(types), before, limit) as EntryRow[]
}

/** The entry that erased the payload of this one; null where nothing did. */
export function erasedBy(model: Db, seq: Seq): Seq | null {
  const row = model.prepare('SELECT by_seq FROM erased_entries WHERE seq = ?').get(seq)
  return (row as { readonly by_seq: Seq } | undefined)?.by_seq ?? null
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
