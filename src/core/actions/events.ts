import { z } from 'zod'
import { ActionFields, type ActionKind } from '../../contract/actions.ts'
import { ActionId, CaseId, IncidentId } from '../../contract/ids.ts'
import { AMEND_REASONS, text, type DisclosureClass } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { addWording, insertAction } from './queries.ts'

/** What was asked of a lawyer goes into no bundle. */
const classOfKind = (kind: ActionKind): DisclosureClass => (kind === 'lawyer' ? 'privileged' : 'ordinary')

const logged = defineEvent({
  type: 'action.logged@1',
  payload: z.strictObject({
    action: ActionId,
    case: CaseId,
    fields: ActionFields,
    incidents: z.array(IncidentId),
  }),
  classOf: (payload) => classOfKind(payload.fields.kind),
  subjects: (payload) => [payload.action, ...payload.incidents],
  apply: (model, entry, payload) => {
    insertAction(model, entry, payload)
    addWording(model, entry, { ...payload, reason: null, note: null })
  },
})

const amended = defineEvent({
  type: 'action.amended@1',
  payload: z.strictObject({
    action: ActionId,
    fields: ActionFields,
    reason: z.enum(AMEND_REASONS),
    note: text(2000).nullable(),
  }),
  classOf: (payload) => classOfKind(payload.fields.kind),
  subjects: (payload) => [payload.action],
  apply: (model, entry, payload) => addWording(model, entry, payload),
})

export const actionsProjection: SliceProjection = {
  tables: `
    CREATE TABLE actions (
      id TEXT PRIMARY KEY, case_id TEXT NOT NULL, sort_key TEXT NOT NULL, logged_at TEXT NOT NULL, seq INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX actions_in_case ON actions (case_id, sort_key, seq);
    CREATE TABLE action_wordings (
      seq INTEGER PRIMARY KEY, action TEXT NOT NULL, at TEXT NOT NULL, reason TEXT, note TEXT, fields TEXT NOT NULL
    ) STRICT;
    CREATE INDEX wordings_of_action ON action_wordings (action, seq);
    CREATE TABLE action_incidents (action TEXT NOT NULL, incident TEXT NOT NULL, PRIMARY KEY (action, incident)) STRICT, WITHOUT ROWID;
    CREATE INDEX actions_of_incident ON action_incidents (incident, action);
  `,
  events: [logged, amended],
}
