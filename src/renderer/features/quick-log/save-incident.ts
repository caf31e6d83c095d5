import type { CaseId, ExhibitId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/app.ts'
import type { Fields } from './fields.ts'
import { ZONE } from './read-date.ts'

export type Sheet = Fields & { readonly caseId: CaseId; readonly exhibits: readonly ExhibitId[] }

const TITLE_LETTERS = 80

/** The first line becomes the title, the whole text what the writer saw or heard. An open date never blocks saving. */
export async function saveIncident(sheet: Sheet): Promise<void> {
  const { caseId, date, channel, exhibits } = sheet
  const saw = sheet.happened.trim()
  const firstLine = [...(saw.split('\n')[0] ?? '')].slice(0, TITLE_LETTERS).join('')
  const happened =
    date.when ??
    (date.typed.trim() === ''
      ? null
      : ({ kind: 'unknown', zone: ZONE, asTyped: date.typed, toSettle: true } as const))
  const fields = {
    title: firstLine === '' ? text.fileTitle : firstLine,
    ...(saw === '' ? {} : { saw }),
    ...(happened === null ? {} : { happened }),
    ...(channel === null ? {} : { channel }),
    ...(sheet.platform.trim() === '' ? {} : { platform: sheet.platform.trim() }),
    ...(sheet.url.trim() === '' ? {} : { url: sheet.url.trim() }),
    ...(sheet.isThreat ? { threat: true } : {}),
  }
  await api.incidents.record({ case: caseId, fields, exhibits: [...exhibits] })
}
