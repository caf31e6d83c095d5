import { z } from 'zod'
import { CaseId, IncidentId, Instant, Seq } from '../../contract/ids.ts'
import { AMEND_REASONS, DisclosureClass, IncidentFields, Relation, text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { addVersion, linkIncidents, putIncident, unlinkIncidents } from './queries.ts'

// One entry for each disclosure class that has something in it: `fields` are all of that class (DESIGN section 4).
const recorded = defineEvent({
  type: 'incident.recorded@1',
  payload: z.strictObject({
    incident: IncidentId,
    case: CaseId,
    class: DisclosureClass,
    fields: IncidentFields,
    /** Where the line that recorded it stood, when this one writes again what an erasure took with it. */
    first: z.strictObject({ at: Instant, seq: Seq }).optional(),
  }),
  classOf: (payload) => payload.class,
  subjects: (payload) => [payload.incident],
  apply: (model, entry, payload) => {
    const { incident, fields, first } = payload
    putIncident(model, { id: incident, caseId: payload.case, entry, fields, first: first ?? null })
    addVersion(model, entry, { ...payload, reason: null, note: null })
  },
})

const amended = defineEvent({
  type: 'incident.amended@1',
  payload: z.strictObject({
    incident: IncidentId,
    class: DisclosureClass,
    fields: IncidentFields,
    reason: z.enum(AMEND_REASONS),
    note: text(2000).nullable(),
  }),
  classOf: (payload) => payload.class,
  subjects: (payload) => [payload.incident],
  apply: (model, entry, payload) => {
    putIncident(model, { id: payload.incident, caseId: null, entry, fields: payload.fields, first: null })
    addVersion(model, entry, payload)
  },
})

const linked = defineEvent({
  type: 'incident.linked@1',
  payload: z.strictObject({ incident: IncidentId, to: IncidentId, relation: Relation }),
  subjects: (payload) => [payload.incident, payload.to],
  apply: (model, entry, payload) => linkIncidents(model, entry.seq, payload),
})

const unlinked = defineEvent({
  type: 'incident.unlinked@1',
  payload: z.strictObject({ incident: IncidentId, to: IncidentId, relation: Relation }),
  subjects: (payload) => [payload.incident, payload.to],
  apply: (model, _entry, payload) => unlinkIncidents(model, payload),
})

export const incidentsProjection: SliceProjection = {
  tables: `
    CREATE TABLE incidents (
      row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, sort_key TEXT NOT NULL,
      newest_key TEXT NOT NULL, approximate INTEGER NOT NULL, from_at TEXT, to_at TEXT, bar_at TEXT,
      to_settle INTEGER NOT NULL, channel TEXT, threat INTEGER NOT NULL, handle TEXT,
      logged_at TEXT NOT NULL, seq INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX incidents_in_case ON incidents
      (case_id, sort_key, row, approximate, from_at, to_at, bar_at, channel, threat, to_settle);
    CREATE INDEX incidents_newest ON incidents
      (case_id, newest_key, row, approximate, from_at, to_at, bar_at, channel, threat, to_settle);
    CREATE INDEX incidents_naming ON incidents (case_id, handle) WHERE handle IS NOT NULL;
    CREATE INDEX incidents_in_bars ON incidents (case_id, bar_at, channel, threat, to_settle, row);
    CREATE INDEX incidents_in_order ON incidents (sort_key, row);
    CREATE INDEX incidents_all_newest ON incidents (newest_key, row);
    CREATE TABLE incident_versions (
      seq INTEGER PRIMARY KEY, incident TEXT NOT NULL, at TEXT NOT NULL, class TEXT NOT NULL, reason TEXT, note TEXT,
      fields TEXT NOT NULL
    ) STRICT;
    CREATE INDEX versions_of_incident ON incident_versions (incident, seq);
    CREATE TABLE incident_links (
      seq INTEGER PRIMARY KEY, incident TEXT NOT NULL, target TEXT NOT NULL, relation TEXT NOT NULL
    ) STRICT;
    CREATE INDEX incident_links_from ON incident_links (incident);
    CREATE INDEX incident_links_to ON incident_links (target);
  `,
  events: [recorded, amended, linked, unlinked],
}
