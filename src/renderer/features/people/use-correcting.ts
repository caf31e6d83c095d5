import { useState } from 'react'
import type { AccountFields } from '../../../contract/accounts.ts'
import type { PersonFields } from '../../../contract/people.ts'
import type { SealedDraft } from '../../use-sealed-draft.ts'
import { incidentText } from '../../texts/incident.ts'
import type { Reason } from '../incident/history.ts'
import { changedFields } from './fields.ts'

/** A correction that is not saved yet: of whom, what differs, and why. */
export type SubjectCorrection<Fields> = {
  readonly of: string
  readonly fields: Partial<Fields>
  readonly reason: Reason | null
}

/** What is being corrected. Saving says what changed and why; what stood there before stays. */
export function useCorrecting<Fields extends AccountFields | PersonFields>(
  of: string,
  before: Fields,
  draft: SealedDraft<SubjectCorrection<Fields>>,
) {
  const left = draft.content ?? { of, fields: {}, reason: null }
  const { reason } = left
  const typed = { ...before, ...left.fields }
  const [isAsked, setAsked] = useState(false)
  const fields = changedFields(before, typed)
  const isChanged = Object.keys(fields).length > 0
  const lacksReason = isChanged && reason === null
  const missing = !isChanged ? incidentText.nothingChanged : lacksReason ? incidentText.chooseReason : null
  return {
    typed,
    change: (some: Fields): void => draft.keep({ ...left, fields: { ...left.fields, ...some } }),
    reason,
    setReason: (chosen: Reason): void => draft.keep({ ...left, reason: chosen }),
    /** Said when saving was asked for, and not while somebody types. */
    missing: isAsked ? missing : null,
    lacksReason,
    /** What is to be written; null while something is missing. */
    ask: () => {
      setAsked(true)
      return missing !== null || reason === null ? null : { fields, reason }
    },
  }
}
