import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { CaseId } from '../../../contract/ids.ts'
import { quickText } from '../../texts/quick-log.ts'
import { timelineKey } from '../timeline/queries.ts'
import { keepApart } from '../keeping/apart.ts'
import { isNothing, type Brought } from '../keeping/brought.ts'
import { useArrivals } from './arrivals.ts'
import { useAskedForFiles } from './ask-for-files.ts'
import { copiesLeft, type CopiesLeft } from './copies-left.ts'
import type { SheetDraft } from './sheet-draft.ts'
import type { Fields } from './fields.ts'
import { exhibitsOf, isKeeping, type Coming } from '../keeping/file-lines.ts'
import { adopt, joinWhenKept, keepFiles, useFileLines } from '../keeping/intake.ts'
import { readTyped, type TypedDate } from './read-date.ts'
import { saveIncident } from './save-incident.ts'
import { chosenFiles, comingOf } from '../keeping/tokens.ts'
import { useFolders } from '../keeping/use-folders.ts'
import { useDraft } from './use-draft.ts'

/** What is said once a sheet is saved. */
export type Saved = { readonly says: string; readonly left: CopiesLeft }

/** What is being written down, and the files that came with it. */
export function useSheet(
  caseId: CaseId,
  dropped: readonly File[],
  left: SheetDraft,
  onSaved: (saved: Saved) => void,
) {
  const queries = useQueryClient()
  const files = useSheetFiles(caseId, dropped, left)
  useAskedForFiles(() => void files.choose())
  const [fields, setFields] = useState(left.fields)
  const draft = useDraft(caseId, left, fields, files.lines)
  const [error, setError] = useState<unknown>(null)
  const hasFile = files.lines.some(({ state }) => state.kind !== 'failed')
  const canSave = fields.happened.trim() !== '' || fields.words.trim() !== '' || hasFile
  const isSaving = useRef(false)

  const save = async (): Promise<void> => {
    if (!canSave || isSaving.current) return
    isSaving.current = true
    setError(null)
    try {
      const date = await settled(fields.date)
      const exhibits = exhibitsOf(files.lines)
      const incident = await saveIncident({ caseId, ...fields, date, exhibits })
      const isLate = files.lines.filter(isKeeping).length
      await joinWhenKept(left.id, incident, exhibits)
      await draft.drop()
      files.folders.moveTo(incident)
      await queries.invalidateQueries({ queryKey: timelineKey(caseId) })
      onSaved({
        says: quickText.savedToast(date.plain, exhibits.length, isLate),
        left: copiesLeft(fields, files.lines),
      })
    } catch (failure) {
      setError(failure)
    } finally {
      isSaving.current = false
    }
  }
  const change = (some: Partial<Fields>): void => setFields((now) => ({ ...now, ...some }))
  const [hasNothingCome, setNothingCome] = useState(false)
  useArrivals((brought) => {
    files.take(brought.files)
    files.folders.offer(brought.folders)
    setFields((now) => withBrought(now, brought))
    setNothingCome(isNothing(brought))
  })
  return { fields, change, files, hasNothingCome, draft, error, canSave, save }
}

/** What came beside what is there already; nothing that was typed is overwritten. */
function withBrought(fields: Fields, { words, link, isPasted }: Brought): Fields {
  const joined = [fields.words, words].filter((part) => part !== '').join('\n')
  const links = [fields.url, link].filter((part) => part !== '').join(' ')
  return {
    ...fields,
    words: joined,
    url: links,
    isPasted: fields.isPasted || words.trim() !== '',
    isOnClipboard: fields.isOnClipboard || isPasted,
  }
}

/** The files of a sheet. They go on being kept when it is closed. */
function useSheetFiles(caseId: CaseId, dropped: readonly File[], left: SheetDraft) {
  const owner = { caseId, draft: left.id, incident: null }
  const lines = useFileLines().filter(({ draft }) => draft === left.id)
  const take = (coming: readonly Coming[]): void => keepFiles(owner, coming)
  const hasTaken = useRef(false)
  useEffect(() => {
    // React runs effects twice while developing: a file is kept once.
    if (hasTaken.current) return
    hasTaken.current = true
    adopt(owner, left.files)
    take(dropped.map((file) => comingOf(file)))
  })
  return {
    lines,
    take,
    takeApart: (coming: readonly Coming[]): void => keepApart(caseId, coming),
    folders: useFolders(`sheet ${caseId}`),
    choose: async (): Promise<void> => take(await chosenFiles()),
  }
}

/** A phrase saved faster than it was read is read now; the line that says it was saved says the date in full. */
async function settled(date: TypedDate): Promise<TypedDate> {
  return date.isRead || date.now === null ? date : readTyped(date.typed, date.now)
}
