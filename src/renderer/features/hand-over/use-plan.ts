import { useEffect, useRef, useState } from 'react'
import type { DraftId } from '../../../contract/drafts.ts'
import type { CaseId, Instant } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { useKeepSoon } from '../../use-keep-soon.ts'
import { makingNow } from './making.ts'
import { changed, readPlan, resumed, type Plan } from './plan.ts'

export type KeptState = { readonly at: Instant | null; readonly hasFailed: boolean }

/** Reads the plan of a draft; null while it is read. One that was thrown away in the meantime is gone. */
export function useLeftPlan(caseId: CaseId, id: DraftId): Plan | 'gone' | null {
  const [plan, setPlan] = useState<Plan | 'gone' | null>(null)
  useEffect(() => {
    let isOver = false
    const read = async (): Promise<void> => {
      const { drafts } = await api.drafts.list({ case: caseId })
      const found = drafts.find((draft) => draft.id === id && draft.form === 'hand-over')
      if (!isOver) setPlan(found === undefined ? 'gone' : whereItGoesOn(readPlan(found.content), id))
    }
    void read()
    return () => {
      isOver = true
    }
  }, [caseId, id])
  return plan
}

/** What is made or read at this moment is in its own step. */
function whereItGoesOn(plan: Plan, id: DraftId): Plan {
  const making = makingNow()
  return making.kind !== 'none' && making.draft === id ? plan : resumed(plan)
}

export const savePlan = (caseId: CaseId, id: DraftId, plan: Plan): Promise<{ readonly keptAt: Instant }> =>
  api.drafts.save({ id, case: caseId, form: 'hand-over', content: JSON.stringify(plan) })

async function write(caseId: CaseId, id: DraftId, plan: Plan): Promise<KeptState> {
  try {
    return { at: (await savePlan(caseId, id, plan)).keptAt, hasFailed: false }
  } catch {
    // A full or read-only disk: the screen says so, and what was chosen stays on it.
    return { at: null, hasFailed: true }
  }
}

/** The plan, and how it is changed: each change is sealed a moment later, and when the screen is left. */
export function usePlan(caseId: CaseId, id: DraftId, left: Plan) {
  const [plan, setPlan] = useState(left)
  const [kept, setKept] = useState<KeptState>({ at: null, hasFailed: false })
  const latest = useRef(left)
  const written = useRef(left)
  const isOver = useRef(false)
  const writing = useRef(Promise.resolve())

  const keep = (): Promise<void> => {
    const wanted = latest.current
    if (isOver.current || wanted === written.current) return writing.current
    written.current = wanted
    writing.current = writing.current.then(() => write(caseId, id, wanted)).then(setKept)
    return writing.current
  }
  useKeepSoon(plan !== written.current, keep)

  const change = (next: Partial<Plan>): void => {
    latest.current = changed(latest.current, next)
    setPlan(latest.current)
  }
  const discard = async (): Promise<void> => {
    isOver.current = true
    await writing.current
    await api.drafts.discard({ id })
  }
  return { plan, change, keep, kept, discard }
}

export type PlanInHand = ReturnType<typeof usePlan>
