import { z } from 'zod'
import { CaseId, IncidentId, PersonId } from '../../contract/ids.ts'
import { KnownHow } from '../../contract/known-how.ts'
import { PersonFields } from '../../contract/people.ts'
import { AMEND_REASONS, text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { wordingsTable } from '../model/wordings.ts'
import { insertPerson, linkPerson, sayOfPerson, unlinkPerson } from './queries.ts'

// A name is another person's: nothing of it goes out unasked.
const classOf = (): 'third-party' => 'third-party'

const recorded = defineEvent({
  type: 'person.recorded@1',
  payload: z.strictObject({ person: PersonId, case: CaseId, fields: PersonFields }),
  classOf,
  subjects: (payload) => [payload.person],
  apply: (model, entry, payload) => {
    insertPerson(model, entry, payload)
    sayOfPerson(model, entry, { ...payload, reason: null, note: null })
  },
})

const amended = defineEvent({
  type: 'person.amended@1',
  payload: z.strictObject({
    person: PersonId,
    fields: PersonFields,
    reason: z.enum(AMEND_REASONS),
    note: text(2000).nullable(),
  }),
  classOf,
  subjects: (payload) => [payload.person],
  apply: (model, entry, payload) => sayOfPerson(model, entry, payload),
})

const linked = defineEvent({
  type: 'person.linked@1',
  payload: z.strictObject({ person: PersonId, incident: IncidentId, how: KnownHow }),
  classOf,
  subjects: (payload) => [payload.person, payload.incident],
  apply: (model, entry, payload) => linkPerson(model, entry, payload),
})

const unlinked = defineEvent({
  type: 'person.unlinked@1',
  payload: z.strictObject({ person: PersonId, incident: IncidentId }),
  classOf,
  subjects: (payload) => [payload.person, payload.incident],
  apply: (model, _entry, payload) => unlinkPerson(model, payload),
})

export const peopleProjection: SliceProjection = {
  tables: `
    CREATE TABLE persons (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, at TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
    CREATE INDEX persons_in_case ON persons (case_id, seq);
    ${wordingsTable('person_wordings')}
    CREATE TABLE incident_persons (
      person TEXT NOT NULL, incident TEXT NOT NULL, basis TEXT NOT NULL, confidence TEXT NOT NULL, words TEXT, at TEXT NOT NULL, seq INTEGER NOT NULL,
      PRIMARY KEY (person, incident)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX persons_of_incident ON incident_persons (incident, person);
    CREATE VIEW incidents_of_person AS
      SELECT person, incident FROM incident_persons
      UNION SELECT account_persons.person, incident_accounts.incident
        FROM account_persons JOIN incident_accounts USING (account);
  `,
  events: [recorded, amended, linked, unlinked],
}
