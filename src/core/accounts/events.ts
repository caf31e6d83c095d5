import { z } from 'zod'
import { AccountFields } from '../../contract/accounts.ts'
import { AccountId, CaseId, IncidentId, PersonId } from '../../contract/ids.ts'
import { KnownHow } from '../../contract/known-how.ts'
import { AMEND_REASONS, text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { wordingsTable } from '../model/wordings.ts'
import {
  attributeAccount,
  insertAccount,
  linkAccount,
  sayOfAccount,
  unattribute,
  unlinkAccount,
} from './queries.ts'

// Whose account it is may be somebody who has nothing to do with it: nothing of it goes out unasked.
const classOf = (): 'third-party' => 'third-party'

const recorded = defineEvent({
  type: 'account.recorded@1',
  payload: z.strictObject({ account: AccountId, case: CaseId, fields: AccountFields }),
  classOf,
  subjects: (payload) => [payload.account],
  apply: (model, entry, payload) => {
    insertAccount(model, entry, payload)
    sayOfAccount(model, entry, { ...payload, reason: null, note: null })
  },
})

const amended = defineEvent({
  type: 'account.amended@1',
  payload: z.strictObject({
    account: AccountId,
    fields: AccountFields,
    reason: z.enum(AMEND_REASONS),
    note: text(2000).nullable(),
  }),
  classOf,
  subjects: (payload) => [payload.account],
  apply: (model, entry, payload) => sayOfAccount(model, entry, payload),
})

// One incident to a line: erasing one takes back no link of another.
const linked = defineEvent({
  type: 'account.linked@1',
  payload: z.strictObject({ account: AccountId, incident: IncidentId, how: KnownHow }),
  classOf,
  subjects: (payload) => [payload.account, payload.incident],
  apply: (model, entry, payload) => linkAccount(model, entry, payload),
})

const unlinked = defineEvent({
  type: 'account.unlinked@1',
  payload: z.strictObject({ account: AccountId, incident: IncidentId }),
  classOf,
  subjects: (payload) => [payload.account, payload.incident],
  apply: (model, _entry, payload) => unlinkAccount(model, payload),
})

const attributed = defineEvent({
  type: 'account.attributed@1',
  payload: z.strictObject({ account: AccountId, person: PersonId, how: KnownHow }),
  classOf,
  subjects: (payload) => [payload.account, payload.person],
  apply: (model, entry, payload) => attributeAccount(model, entry, payload),
})

const unattributed = defineEvent({
  type: 'account.unattributed@1',
  payload: z.strictObject({ account: AccountId, person: PersonId }),
  classOf,
  subjects: (payload) => [payload.account, payload.person],
  apply: (model, _entry, payload) => unattribute(model, payload),
})

export const accountsProjection: SliceProjection = {
  tables: `
    CREATE TABLE accounts (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, at TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
    CREATE INDEX accounts_in_case ON accounts (case_id, seq);
    ${wordingsTable('account_wordings')}
    CREATE TABLE incident_accounts (
      account TEXT NOT NULL, incident TEXT NOT NULL, basis TEXT NOT NULL, confidence TEXT NOT NULL, words TEXT, at TEXT NOT NULL, seq INTEGER NOT NULL,
      PRIMARY KEY (account, incident)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX accounts_of_incident ON incident_accounts (incident, account);
    CREATE TABLE account_persons (
      account TEXT NOT NULL, person TEXT NOT NULL, basis TEXT NOT NULL, confidence TEXT NOT NULL, words TEXT, at TEXT NOT NULL, seq INTEGER NOT NULL,
      PRIMARY KEY (account, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX accounts_of_person ON account_persons (person, account);
  `,
  events: [recorded, amended, linked, unlinked, attributed, unattributed],
}
