import type { ExhibitId, IncidentId, Instant, Seq } from '../../contract/ids.ts'
import { removeAccount } from '../accounts/queries.ts'
import type { ErasableText } from '../../contract/records.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import { notesOf } from '../notes/queries.ts'
import { removePerson } from '../people/queries.ts'
import { removeDocument } from '../search/queries.ts'

export type ErasedThing = 'incident' | 'text' | 'note' | 'exhibit' | 'account' | 'person'

export type Erasure = {
  readonly what: ErasedThing
  readonly id: string
  readonly entries: readonly number[]
  readonly reason: string
  readonly field?: ErasableText | undefined
}

export function markErased(model: Db, entry: Entry, erasure: Erasure): void {
  const insert = model.prepare('INSERT OR IGNORE INTO erased_entries (seq, by_seq) VALUES (?, ?)')
  // What a replay would find from now on: no payload, so no line in the index. Else a snapshot would keep one.
  const forget = ['INSERT OR IGNORE INTO missing (seq) VALUES (?)', ...INDEX_ROWS].map((sql) =>
    model.prepare(sql),
  )
  for (const seq of erasure.entries) {
    insert.run(seq, entry.seq)
    for (const statement of forget) statement.run(seq)
  }
  if (erasure.what === 'text') return markText(model, entry, erasure)
  model
    .prepare('INSERT INTO erased (id, what, at, reason, seq) VALUES (?, ?, ?, ?, ?)')
    .run(erasure.id, erasure.what, entry.at, erasure.reason, entry.seq)
}

/** The incident is still there: its texts are listed apart, and one can be erased again. */
function markText(model: Db, { seq, at }: Entry, { id, field, reason }: Erasure): void {
  model
    .prepare('INSERT INTO erased_texts (seq, incident, field, at, reason) VALUES (?, ?, ?, ?, ?)')
    .run(seq, id, field, at, reason)
}

export type ErasedText = { readonly field: ErasableText; readonly at: Instant; readonly reason: string }

/** The texts that were erased from an incident, oldest first. */
export function erasedTextsOf(model: Db, id: IncidentId): readonly ErasedText[] {
  const sql = 'SELECT field, at, reason FROM erased_texts WHERE incident = ? ORDER BY seq'
  return model.prepare(sql).all(id) as ErasedText[]
}

const INDEX_ROWS = ['DELETE FROM entries WHERE seq = ?', 'DELETE FROM subjects WHERE seq = ?']

export function removeErased(model: Db, erasure: Erasure): void {
  REMOVE[erasure.what](model, erasure.id, erasure.entries)
}

const REMOVE: Readonly<Record<ErasedThing, (model: Db, id: string, entries: readonly number[]) => void>> = {
  incident: (model, id) => removeIncident(model, id as IncidentId),
  text: removeVersions,
  note: removeNote,
  exhibit: (model, id) => removeExhibit(model, id as ExhibitId),
  account: removeAccount,
  person: removePerson,
}

function removeIncident(model: Db, id: IncidentId): void {
  for (const note of notesOf(model, id)) removeDocument(model, 'note', note.id)
  removeDocument(model, 'incident', id)
  for (const [table, column] of INCIDENT_ROWS)
    model.prepare(`DELETE FROM ${table} WHERE ${column} = ?`).run(id)
}

const INCIDENT_ROWS = [
  ['incidents', 'id'],
  ['incident_versions', 'incident'],
  ['incident_tags', 'incident'],
  ['incident_links', 'incident'],
  ['incident_links', 'target'],
  ['incident_exhibits', 'incident'],
  ['erased_texts', 'incident'],
  ['incident_accounts', 'incident'],
  ['incident_persons', 'incident'],
  ['notes', 'incident'],
] as const

/** What else these wordings said is written again by the entry that follows. */
function removeVersions(model: Db, _incident: string, entries: readonly number[]): void {
  const remove = model.prepare('DELETE FROM incident_versions WHERE seq = ?')
  for (const seq of entries) remove.run(seq)
}

function removeNote(model: Db, id: string): void {
  removeDocument(model, 'note', id)
  model.prepare('DELETE FROM notes WHERE id = ?').run(id)
}

function removeExhibit(model: Db, id: ExhibitId): void {
  removeDocument(model, 'exhibit', id)
  model.prepare('DELETE FROM exhibits WHERE id = ?').run(id)
  model.prepare('DELETE FROM incident_exhibits WHERE exhibit = ?').run(id)
  model.prepare('DELETE FROM damaged_exhibits WHERE exhibit = ?').run(id)
  model.prepare('UPDATE intakes SET name = NULL, folder = NULL WHERE exhibit = ?').run(id)
}

export type ErasedRow = {
  readonly id: string
  readonly what: ErasedThing
  readonly at: Instant
  readonly reason: string
  readonly seq: Seq
}

export function findErased(model: Db, id: string): ErasedRow | null {
  return (
    (model.prepare('SELECT id, what, at, reason, seq FROM erased WHERE id = ?').get(id) as
      | ErasedRow
      | undefined) ?? null
  )
}
