import { z } from 'zod'
import { AccountId, CaseId, IncidentId, Instant, PersonId, Seq } from './ids.ts'
import { KnownHow, wordingShape } from './known-how.ts'
import { procedure } from './procedure.ts'
import { AMEND_REASONS, text } from './records.ts'

/** What is known of a person. Without a name the name is not known. */
export const PersonFields = z.strictObject({
  name: text(500).optional(),
  /** How they are described: what was seen or heard of them. */
  described: text(20_000).optional(),
  notes: text(200_000).optional(),
})
export type PersonFields = z.infer<typeof PersonFields>

export const PersonItem = z.strictObject({
  person: PersonId,
  /** Empty: not known. */
  name: z.string(),
  described: z.string(),
  /** With those of the accounts they are taken to be behind. */
  incidents: z.int(),
  last: z.string().nullable(),
  accounts: z.int(),
})
export type PersonItem = z.infer<typeof PersonItem>

export const PersonRead = z.strictObject({
  person: PersonId,
  case: CaseId,
  fields: PersonFields,
  logged: z.string(),
  loggedAt: Instant,
  /** Oldest first. */
  wordings: z.array(z.strictObject({ ...wordingShape, fields: PersonFields })),
  accounts: z.array(
    z.strictObject({
      account: AccountId,
      name: z.string(),
      platform: z.string(),
      how: KnownHow,
      since: z.string(),
    }),
  ),
  incidents: z.int(),
})
export type PersonRead = z.infer<typeof PersonRead>

/** The accounts and persons of one incident, each with how it is known. */
export const IncidentPeople = z.strictObject({
  accounts: z.array(
    z.strictObject({
      account: AccountId,
      name: z.string(),
      platform: z.string(),
      displayName: z.string(),
      how: KnownHow,
      persons: z.array(z.strictObject({ person: PersonId, name: z.string(), how: KnownHow })),
    }),
  ),
  persons: z.array(
    z.strictObject({ person: PersonId, name: z.string(), described: z.string(), how: KnownHow }),
  ),
})
export type IncidentPeople = z.infer<typeof IncidentPeople>

export const people = {
  /** Writes down a person, and the incidents they took part in. Throws NotFound, Erased. */
  record: procedure(
    z.strictObject({
      case: CaseId,
      fields: PersonFields,
      incidents: z.array(IncidentId).max(10_000).default([]),
      /** For every one of `incidents`. */
      how: KnownHow.optional(),
    }),
    z.strictObject({ person: PersonId, seq: Seq }),
  ),
  amend: procedure(
    z.strictObject({
      person: PersonId,
      fields: PersonFields,
      reason: z.enum(AMEND_REASONS),
      note: text(2000).nullable().default(null),
    }),
    z.strictObject({ person: PersonId, seq: Seq }),
  ),
  list: procedure(z.strictObject({ case: CaseId }), z.strictObject({ persons: z.array(PersonItem) })),
  /** Throws NotFound, Erased. */
  read: procedure(z.strictObject({ person: PersonId }), PersonRead),
  link: procedure(
    z.strictObject({ person: PersonId, incidents: z.array(IncidentId).min(1).max(10_000), how: KnownHow }),
    z.strictObject({ seq: Seq }),
  ),
  /** A new line that takes a link back. */
  unlink: procedure(z.strictObject({ person: PersonId, incident: IncidentId }), z.strictObject({ seq: Seq })),
  /** Who and which accounts are linked with an incident. */
  ofIncident: procedure(z.strictObject({ incident: IncidentId }), IncidentPeople),
  erase: procedure(
    z.strictObject({ person: PersonId, reason: text(2000).min(1) }),
    z.strictObject({ erased: PersonId, seq: Seq, entries: z.int() }),
  ),
}
