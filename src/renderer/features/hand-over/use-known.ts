import { useFrame } from '../frame/use-frame.ts'
import { inIt, type Plan } from './plan.ts'
import { useCase, useOffered, useOwnDetails, useRecipients } from './queries.ts'
import type { Known } from './what-is-missing.ts'

type Asked = { readonly facts: Known | null; readonly error: unknown }

/** Everything that the steps are decided by; null until it is there. */
export function useKnown(plan: Plan): Asked {
  const { caseId } = useFrame()
  const [recipients, offered, ofCase] = [useRecipients(), useOffered(caseId), useCase(caseId)]
  const going = offered.data === undefined ? null : inIt(offered.data, plan)
  const named = going === null ? [] : going.incidents.flatMap(({ exhibits }) => exhibits)
  const asked = [...new Set(named)].filter((id) => !plan.withoutFiles.includes(id))
  const details = useOwnDetails(asked)
  const error = recipients.error ?? offered.error ?? ofCase.error ?? details.error
  if (going === null || !recipients.data || !offered.data || !ofCase.data) return { facts: null, error }
  const facts = {
    ...ofCase.data,
    offered: offered.data,
    going,
    recipients: recipients.data,
    recipient: recipients.data.find(({ profile }) => profile === plan.profile) ?? null,
    details: details.data ?? null,
  }
  return { facts, error }
}
