import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { DraftId } from '../../../contract/drafts.ts'
import type { CaseId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { newDraftId } from '../../draft-id.ts'
import { leftDraft } from '../../use-sealed-draft.ts'
import { useFrame } from './use-frame.ts'

/** What was said once: sealed in the vault, as drafts are, under its first case. */
type Said = { readonly id: DraftId; readonly case: CaseId; readonly said: readonly string[] }

const KEY = ['said-once'] as const

/**
 * Whether something that is said once in a vault is to be said now: from then on as long as the part that asks is on
 * screen, and never again. Null: nothing is to be said.
 */
export function useOnce(what: string | null): boolean {
  const { caseId } = useFrame()
  const known = useQuery({ queryKey: KEY, queryFn: () => read(caseId) }).data
  const tell = useTelling()
  const [before, setBefore] = useState(known?.said ?? null)
  if (before === null && known !== undefined) setBefore(known.said)
  const isDue = what !== null && before !== null && !before.includes(what)
  useEffect(() => {
    if (isDue && what !== null) tell(what)
  }, [isDue, what])
  return isDue
}

function useTelling(): (what: string) => void {
  const { status } = useFrame()
  const queries = useQueryClient()
  return (what) => {
    const was = queries.getQueryData<Said>(KEY)
    if (was === undefined || was.said.includes(what)) return
    const now = { ...was, said: [...was.said, what] }
    queries.setQueryData(KEY, now)
    // Where it cannot be kept it is said again another day, and nothing else is lost.
    if (status.readOnly === null) void keep(now).catch(() => undefined)
  }
}

const keep = ({ id, case: caseId, said }: Said) =>
  api.drafts.save({ id, case: caseId, form: 'said-once', content: JSON.stringify(said) })

async function read(shown: CaseId): Promise<Said> {
  const { cases } = await api.cases.list({})
  const first = cases[0]?.id ?? shown
  const left = await leftDraft<readonly string[]>(first, 'said-once')
  return { id: left?.id ?? newDraftId(), case: first, said: left?.content ?? [] }
}
