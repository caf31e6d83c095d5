import type { IncidentField } from '../../../contract/records.ts'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { CorrectFields } from './CorrectFields.tsx'
import type { Read } from './queries.ts'
import { Reasons } from './Reasons.tsx'
import { useCorrection } from './use-correction.ts'

type Props = {
  readonly read: Read
  /** The field that has the focus first. */
  readonly first: IncidentField
  readonly onCancel: () => void
  readonly onSaved: () => void
}

/** The text as fields in place. Ctrl or Cmd and Enter saves from anywhere in it. */
export function CorrectForm({ read, first, onCancel, onSaved }: Props) {
  const { edited, change, reason, setReason, note, setNote, missing, error, save } = useCorrection(
    read,
    onSaved,
  )
  return (
    <form
      className="form"
      aria-label={incidentText.correct}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDownCapture={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
      }}
    >
      <p className="small">{incidentText.stays}</p>
      <CorrectFields read={read} edited={edited} first={first} onChange={change} />
      <Reasons value={reason} onChange={setReason} />
      <LineField label={incidentText.reasonNote} value={note} onChange={setNote} maxLength={2000} />
      {missing !== null && (
        <p role="alert" className="notice">
          {missing}
        </p>
      )}
      {error !== null && <Failure error={error} />}
      <div className="beside form-foot">
        <Button onPress={onCancel}>{text.cancel}</Button>
        <Button kind="main" type="submit">
          {text.save}
        </Button>
      </div>
    </form>
  )
}
