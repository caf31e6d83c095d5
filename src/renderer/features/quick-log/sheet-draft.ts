import type { DraftId } from '../../../contract/drafts.ts'
import type { CaseId, Instant } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { newDraftId } from '../../draft-id.ts'
import { isKept, type KeptFile } from '../keeping/file-lines.ts'
import { isEmpty, NOTHING, type Fields } from './fields.ts'

/** A sheet as it was left: its words, and the files that are in the vault already. */
export type SheetDraft = {
  readonly id: DraftId
  readonly fields: Fields
  readonly files: readonly KeptFile[]
  readonly keptAt: Instant | null
}

type Content = { readonly fields: Fields; readonly files: readonly KeptFile[] }

/** The sheet that was left last, or an empty one. */
export async function openDraft(caseId: CaseId): Promise<SheetDraft> {
  const { drafts } = await api.drafts.list({ case: caseId })
  const latest = drafts.find(({ form }) => form === 'incident')
  if (latest === undefined) return { id: newDraftId(), fields: NOTHING, files: [], keptAt: null }
  const { fields, files } = JSON.parse(latest.content) as Content
  const date = { ...NOTHING.date, ...fields.date }
  return { id: latest.id, fields: { ...NOTHING, ...fields, date }, files, keptAt: latest.keptAt }
}

/** What is kept of a sheet; null when there is nothing in it, and nothing on its way to it. */
export function contentOf(fields: Fields, files: readonly KeptFile[]): string | null {
  if (isEmpty(fields) && files.length === 0) return null
  const kept = files
    .filter(isKept)
    .map(({ key, name, isPasted, sizeBytes, state }) => ({ key, name, isPasted, sizeBytes, state }))
  return JSON.stringify({ fields, files: kept })
}
