import { z } from 'zod'
import { Exhibit } from './exhibits.ts'
import { CaseId, ExhibitId, IncidentId, Instant, NoteId, Seq } from './ids.ts'
import { procedure } from './procedure.ts'
import {
  AMEND_REASONS,
  Channel,
  DisclosureClass,
  ErasableText,
  IncidentFields,
  Relation,
  text,
} from './records.ts'
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

/** An incident's dates in words, each in the zone it was meant in; what this computer noted, in its own zone. */
export const IncidentWords = z.strictObject({
  /** `Tuesday 10 March 2026, time not known`; `Date not known` where nothing was said. */
  happened: z.string(),
  published: z.string().nullable(),
  firstSeen: z.string().nullable(),
  /** `Thursday 12 March 2026 at 10:15, UK time (GMT)`. */
  logged: z.string(),
  /** How long after it happened it was logged, `2 days later`; null where no date is known. */
  loggedLater: z.string().nullable(),
  /** For each of the incident's versions, in their order: when it was written, and the dates it says. */
  versions: z.array(
    z.strictObject({
      at: z.string(),
      happened: z.string().nullable(),
      published: z.string().nullable(),
      firstSeen: z.string().nullable(),
    }),
  ),
  /** When each of the notes was written, in their order. */
  notes: z.array(z.string()),
  /** When each of the files was kept, in their order. */
  kept: z.array(z.string()),
})
export type IncidentWords = z.infer<typeof IncidentWords>

/** Another incident that this one is linked with. */
export const RelatedIncident = z.strictObject({
  incident: IncidentId,
  relation: Relation,
  /** Whether this one points to the other, `this is a reply to the other`, or is pointed to. */
  pointsTo: z.boolean(),
  title: z.string(),
  happened: z.string(),
})
export type RelatedIncident = z.infer<typeof RelatedIncident>

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
  /** An incident as a page shows it. Throws NotFound, Erased. */
  read: procedure(
    z.strictObject({ incident: IncidentId }),
    z.strictObject({
      incident: Incident,
      words: IncidentWords,
      related: z.array(RelatedIncident),
      /** The texts that were erased from it, oldest first: when and why, never what they said. */
      erasedTexts: z.array(z.strictObject({ field: ErasableText, at: z.string(), reason: z.string() })),
    }),
  ),
  /** What was said last in a case of how something came and where, to be offered again. */
  lastSaid: procedure(
    z.strictObject({ case: CaseId }),
    z.strictObject({
      channel: Channel.nullable(),
      /** Sites, apps and places: each once, the last first, three at most. */
      places: z.array(z.string()),
    }),
  ),
  /** An incident by its id or the start of it. */
  find: procedure(z.strictObject({ name: text(100).min(1) }), z.strictObject({ incident: IncidentId })),
  link: procedure(
    z.strictObject({ incident: IncidentId, to: IncidentId, relation: Relation }),
    z.strictObject({ seq: Seq }),
  ),
  /** A new line that takes a link back. */
  unlink: procedure(
    z.strictObject({ incident: IncidentId, to: IncidentId, relation: Relation }),
    z.strictObject({ seq: Seq }),
  ),
  /**
   * Erases one text for good, with every earlier wording of it. A line can only be erased whole: what else stood in it
   * is written again. Throws NotFound where nothing was said.
   */
  eraseText: procedure(
    z.strictObject({ incident: IncidentId, field: ErasableText, reason: text(2000).min(1) }),
    z.strictObject({ seq: Seq, entries: z.int() }),
  ),
  erase: procedure(
    z.strictObject({ incident: IncidentId, reason: text(2000).min(1) }),
    z.strictObject({ erased: IncidentId, seq: Seq, entries: z.int() }),
  ),
}
