import { useEffect, useRef, useState, type RefObject } from 'react'
import type { DraftId } from '../../../contract/drafts.ts'
import type { CaseId, Instant } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { useKeepSoon } from '../../use-keep-soon.ts'
import { contentOf, type SheetDraft } from './sheet-draft.ts'
import type { KeptFile } from '../keeping/file-lines.ts'
import type { Fields } from './fields.ts'
import { linesOf, removeAll, whenSettled } from '../keeping/intake.ts'

export type DraftState =
  | { readonly kind: 'none' | 'failed' }
  | { readonly kind: 'kept'; readonly at: Instant }

/** Keeps a sheet as a sealed draft while it is filled in, and when it is closed. */
export function useDraft(
  caseId: CaseId,
  draft: SheetDraft,
  fields: Fields,
  files: readonly KeptFile[],
): { readonly state: DraftState; readonly hasContent: boolean; readonly drop: () => Promise<void> } {
  const [state, setState] = useState<DraftState>(stateOf(draft))
  const content = contentOf(fields, files)
  const latest = useRef(content)
  latest.current = content
  const kept = useRef(contentOf(draft.fields, draft.files))
  const isOver = useRef(false)
  // One after the other: an older wording never comes after a newer one.
  const writing = useRef(Promise.resolve())

  const keep = (): Promise<void> => {
    const wanted = latest.current
    if (isOver.current || wanted === kept.current) return writing.current
    kept.current = wanted
    writing.current = writing.current.then(() => write(caseId, draft, wanted)).then(setState)
    return writing.current
  }
  useEffect(() => {
    open.add(draft.id)
    return () => void open.delete(draft.id)
  }, [])
  useKeepSoon(content !== kept.current, keep)
  useKeepWhenClosed(caseId, draft, fields, isOver)

  /** Saved or thrown away: it is gone, with what was still on its way to it. */
  const drop = async (): Promise<void> => {
    isOver.current = true
    await writing.current
    removeAll(draft.id)
    await api.drafts.discard({ id: draft.id })
  }
  return { state, hasContent: content !== null, drop }
}

/** The drafts whose sheets are open. */
const open = new Set<DraftId>()

/** A closed sheet gets the files that were still on their way to it when it was closed. */
function useKeepWhenClosed(
  caseId: CaseId,
  draft: SheetDraft,
  fields: Fields,
  isOver: RefObject<boolean>,
): void {
  const latest = useRef(fields)
  latest.current = fields
  const keepLate = async (): Promise<void> => {
    await whenSettled(draft.id)
    if (isOver.current || open.has(draft.id)) return
    await write(caseId, draft, contentOf(latest.current, linesOf(draft.id)))
  }
  useEffect(() => () => void keepLate(), [])
}

const stateOf = ({ keptAt }: SheetDraft): DraftState =>
  keptAt === null ? { kind: 'none' } : { kind: 'kept', at: keptAt }

async function write(caseId: CaseId, { id }: SheetDraft, content: string | null): Promise<DraftState> {
  try {
    if (content === null) {
      await api.drafts.discard({ id })
      return { kind: 'none' }
    }
    const { keptAt } = await api.drafts.save({ id, case: caseId, form: 'incident', content })
    return { kind: 'kept', at: keptAt }
  } catch {
    // A full or read-only disk: the sheet says that what is typed is not kept, and stays as it is.
    return { kind: 'failed' }
  }
}
