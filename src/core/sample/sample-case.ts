import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ActionFields } from '../../contract/actions.ts'
import { AMEND_REASONS, IncidentFields, Relation } from '../../contract/records.ts'
import { parseWhen } from '../when/parse.ts'

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

const SampleAction = z.strictObject({
  fields: ActionFields.omit({ happened: true }).extend({ happened: z.string().optional() }),
  /** The places of the incidents it was about. */
  about: z.array(z.int().min(0)),
  /** What came of it, written down later. */
  answer: z.string().optional(),
})
export type SampleAction = z.infer<typeof SampleAction>

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
  inbox: z.array(z.string()),
  links: z.array(z.strictObject({ from: z.int().min(0), to: z.int().min(0), relation: Relation })),
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
