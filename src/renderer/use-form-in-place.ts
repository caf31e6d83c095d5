import { useState } from 'react'
import type { Draft } from '../contract/drafts.ts'
import type { CaseId } from '../contract/ids.ts'
import { useSealedDraft } from './use-sealed-draft.ts'

type Kept<Content> = {
  readonly caseId: CaseId
  readonly form: Draft['form']
  /** Tells by its content whether what was left is of this form. */
  readonly isMine: (content: Content) => boolean
  /** As the form is when it is opened. */
  readonly first: Content
  /** Whether there is nothing in it to keep. */
  readonly isEmpty?: (content: Content) => boolean
}

/** A form in place, sealed as it is typed: there when it was asked for, and when something was left in it. */
export function useFormInPlace<Content>({ caseId, form, isMine, first, isEmpty }: Kept<Content>) {
  const draft = useSealedDraft<Content>(caseId, form, isMine)
  // Null: nobody has asked for the form or closed it.
  const [isAsked, setAsked] = useState<boolean | null>(null)
  const typed = draft.content ?? first
  return {
    isOpen: isAsked ?? draft.content !== null,
    /** Of a form that was asked for; one that was left takes none. */
    takesFocus: isAsked === true,
    wasClosed: isAsked === false,
    typed,
    kept: draft.kept,
    open: (): void => setAsked(true),
    type: (some: Partial<Content>): void => {
      const next = { ...typed, ...some }
      setAsked(true)
      if (isEmpty?.(next) === true) void draft.drop()
      else draft.keep(next)
    },
    close: async (): Promise<void> => {
      const dropped = draft.drop()
      setAsked(false)
      await dropped
    },
  }
}
