import { useEffect, useRef, useState } from 'react'
import type { Draft, DraftId } from '../contract/drafts.ts'
import type { CaseId } from '../contract/ids.ts'
import { api } from './api.ts'
import { newDraftId } from './draft-id.ts'
import { useKeepSoon } from './use-keep-soon.ts'

export type SealedDraft<Content> = {
  /** What was left, or typed since; null where there is nothing. */
  readonly content: Content | null
  /** When it was kept; `failed` where it could not be; null while there is nothing to keep. */
  readonly kept: Date | 'failed' | null
  /** What was left is here, if anything was. */
  readonly isRead: boolean
  readonly keep: (content: Content) => void
  /** Saved or thrown away: it is gone. */
  readonly drop: () => Promise<void>
}

/**
 * What is typed into a form, sealed as it is typed: there again after a lock, an exit or a crash. Of several drafts of a
 * form, `isMine` tells by its content which one this is.
 */
export function useSealedDraft<Content>(
  caseId: CaseId,
  form: Draft['form'],
  isMine: (content: Content) => boolean = () => true,
): SealedDraft<Content> {
  const [content, setContent] = useState<Content | null>(null)
  const [kept, setKept] = useState<SealedDraft<Content>['kept']>(null)
  const [isRead, setRead] = useState(false)
  const id = useRef<DraftId | null>(null)
  const unkept = useRef<Content | null>(null)
  const takeUnkept = (): Content | null => {
    const taken = unkept.current
    unkept.current = null
    return taken
  }
  const write = async (): Promise<void> => {
    const wanted = takeUnkept()
    if (wanted === null) return
    id.current ??= newDraftId()
    await api.drafts
      .save({ id: id.current, case: caseId, form, content: JSON.stringify(wanted) })
      .then(({ keptAt }) => setKept(new Date(keptAt)))
      .catch(() => setKept('failed'))
  }
  const readLeft = async (): Promise<void> => {
    const left = await leftDraft(caseId, form, isMine)
    // Who types already is not interrupted by what was left.
    if (left === null || id.current !== null || unkept.current !== null) return
    id.current = left.id
    setContent(left.content)
    setKept(left.keptAt)
  }
  useEffect(() => void readLeft().finally(() => setRead(true)), [])
  useKeepSoon(unkept.current !== null, write)
  return {
    content,
    kept,
    isRead,
    keep: (next) => {
      setContent(next)
      unkept.current = next
    },
    drop: async () => {
      takeUnkept()
      if (id.current !== null) await api.drafts.discard({ id: id.current })
      id.current = null
      setContent(null)
      setKept(null)
    },
  }
}

/** The latest draft of a form that `isMine` knows by its content; null where none was left. */
export async function leftDraft<Content>(
  caseId: CaseId,
  form: Draft['form'],
  isMine: (content: Content) => boolean = () => true,
): Promise<{ readonly id: DraftId; readonly content: Content; readonly keptAt: Date } | null> {
  const { drafts } = await api.drafts.list({ case: caseId })
  for (const draft of drafts) {
    if (draft.form !== form) continue
    const content = JSON.parse(draft.content) as Content
    if (isMine(content)) return { id: draft.id, content, keptAt: new Date(draft.keptAt) }
  }
  return null
}
