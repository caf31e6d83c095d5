import { useState } from 'react'
import { changesOf } from './about-case.ts'
import { STEPS, type StepName } from './plan.ts'
import type { Lead } from './step-props.ts'
import { useChangeCase } from './queries.ts'
import type { PlanInHand } from './use-plan.ts'
import { missingOf, type Known } from './what-is-missing.ts'

/** From step to step. What was typed about the case is kept with the case when the first one is left. */
export function useSteps({ plan, change }: PlanInHand, facts: Known) {
  const [isAsked, setAsked] = useState(false)
  const [hasMoved, setMoved] = useState(false)
  const [lead, setLead] = useState<Lead | null>(null)
  const changeCase = useChangeCase(facts.case.id)
  const missing = missingOf(plan.step, plan, facts)

  const keepCase = async (): Promise<void> => {
    const changes = changesOf(plan, facts.case)
    if (Object.keys(changes).length > 0) await changeCase.mutateAsync(changes)
    if (Object.keys(plan.aboutCase).length > 0) change({ aboutCase: {} })
  }
  const leaveFor = async (step: StepName, towards: Lead | null): Promise<void> => {
    if (plan.step === 'who') await keepCase()
    // What is recorded from here on goes in when somebody says so.
    const { incidents } = facts.going
    if (plan.step === 'what' && plan.incidents === null)
      change({ incidents: incidents.map(({ incident }) => incident) })
    setAsked(false)
    setMoved(true)
    setLead(towards)
    change({ step })
  }
  // What could not be kept is said where it was typed.
  const goTo = (step: StepName, towards?: Lead): void =>
    void leaveFor(step, towards ?? null).catch(() => undefined)
  const forward = (): void =>
    missing === null ? goTo(STEPS[STEPS.indexOf(plan.step) + 1] ?? 'give') : setAsked(true)
  return { goTo, forward, missing: isAsked ? missing : null, hasMoved, lead, notKept: changeCase.error }
}
