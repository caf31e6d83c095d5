import { useState } from 'react'
import type { IncidentFields } from '../../../contract/records.ts'
import { incidentText } from '../../texts/incident.ts'
import type { Reason } from './history.ts'
import { useCorrect, type Read } from './queries.ts'
import { changedFields } from './wording.ts'

type Typed = { readonly edited: IncidentFields; readonly reason: Reason | null; readonly note: string }

/** A correction that is not saved yet: what differs, and why. */
export type Unsaved = {
  readonly fields: IncidentFields
  readonly reason: Reason | null
  readonly note: string
}

/**
 * What is being corrected. Saving says what changed and why; what stood there before stays. `keep` is told of every
 * change, so that somebody who looks something up elsewhere, or has to leave, finds it again.
 */
export function useCorrection(
  { incident }: Read,
  left: Unsaved | null,
  keep: (unsaved: Unsaved) => void,
  onSaved: () => void,
) {
  const [{ edited, reason, note }, setTyped] = useState(() => ({
    edited: { ...incident.fields, ...left?.fields },
    reason: left?.reason ?? null,
    note: left?.note ?? '',
  }))
  const type = (some: Partial<Typed>): void => {
    const now = { edited, reason, note, ...some }
    setTyped(now)
    keep({ reason: now.reason, note: now.note, fields: changedFields(incident.fields, now.edited) })
  }
  const [isAsked, setAsked] = useState(false)
  const correct = useCorrect(incident.id)
  const fields = changedFields(incident.fields, edited)
  const isChanged = Object.keys(fields).length > 0
  const missing = !isChanged
    ? incidentText.nothingChanged
    : reason === null
      ? incidentText.chooseReason
      : null
  const save = (): void => {
    setAsked(true)
    if (missing !== null || reason === null || correct.isPending) return
    correct.mutate({ fields, reason, note: note.trim() === '' ? null : note.trim() }, { onSuccess: onSaved })
  }
  return {
    edited,
    change: (some: IncidentFields): void => type({ edited: { ...edited, ...some } }),
    reason,
    setReason: (chosen: Reason): void => type({ reason: chosen }),
    note,
    setNote: (typed: string): void => type({ note: typed }),
    /** Said when saving was asked for, and not while somebody types. */
    missing: isAsked ? missing : null,
    lacksReason: isChanged && reason === null,
    error: correct.error,
    save,
  }
}
