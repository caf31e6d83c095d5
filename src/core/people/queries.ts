import type { CaseId, IncidentId, Instant, PersonId, Seq } from '../../contract/ids.ts'
import type { KnownHow } from '../../contract/known-how.ts'
import type { PersonFields } from '../../contract/people.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import { countAndLatest, type CountAndLatest } from '../incidents/queries.ts'
import { linksOf, putLink, removeLink, type Link } from '../model/links.ts'
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

type WithIncident = { readonly person: PersonId; readonly incident: IncidentId }

export const linkPerson = (model: Db, entry: Entry, link: WithIncident & { readonly how: KnownHow }): void =>
  putLink(model, 'incident_persons', link, entry)

export const unlinkPerson = (model: Db, link: WithIncident): void =>
  removeLink(model, 'incident_persons', link)

/** The persons linked with an incident itself, in the order they were linked. */
export const personsOfIncident = (model: Db, id: IncidentId): readonly Link<'incident_persons'>[] =>
  linksOf(model, 'incident_persons', 'incident', id)

/** A person's incidents, with those of their accounts. */
export const incidentsOfPerson = (model: Db, id: PersonId): CountAndLatest =>
  countAndLatest(model, 'SELECT incident FROM incidents_of_person WHERE person = ?', id)

/** What erasing a person takes out of the read model. */
export function removePerson(model: Db, id: string): void {
  removeDocument(model, 'person', id)
  model.prepare('DELETE FROM persons WHERE id = ?').run(id)
  model.prepare('DELETE FROM person_wordings WHERE subject = ?').run(id)
  model.prepare('DELETE FROM incident_persons WHERE person = ?').run(id)
  model.prepare('DELETE FROM account_persons WHERE person = ?').run(id)
}
