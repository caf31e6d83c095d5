import { useEffect, useState } from 'react'
import type { CaseId } from '../../../contract/ids.ts'
import { contentOf, openDraft, type SheetDraft } from './sheet-draft.ts'

/** The draft as it is in the vault now; null until it is read. */
export function useLeftDraft(caseId: CaseId | undefined): SheetDraft | null {
  const [left, setLeft] = useState<SheetDraft | null>(null)
  useEffect(() => {
    let isGone = false
    if (caseId !== undefined) void openDraft(caseId).then((draft) => !isGone && setLeft(draft))
    return () => {
      isGone = true
    }
  }, [caseId])
  return left
}

/** After an unlock the sheet that was left is opened again, if anything is in it. */
export function useOpenWithDraft(caseId: CaseId | undefined, open: () => void): void {
  const left = useLeftDraft(caseId)
  useEffect(() => {
    if (left?.keptAt && contentOf(left.fields, left.files) !== null) open()
  }, [left])
}
