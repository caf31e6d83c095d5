import type { ExhibitId, IncidentId, Instant, Seq } from '../../contract/ids.ts'
import { removeAccount } from '../accounts/queries.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import { notesOf } from '../notes/queries.ts'
import { removePerson } from '../people/queries.ts'
import { removeDocument } from '../search/queries.ts'

export type ErasedThing = 'incident' | 'exhibit' | 'account' | 'person'

export type Erasure = {
  readonly what: ErasedThing
  readonly id: string
  readonly entries: readonly number[]
  readonly reason: string
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
  model
    .prepare('INSERT INTO erased (id, what, at, reason, seq) VALUES (?, ?, ?, ?, ?)')
    .run(erasure.id, erasure.what, entry.at, erasure.reason, entry.seq)
}

const INDEX_ROWS = ['DELETE FROM entries WHERE seq = ?', 'DELETE FROM subjects WHERE seq = ?']

export function removeErased(model: Db, erasure: Erasure): void {
  REMOVE[erasure.what](model, erasure.id)
}

const REMOVE: Readonly<Record<ErasedThing, (model: Db, id: string) => void>> = {
  incident: (model, id) => removeIncident(model, id as IncidentId),
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
  ['incident_accounts', 'incident'],
  ['incident_persons', 'incident'],
  ['notes', 'incident'],
] as const

function removeExhibit(model: Db, id: ExhibitId): void {
  removeDocument(model, 'exhibit', id)
  model.prepare('DELETE FROM exhibits WHERE id = ?').run(id)
  model.prepare('DELETE FROM incident_exhibits WHERE exhibit = ?').run(id)
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
