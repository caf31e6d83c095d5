import type { CaseId, ExhibitId, IncidentId } from '../../../contract/ids.ts'
import type { IncidentFields } from '../../../contract/records.ts'
import { api } from '../../api.ts'
import { DETAILS, type Fields } from './fields.ts'
import { ZONE } from './read-date.ts'
import { titleOf } from './title.ts'

export type Sheet = Fields & { readonly caseId: CaseId; readonly exhibits: readonly ExhibitId[] }

/** The first line becomes the title, the whole text what the writer saw or heard. An open date never blocks saving. */
export async function saveIncident(sheet: Sheet): Promise<IncidentId> {
  const { caseId, exhibits } = sheet
  const ask = { case: caseId, fields: incidentFields(sheet), exhibits: [...exhibits] }
  return (await api.incidents.record(ask)).incident
}

/** What a sheet says, as an incident has it. What somebody else wrote is never in the title. */
function incidentFields(sheet: Fields): IncidentFields {
  const { channel, replied, isThreat } = sheet
  const happened = happenedOf(sheet)
  return {
    title: titleOf(sheet),
    ...said('saw', sheet.happened),
    ...(happened === null ? {} : { happened }),
    ...(channel === null ? {} : { channel }),
    ...said('platform', sheet.platform),
    ...said('url', sheet.url),
    ...Object.assign({}, ...DETAILS.map((name) => said(name, sheet[name]))),
    ...(replied === null ? {} : { replied }),
    ...(isThreat ? { threat: true } : {}),
  }
}

function happenedOf({ date }: Fields): IncidentFields['happened'] | null {
  if (date.when !== null) return date.when
  return date.typed.trim() === ''
    ? null
    : { kind: 'unknown', zone: ZONE, asTyped: date.typed, toSettle: true }
}

/** Exact words are kept to the letter; in all else the space round it says nothing. */
function said(name: 'saw' | 'platform' | 'url' | (typeof DETAILS)[number], typed: string): IncidentFields {
  if (typed.trim() === '') return {}
  return { [name]: name === 'words' ? typed : typed.trim() }
}
