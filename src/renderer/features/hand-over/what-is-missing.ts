import type { Recipient } from '../../../contract/bundles.ts'
import type { Case } from '../../../contract/cases.ts'
import type { ExhibitId } from '../../../contract/ids.ts'
import type { OwnDetail } from '../../../contract/own-details.ts'
import { missing } from '../../texts/hand-over-missing.ts'
import { aboutCase, isInitials } from './about-case.ts'
import { STEPS, type InIt, type Offered, type Plan, type StepName } from './plan.ts'

/** What is known of the record and the recipient while a hand-over is thought through. */
export type Known = {
  readonly case: Case
  readonly offered: Offered
  readonly going: InIt
  readonly recipients: readonly Recipient[]
  readonly recipient: Recipient | null
  /** Null while the files are being read. */
  readonly details: readonly { readonly exhibit: ExhibitId; readonly details: readonly OwnDetail[] }[] | null
  /** Whether a bundle of this case was made before. */
  readonly hasMade: boolean
}

/** The files that say something of themselves and of which nothing was decided. */
function undecided(plan: Plan, { details }: Pick<Known, 'details'>): readonly ExhibitId[] {
  const isOpen = (exhibit: ExhibitId): boolean =>
    plan.files[exhibit] === undefined && !plan.withoutFiles.includes(exhibit)
  return (details ?? [])
    .filter((one) => one.details.length > 0 && isOpen(one.exhibit))
    .map(({ exhibit }) => exhibit)
}

/** Why a step cannot be left forwards yet, in words; null when it can. */
export function missingOf(step: StepName, plan: Plan, known: Known): string | null {
  if (step === 'who') return missingWho(plan, known)
  if (step === 'what') return known.going.incidents.length === 0 ? missing.incidents : null
  if (step === 'out') {
    if (known.details === null) return missing.reading
    const count = undecided(plan, known).length
    return count === 0 ? null : missing.files(count)
  }
  if (step === 'read') return plan.hasRead ? null : missing.read
  if (step === 'make') return plan.made === null ? missing.made : null
  return null
}

function missingWho(plan: Plan, known: Known): string | null {
  const answer = missingAnswer(plan, known)
  return answer === null ? null : missing[answer]
}

/** The first answer of the first step that is still to be given. */
export function missingAnswer(plan: Plan, known: Pick<Known, 'case'>): Answer | null {
  if (plan.profile === null) return 'kind'
  if (plan.recipient.trim() === '') return 'recipient'
  if (plan.purpose.trim() === '') return 'purpose'
  const { writer, initials } = aboutCase(plan, known.case)
  if (writer.trim() === '') return 'writer'
  if (!isInitials(initials)) return 'initials'
  return null
}

export type Answer = 'kind' | 'recipient' | 'purpose' | 'writer' | 'initials'

/** Where somebody is led to who wants to go on without it. */
export const answerId = (answer: Answer): string => `answer-${answer}`

/** The last step that can be gone to: all before it are decided. What was made can be given, whatever changed since. */
export function lastOpen(plan: Plan, known: Known): number {
  if (plan.made !== null) return STEPS.length - 1
  const first = STEPS.findIndex((step) => missingOf(step, plan, known) !== null)
  return first === -1 ? STEPS.length - 1 : first
}
