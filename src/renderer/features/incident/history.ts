import type { Incident, IncidentWords } from '../../../contract/incidents.ts'
import type { IncidentField, IncidentFields } from '../../../contract/records.ts'
import { CHANNEL_NAMES } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'

export type Change = {
  readonly field: IncidentField
  /** Empty where nothing was said before. */
  readonly before: string
  readonly after: string
}
export type Reason = NonNullable<Incident['versions'][number]['reason']>
/** One saving: what a person changed together, whatever entries it became. */
export type Amendment = {
  readonly seq: number
  readonly at: string
  readonly reason: Reason
  readonly note: string | null
  readonly changes: readonly Change[]
}

/** What was corrected or added, oldest first, with what stood there before. */
export function amendmentsOf(incident: Incident, words: IncidentWords): readonly Amendment[] {
  const amendments: Amendment[] = []
  const latest: Partial<Record<IncidentField, string>> = {}
  let together = ''
  for (const [index, version] of incident.versions.entries()) {
    const said = saidBy(version.fields, words.versions[index]!)
    const changes = said.map(([field, after]) => ({ field, before: latest[field] ?? '', after }))
    Object.assign(latest, Object.fromEntries(said))
    if (version.reason === null) continue
    const { seq, reason, note } = version
    const last = amendments.at(-1)
    const group = `${version.at} ${reason} ${note}`
    if (last !== undefined && group === together)
      amendments[amendments.length - 1] = { ...last, changes: [...last.changes, ...changes] }
    else amendments.push({ seq, at: words.versions[index]!.at, reason, note, changes })
    together = group
  }
  return amendments
}

function saidBy(
  fields: IncidentFields,
  dates: IncidentWords['versions'][number],
): readonly (readonly [IncidentField, string])[] {
  return (Object.keys(fields) as IncidentField[]).map((field) => [field, inWords(field, fields, dates)])
}

function inWords(
  field: IncidentField,
  fields: IncidentFields,
  dates: IncidentWords['versions'][number],
): string {
  if (field === 'happened' || field === 'published' || field === 'firstSeen') return dates[field] ?? ''
  if (field === 'threat') return fields.threat === true ? incidentText.yes : incidentText.no
  if (field === 'channel') return fields.channel === undefined ? '' : CHANNEL_NAMES[fields.channel]
  if (field === 'replied') return fields.replied === undefined ? '' : incidentText.replies[fields.replied]
  return fields[field] ?? ''
}
