import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CaseId } from '../../../contract/ids.ts'
import { text } from '../../texts/app.ts'
import { timelineKey } from '../timeline/queries.ts'
import { useAskedForFiles } from './ask-for-files.ts'
import type { SheetDraft } from './drafts.ts'
import type { Fields } from './fields.ts'
import { useKeptFiles } from './kept-files.ts'
import { pastedFiles } from './pasted.ts'
import { saveIncident } from './save-incident.ts'
import { readTyped, type TypedDate } from './read-date.ts'
import { useDraft } from './use-draft.ts'

/** What is being written down, and the files that came with it. */
export function useSheet(
  caseId: CaseId,
  dropped: readonly File[],
  left: SheetDraft,
  onSaved: (says: string) => void,
) {
  const queries = useQueryClient()
  const kept = useKeptFiles(caseId, dropped, left.files)
  useAskedForFiles(() => void kept.choose())
  const [fields, setFields] = useState(left.fields)
  const draft = useDraft(caseId, left, fields, kept.files)
  const [error, setError] = useState<unknown>(null)
  const exhibits = kept.files.flatMap(({ state }) => (state.kind === 'kept' ? [state.exhibit] : []))
  const isKeeping = kept.files.some(({ state }) => state.kind === 'keeping')
  const canSave = !isKeeping && (fields.happened.trim() !== '' || exhibits.length > 0)

  const save = async (): Promise<void> => {
    if (!canSave) return
    setError(null)
    try {
      const date = await settled(fields.date)
      await saveIncident({ caseId, ...fields, date, exhibits })
      await draft.drop()
      await queries.invalidateQueries({ queryKey: timelineKey(caseId) })
      onSaved(text.savedToast(date.plain, exhibits.length))
    } catch (failure) {
      setError(failure)
    }
  }
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => kept.take(pastedFiles(event))
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  })
  const change = (some: Partial<Fields>): void => setFields((now) => ({ ...now, ...some }))
  return { fields, change, kept, draft, error, canSave, save }
}

/** A phrase saved faster than it was read is read now; the line that says it was saved says the date in full. */
async function settled(date: TypedDate): Promise<TypedDate> {
  return date.isRead || date.now === null ? date : readTyped(date.typed, date.now)
}
