import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { DraftId } from '../../../contract/drafts.ts'
import type { CaseId } from '../../../contract/ids.ts'
import type { TimelineOrder } from '../../../contract/timeline.ts'
import { api } from '../../api.ts'
import { newDraftId } from '../../draft-id.ts'
import { leftDraft } from '../../use-sealed-draft.ts'
import { useFrame } from '../frame/use-frame.ts'

/** How somebody arranged the timeline. It says nothing of what is asked or found. */
export type Arrangement = {
  readonly order: TimelineOrder
  /** The same numbers in a table, not as bars. */
  readonly isTable: boolean
  /** Where there is little room the overview is folded. */
  readonly isFolded: boolean
}

const FIRST: Arrangement = { order: 'newest-first', isTable: false, isFolded: true }

type Kept = { readonly id: DraftId; readonly arrangement: Arrangement }

const keyOf = (caseId: CaseId) => ['arrangement', caseId] as const

/** Sealed in the vault, as drafts are: there again after a lock, and nowhere outside. Undefined until it is read. */
export function useArrangement(): Arrangement | undefined {
  const { caseId } = useFrame()
  return useQuery({ queryKey: keyOf(caseId), queryFn: () => read(caseId) }).data?.arrangement
}

export function useArranging(): (change: Partial<Arrangement>) => void {
  const { caseId, status } = useFrame()
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: ({ id, arrangement }: Kept) =>
      api.drafts.save({ id, case: caseId, form: 'timeline', content: JSON.stringify(arrangement) }),
  })
  const isReadOnly = status.readOnly !== null
  return useCallback(
    (change) => {
      const was = queries.getQueryData<Kept>(keyOf(caseId))
      if (was === undefined) return
      const now = { ...was, arrangement: { ...was.arrangement, ...change } }
      queries.setQueryData(keyOf(caseId), now)
      if (!isReadOnly) mutate(now)
    },
    [queries, caseId, isReadOnly, mutate],
  )
}

async function read(caseId: CaseId): Promise<Kept> {
  const left = await leftDraft<Partial<Arrangement>>(caseId, 'timeline')
  return { id: left?.id ?? newDraftId(), arrangement: { ...FIRST, ...left?.content } }
}
