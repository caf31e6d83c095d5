import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AccountFields } from '../../contract/accounts.ts'
import { ActionFields } from '../../contract/actions.ts'
import { KnownHow } from '../../contract/known-how.ts'
import { PersonFields } from '../../contract/people.ts'
import { AMEND_REASONS, IncidentFields, Relation } from '../../contract/records.ts'
import { parseWhen } from '../when/parse.ts'

/** Where it happened: phrases are meant in this zone unless they say another. */
export const ZONE = 'Europe/London'

/** Fields with the three clocks as phrases, meant in `zone`; see resources/sample/README.md. */
const SampleFields = IncidentFields.omit({ happened: true, published: true, firstSeen: true }).extend({
  happened: z.string().optional(),
  published: z.string().optional(),
  firstSeen: z.string().optional(),
  zone: z.string().optional(),
})

const SampleIncident = z.strictObject({
  fields: SampleFields,
  files: z.array(z.string()),
  tags: z.array(z.string()),
  note: z.string().optional(),
  amend: z
    .strictObject({ fields: SampleFields, reason: z.enum(AMEND_REASONS), note: z.string().optional() })
    .optional(),
})
export type SampleIncident = z.infer<typeof SampleIncident>

/** What is counted from 0, in its order here. */
const place = z.int().min(0)

const SampleAction = z.strictObject({
  fields: ActionFields.omit({ happened: true }).extend({ happened: z.string().optional() }),
  /** The places of the incidents it was about. */
  about: z.array(place),
  /** What came of it, written down later. */
  answer: z.string().optional(),
})
export type SampleAction = z.infer<typeof SampleAction>

/** Incidents somebody is seen in, and how that is known. */
const SeenIn = z.array(z.strictObject({ incidents: z.array(place).min(1), how: KnownHow }))

const SamplePerson = z.strictObject({ fields: PersonFields, seenIn: SeenIn })
export type SamplePerson = z.infer<typeof SamplePerson>

const SampleAccount = z.strictObject({
  fields: AccountFields.omit({ firstSeen: true }).extend({ firstSeen: z.string().optional() }),
  seenIn: SeenIn,
  /** Who is taken to be behind it. */
  behind: z.array(z.strictObject({ person: place, how: KnownHow })),
})
export type SampleAccount = z.infer<typeof SampleAccount>

const SampleCase = z.strictObject({
  case: z.strictObject({
    name: z.string(),
    initials: z.string(),
    jurisdiction: z.string(),
    reference: z.string(),
  }),
  from: z.string(),
  recipient: z.string(),
  purpose: z.string(),
  incidents: z.array(SampleIncident),
  actions: z.array(SampleAction),
  people: z.array(SamplePerson),
  accounts: z.array(SampleAccount),
  inbox: z.array(z.string()),
  links: z.array(z.strictObject({ from: place, to: place, relation: Relation })),
})
export type SampleCase = z.infer<typeof SampleCase>

/** In: the folder with `sample.json` and its files. */
export function readSampleCase(folder: string): SampleCase {
  return SampleCase.parse(JSON.parse(readFileSync(join(folder, 'sample.json'), 'utf8')))
}

/** Fields as the vault keeps them. A correction is meant in the zone of the incident. */
export function sampleFields(
  fields: z.infer<typeof SampleFields>,
  zone: string,
  nowMs: number,
): IncidentFields {
  const { happened, published, firstSeen, zone: _zone, ...others } = fields
  const read = (phrase: string | undefined) =>
    phrase === undefined ? undefined : parseWhen(phrase, { nowMs, zone })
  const clocks = { happened: read(happened), published: read(published), firstSeen: read(firstSeen) }
  const said = Object.entries(clocks).filter(([, when]) => when !== undefined)
  return { ...others, ...Object.fromEntries(said) }
}
