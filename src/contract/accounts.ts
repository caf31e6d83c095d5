import { z } from 'zod'
import { AccountId, CaseId, IncidentId, Instant, PersonId, Seq } from './ids.ts'
import { KnownHow, wordingShape } from './known-how.ts'
import { procedure } from './procedure.ts'
import { AMEND_REASONS, text } from './records.ts'
import { When } from './when.ts'

const line = text(500)

/** What is seen of an account, exactly as it appears. Absent means not said. */
export const AccountFields = z.strictObject({
  platform: line.optional(),
  handle: line.optional(),
  displayName: line.optional(),
  url: text(4000).optional(),
  /** A telephone number, an e-mail or another address. */
  contact: line.optional(),
  firstSeen: When.optional(),
})
export type AccountFields = z.infer<typeof AccountFields>

/** What an account is called where there is room for one name: never made up. */
const name = z.string()

export const AccountItem = z.strictObject({
  account: AccountId,
  name,
  platform: z.string(),
  displayName: z.string(),
  incidents: z.int(),
  /** When the latest incident it is linked with happened, in words; null without one. */
  last: z.string().nullable(),
  persons: z.array(z.strictObject({ person: PersonId, name: z.string() })),
})
export type AccountItem = z.infer<typeof AccountItem>

export const NamedAccount = z.strictObject({ account: AccountId, name, platform: z.string() })
export type NamedAccount = z.infer<typeof NamedAccount>

export const AccountRead = z.strictObject({
  account: AccountId,
  case: CaseId,
  name,
  /** The latest wording of each. */
  fields: AccountFields,
  firstSeen: z.string().nullable(),
  logged: z.string(),
  loggedAt: Instant,
  /** Oldest first. */
  wordings: z.array(
    z.strictObject({ ...wordingShape, fields: AccountFields, firstSeen: z.string().nullable() }),
  ),
  persons: z.array(z.strictObject({ person: PersonId, name: z.string(), how: KnownHow, since: z.string() })),
  /** Others that look the same to a hasty eye: `l`, `I` and `1`, `O` and `0`. */
  lookAlikes: z.array(NamedAccount),
  incidents: z.int(),
})
export type AccountRead = z.infer<typeof AccountRead>

/** What is there already of an account as an incident names it. */
export const SeenAs = z.strictObject({
  /** It is the word for a name or number that was withheld or is not known: no account is made of it. */
  isNobody: z.boolean(),
  /** The account that is called so on this site; several where it cannot be told which of them is meant. */
  accounts: z.array(NamedAccount),
  lookAlikes: z.array(NamedAccount),
  /** Every incident of the case that names it, newest first: none of another site. */
  incidents: z.array(z.strictObject({ incident: IncidentId, title: z.string(), happened: z.string() })),
})
export type SeenAs = z.infer<typeof SeenAs>

export const accounts = {
  /** Writes down an account, and the incidents it is seen in. Throws NotFound, Erased. */
  record: procedure(
    z.strictObject({
      case: CaseId,
      fields: AccountFields,
      incidents: z.array(IncidentId).max(10_000).default([]),
      /** For every one of `incidents`; without it: it is named there, and that is sure. */
      how: KnownHow.optional(),
    }),
    z.strictObject({ account: AccountId, seq: Seq }),
  ),
  /** Corrects or adds; the earlier wording stays. */
  amend: procedure(
    z.strictObject({
      account: AccountId,
      fields: AccountFields,
      reason: z.enum(AMEND_REASONS),
      note: text(2000).nullable().default(null),
    }),
    z.strictObject({ account: AccountId, seq: Seq }),
  ),
  list: procedure(z.strictObject({ case: CaseId }), z.strictObject({ accounts: z.array(AccountItem) })),
  /** Throws NotFound, Erased. */
  read: procedure(z.strictObject({ account: AccountId }), AccountRead),
  /** Says of incidents that the account is seen in them; said again, the newer basis counts. */
  link: procedure(
    z.strictObject({ account: AccountId, incidents: z.array(IncidentId).min(1).max(10_000), how: KnownHow }),
    z.strictObject({ seq: Seq }),
  ),
  /** A new line that takes a link back. */
  unlink: procedure(
    z.strictObject({ account: AccountId, incident: IncidentId }),
    z.strictObject({ seq: Seq }),
  ),
  /** Who is taken to be behind an account, and how that is known. */
  attribute: procedure(
    z.strictObject({ account: AccountId, person: PersonId, how: KnownHow }),
    z.strictObject({ seq: Seq }),
  ),
  unattribute: procedure(
    z.strictObject({ account: AccountId, person: PersonId }),
    z.strictObject({ seq: Seq }),
  ),
  /** What is there already about a handle as it stands in an incident: asked before an account is made of it. */
  seenAs: procedure(z.strictObject({ case: CaseId, handle: line.min(1), platform: line.optional() }), SeenAs),
  erase: procedure(
    z.strictObject({ account: AccountId, reason: text(2000).min(1) }),
    z.strictObject({ erased: AccountId, seq: Seq, entries: z.int() }),
  ),
}
