import { useEffect } from 'react'
import type { IncidentField } from '../../../contract/records.ts'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { onCtrlEnter } from '../../ui/on-ctrl-enter.ts'
import { LineField } from '../../ui/LineField.tsx'
import { CorrectFields } from './CorrectFields.tsx'
import type { Read } from './queries.ts'
import { Reasons, useLeadToReason } from './Reasons.tsx'
import { useCorrection, type Unsaved } from './use-correction.ts'

type Props = {
  readonly read: Read
  /** The field that has the focus first. */
  readonly first: IncidentField
  /** What was typed before and not saved. */
  readonly left: Unsaved | null
  readonly keep: (unsaved: Unsaved) => void
  readonly onCancel: () => void
  readonly onSaved: () => void
}

/** The text as fields in place. Ctrl or Cmd and Enter saves from anywhere in it. */
export function CorrectForm({ read, first, left, keep, onCancel, onSaved }: Props) {
  const { edited, change, reason, setReason, note, setNote, missing, lacksReason, error, save } =
    useCorrection(read, left, keep, onSaved)
  const toReason = useLeadToReason()
  const trySave = (): void => {
    save()
    if (lacksReason) toReason.lead()
  }
  // The page may have been read to its end: the field that has the focus is brought into sight.
  useEffect(() => {
    document.activeElement?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <form
      className="form"
      aria-label={incidentText.correct}
      onSubmit={(event) => {
        event.preventDefault()
        trySave()
      }}
      onKeyDownCapture={onCtrlEnter(trySave)}
    >
      <p className="small">{incidentText.stays}</p>
      <CorrectFields read={read} edited={edited} first={first} onChange={change} />
      <Reasons ref={toReason.place} value={reason} onChange={setReason} />
      <LineField label={incidentText.reasonNote} value={note} onChange={setNote} maxLength={2000} />
      {error !== null && <Failure error={error} />}
      <div className="beside form-foot">
        <Button onPress={onCancel}>{text.cancel}</Button>
        <Button kind="main" type="submit">
          {text.save}
        </Button>
        {missing !== null && (
          <p role="alert" className="notice">
            {missing}
          </p>
        )}
      </div>
    </form>
  )
}
