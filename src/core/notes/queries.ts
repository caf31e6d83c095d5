import type { IncidentId, Instant, NoteId, Seq } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'

export type NoteRow = {
  readonly id: NoteId
  readonly incident: IncidentId
  readonly at: Instant
  readonly seq: Seq
  readonly text: string
}

export function insertNote(model: Db, note: NoteRow): void {
  const sql = 'INSERT INTO notes (id, incident, at, seq, text) VALUES (?, ?, ?, ?, ?)'
  model.prepare(sql).run(note.id, note.incident, note.at, note.seq, note.text)
}

export function notesOf(model: Db, id: IncidentId): readonly NoteRow[] {
  const sql = 'SELECT id, incident, at, seq, text FROM notes WHERE incident = ? ORDER BY seq'
  return model.prepare(sql).all(id) as NoteRow[]
}

export function findNote(model: Db, id: NoteId): NoteRow | null {
  const sql = 'SELECT id, incident, at, seq, text FROM notes WHERE id = ?'
  return (model.prepare(sql).get(id) as NoteRow | undefined) ?? null
}
