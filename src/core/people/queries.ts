import type { CaseId, IncidentId, Instant, PersonId, Seq } from '../../contract/ids.ts'
import type { KnownHow } from '../../contract/known-how.ts'
import type { PersonFields } from '../../contract/people.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import { HOW_COLUMNS, howValues, type HowRow } from '../model/known-how.ts'
import { addWording, latestOf, wordingsOf, type Wording } from '../model/wordings.ts'
import { putDocument, removeDocument } from '../search/queries.ts'
import { personWords } from './rules.ts'

export type PersonRow = {
  readonly id: PersonId
  readonly caseId: CaseId
  readonly at: Instant
  readonly seq: Seq
}

const COLUMNS = 'id, case_id AS caseId, at, seq'
const WORDINGS = 'person_wordings'

export function insertPerson(
  model: Db,
  { at, seq }: Entry,
  made: { readonly person: PersonId; readonly case: CaseId },
): void {
  const sql = 'INSERT INTO persons (id, case_id, at, seq) VALUES (?, ?, ?, ?)'
  model.prepare(sql).run(made.person, made.case, at, seq)
}

type Said = Omit<Wording<PersonFields>, 'seq' | 'at'> & { readonly person: PersonId }

/** Adds a wording, and what it is found by. */
export function sayOfPerson(model: Db, entry: Entry, { person, ...said }: Said): void {
  addWording(model, WORDINGS, entry, { ...said, subject: person })
  putDocument(model, 'person', person, personWords(personFields(model, person)))
}

export function findPerson(model: Db, id: PersonId): PersonRow | null {
  const row = model.prepare(`SELECT ${COLUMNS} FROM persons WHERE id = ?`).get(id)
  return (row as PersonRow | undefined) ?? null
}

export function personsOfCase(model: Db, id: CaseId): readonly PersonRow[] {
  const sql = `SELECT ${COLUMNS} FROM persons WHERE case_id = ? ORDER BY seq`
  return model.prepare(sql).all(id) as PersonRow[]
}

/** Every wording of a person, oldest first. */
export const personWordings = (model: Db, id: PersonId): readonly Wording<PersonFields>[] =>
  wordingsOf(model, WORDINGS, id)

/** What is known of a person now; empty when they are not there. */
export const personFields = (model: Db, id: PersonId): PersonFields => latestOf(personWordings(model, id))

type Link = { readonly person: PersonId; readonly incident: IncidentId }

export function linkPerson(model: Db, entry: Entry, link: Link & { readonly how: KnownHow }): void {
  const sql = `INSERT OR REPLACE INTO incident_persons (person, incident, ${HOW_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`
  model.prepare(sql).run(link.person, link.incident, ...howValues(link.how, entry))
}

export function unlinkPerson(model: Db, link: Link): void {
  const sql = 'DELETE FROM incident_persons WHERE person = ? AND incident = ?'
  model.prepare(sql).run(link.person, link.incident)
}

/** The persons linked with an incident itself, in the order they were linked. */
export function personsOfIncident(
  model: Db,
  id: IncidentId,
): readonly (HowRow & { readonly person: PersonId })[] {
  const sql = `SELECT person, ${HOW_COLUMNS} FROM incident_persons WHERE incident = ? ORDER BY seq`
  return model.prepare(sql).all(id) as (HowRow & { person: PersonId })[]
}

type IncidentsSeen = { readonly count: number; readonly latest: IncidentId | null }

/** How many incidents, with those of a person's accounts, and the latest of them. */
export function incidentsOfPerson(model: Db, id: PersonId): IncidentsSeen {
  const sql = `SELECT count(*) OVER () AS count, id AS latest FROM incidents
    WHERE id IN (SELECT incident FROM incidents_of_person WHERE person = ?) ORDER BY newest_key, row LIMIT 1`
  return (model.prepare(sql).get(id) as IncidentsSeen | undefined) ?? { count: 0, latest: null }
}

/** What erasing a person takes out of the read model. */
export function removePerson(model: Db, id: string): void {
  removeDocument(model, 'person', id)
  model.prepare('DELETE FROM persons WHERE id = ?').run(id)
  model.prepare('DELETE FROM person_wordings WHERE subject = ?').run(id)
  model.prepare('DELETE FROM incident_persons WHERE person = ?').run(id)
  model.prepare('DELETE FROM account_persons WHERE person = ?').run(id)
}
