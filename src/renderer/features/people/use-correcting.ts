import { useState } from 'react'
import type { AccountFields } from '../../../contract/accounts.ts'
import type { PersonFields } from '../../../contract/people.ts'
import { incidentText } from '../../texts/incident.ts'
import type { Reason } from '../incident/history.ts'
import { changedFields } from './fields.ts'

/** What is being corrected. Saving says what changed and why; what stood there before stays. */
export function useCorrecting<Fields extends AccountFields | PersonFields>(before: Fields) {
  const [typed, setTyped] = useState(before)
  const [reason, setReason] = useState<Reason | null>(null)
  const [isAsked, setAsked] = useState(false)
  const fields = changedFields(before, typed)
  const missing =
    Object.keys(fields).length === 0
      ? incidentText.nothingChanged
      : reason === null
        ? incidentText.chooseReason
        : null
  return {
    typed,
    change: (some: Fields): void => setTyped((now) => ({ ...now, ...some })),
    reason,
    setReason,
    /** Said when saving was asked for, and not while somebody types. */
    missing: isAsked ? missing : null,
    /** What is to be written; null while something is missing. */
    ask: () => {
      setAsked(true)
      return missing !== null || reason === null ? null : { fields, reason }
    },
  }
}
