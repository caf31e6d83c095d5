import { useEffect, useRef } from 'react'
import { useSealedDraft, type SealedDraft } from '../../use-sealed-draft.ts'
import { useFrame } from '../frame/use-frame.ts'
import { EVERYTHING, isEverything, type Ask, type Asked } from './filter.ts'

/** A view that is not saved yet: the name that is being typed, and what was asked then. */
type ViewDraft = { readonly name: string; readonly asked: Asked }

export type Naming = {
  readonly name: string
  readonly kept: SealedDraft<unknown>['kept']
  readonly type: (name: string) => void
  readonly end: () => Promise<void>
}

/** The name of a view while it is typed, sealed like a form; after a lock it is there again, with what it is for. */
export function useNaming(asked: Asked, ask: Ask): Naming {
  const { caseId } = useFrame()
  const { content, kept, keep, drop } = useSealedDraft<ViewDraft>(caseId, 'view')
  const isThere = useRef(false)
  useEffect(() => {
    if (content === null || isThere.current) return
    isThere.current = true
    if (isEverything(asked)) ask({ ...EVERYTHING, ...content.asked })
  }, [content])
  return {
    name: content?.name ?? '',
    kept,
    type: (name) => (name === '' ? void drop() : keep({ name, asked })),
    end: drop,
  }
}
