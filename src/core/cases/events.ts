import { z } from 'zod'
import { CaseId } from '../../contract/ids.ts'
import { CaseFields } from '../../contract/cases.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { closeCase, insertCase, updateCase } from './queries.ts'

const opened = defineEvent({
  type: 'case.opened@1',
  payload: z.strictObject({ case: CaseId, ...CaseFields.shape }),
  // A case is often named after a person.
  classOf: () => 'personal',
  subjects: (payload) => [payload.case],
  apply: (model, entry, { case: id, ...fields }) => insertCase(model, { id, openedAt: entry.at, ...fields }),
})

const changed = defineEvent({
  type: 'case.changed@1',
  payload: z.strictObject({ case: CaseId, changes: CaseFields.partial() }),
  classOf: () => 'personal',
  subjects: (payload) => [payload.case],
  apply: (model, _entry, payload) => updateCase(model, payload.case, payload.changes),
})

const closed = defineEvent({
  type: 'case.closed@1',
  payload: z.strictObject({ case: CaseId }),
  classOf: () => 'personal',
  subjects: (payload) => [payload.case],
  apply: (model, entry, payload) => closeCase(model, payload.case, entry.at),
})

const reopened = defineEvent({
  type: 'case.reopened@1',
  payload: z.strictObject({ case: CaseId }),
  classOf: () => 'personal',
  subjects: (payload) => [payload.case],
  apply: (model, _entry, payload) => closeCase(model, payload.case, null),
})

export const casesProjection: SliceProjection = {
  tables: `
    CREATE TABLE cases (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, initials TEXT NOT NULL,
      jurisdiction TEXT, reference TEXT, writer TEXT, parties TEXT, label_form TEXT, day_order TEXT, zone TEXT,
      opened_at TEXT NOT NULL, closed_at TEXT
    ) STRICT;
  `,
  events: [opened, changed, closed, reopened],
}
