import { z } from 'zod'
import { Exhibit } from './exhibits.ts'
import { CaseId, ExhibitId, IncidentId, Instant, NoteId, Seq } from './ids.ts'
import { procedure } from './procedure.ts'
import { AMEND_REASONS, DisclosureClass, IncidentFields, Relation, text } from './records.ts'
import { Tag } from './tags.ts'

export const IncidentVersion = z.strictObject({
  seq: Seq,
  at: Instant,
  class: DisclosureClass,
  /** Null for the first wording. */
  reason: z.enum(AMEND_REASONS).nullable(),
  note: z.string().nullable(),
  fields: IncidentFields,
})

export const Incident = z.strictObject({
  id: IncidentId,
  case: CaseId,
  loggedAt: Instant,
  seq: Seq,
  /** The latest wording of every field. */
  fields: IncidentFields,
  tags: z.array(Tag),
  exhibits: z.array(Exhibit),
  links: z.array(z.strictObject({ incident: IncidentId, to: IncidentId, relation: Relation })),
  versions: z.array(IncidentVersion),
  notes: z.array(
    z.strictObject({ id: NoteId, incident: IncidentId, at: Instant, seq: Seq, text: z.string() }),
  ),
})
export type Incident = z.infer<typeof Incident>

export const incidents = {
  record: procedure(
    z.strictObject({
      case: CaseId,
      fields: IncidentFields,
      tags: z.array(Tag).default([]),
      exhibits: z.array(ExhibitId).default([]),
    }),
    z.strictObject({ incident: IncidentId, seq: Seq }),
  ),
  amend: procedure(
    z.strictObject({
      incident: IncidentId,
      fields: IncidentFields,
      reason: z.enum(AMEND_REASONS),
      note: text(2000).nullable().default(null),
    }),
    z.strictObject({ incident: IncidentId, seq: Seq }),
  ),
  get: procedure(z.strictObject({ incident: IncidentId }), Incident),
  /** An incident by its id or the start of it. */
  find: procedure(z.strictObject({ name: text(100).min(1) }), z.strictObject({ incident: IncidentId })),
  link: procedure(
    z.strictObject({ incident: IncidentId, to: IncidentId, relation: Relation }),
    z.strictObject({ seq: Seq }),
  ),
  erase: procedure(
    z.strictObject({ incident: IncidentId, reason: text(2000).min(1) }),
    z.strictObject({ erased: IncidentId, seq: Seq, entries: z.int() }),
  ),
}
