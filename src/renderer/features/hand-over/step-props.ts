import type { DraftId } from '../../../contract/drafts.ts'
import type { ExhibitId } from '../../../contract/ids.ts'
import type { Known } from './what-is-missing.ts'
import type { Plan, StepName } from './plan.ts'
import type { PlanInHand } from './use-plan.ts'

/** What a step is opened at: pages of the proof, with the words that stand there, or a file to cover. */
export type Lead =
  | { readonly to: 'pages'; readonly pages: readonly number[]; readonly words: readonly string[] }
  | { readonly to: 'redact'; readonly exhibit: ExhibitId }

/** What each step is given. */
export type StepProps = Known & {
  readonly draft: DraftId
  readonly hand: PlanInHand
  readonly plan: Plan
  /** Why what was typed about the case could not be kept with it; null where it was, or is not asked yet. */
  readonly notKept: unknown
  readonly lead: Lead | null
  readonly goTo: (step: StepName, lead?: Lead) => void
}
