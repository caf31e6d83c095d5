import { useState } from 'react'
import type { IncidentFields } from '../../../contract/records.ts'
import { incidentText } from '../../texts/incident.ts'
import type { Reason } from './history.ts'
import { useCorrect, type Read } from './queries.ts'
import { changedFields } from './wording.ts'

/** What is being corrected. Saving says what changed and why; what stood there before stays. */
export function useCorrection({ incident }: Read, onSaved: () => void) {
  const [edited, setEdited] = useState(incident.fields)
  const [reason, setReason] = useState<Reason | null>(null)
  const [note, setNote] = useState('')
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
    change: (some: IncidentFields): void => setEdited((now) => ({ ...now, ...some })),
    reason,
    setReason,
    note,
    setNote,
    /** Said when saving was asked for, and not while somebody types. */
    missing: isAsked ? missing : null,
    error: correct.error,
    save,
  }
}
