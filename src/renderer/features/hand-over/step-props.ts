import type { DraftId } from '../../../contract/drafts.ts'
import type { Known } from './what-is-missing.ts'
import type { Plan, StepName } from './plan.ts'
import type { PlanInHand } from './use-plan.ts'

/** What each step is given. */
export type StepProps = Known & {
  readonly draft: DraftId
  readonly hand: PlanInHand
  readonly plan: Plan
  /** Why what was typed about the case could not be kept with it; null where it was, or is not asked yet. */
  readonly notKept: unknown
  readonly goTo: (step: StepName) => void
}
