import { Lock } from 'lucide-react'
import { useId, useState } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { onCtrlEnter } from '../../ui/on-ctrl-enter.ts'
import { LongField } from '../../ui/LongField.tsx'
import { AddButton } from './Part.tsx'
import { useWriteNote, type Read } from './queries.ts'

type Props = { readonly read: Read; readonly onSaid: (says: string) => void }

/** Another kind of paper: a region of its own, named, that goes into no hand-over by itself. */
export function PrivateNotes({ read: { incident, words }, onSaid }: Props) {
  const name = useId()
  const [isWriting, setWriting] = useState(false)
  const [hasWritten, setHasWritten] = useState(false)
  const close = (): void => {
    setHasWritten(true)
    setWriting(false)
  }
  return (
    <section className="private-note" aria-labelledby={name}>
      <div className="part-head">
        <h2 id={name}>
          <Lock size={20} strokeWidth={1.75} aria-hidden="true" />
          {incidentText.privateNote}
        </h2>
        <span className="small">{incidentText.privateHelp}</span>
      </div>
      {incident.notes.map((note, index) => (
        <div key={note.id}>
          <p className="said" dir="auto">
            {note.text}
          </p>
          <p className="small">{words.notes[index]}</p>
        </div>
      ))}
      {isWriting && incident.notes.length === 0 && <p className="notice">{incidentText.onEmployers}</p>}
      {isWriting ? (
        <NoteForm
          incident={incident.id}
          onCancel={close}
          onSaved={() => {
            close()
            onSaid(incidentText.noteSaved)
          }}
        />
      ) : (
        <AddButton part={incidentText.privateNote} autoFocus={hasWritten} onPress={() => setWriting(true)} />
      )}
    </section>
  )
}

type FormProps = {
  readonly incident: IncidentId
  readonly onCancel: () => void
  readonly onSaved: () => void
}

function NoteForm({ incident, onCancel, onSaved }: FormProps) {
  const [typed, setTyped] = useState('')
  const write = useWriteNote(incident)
  const save = (): void => {
    if (typed.trim() !== '') write.mutate(typed, { onSuccess: onSaved })
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDownCapture={onCtrlEnter(save)}
    >
      <LongField label={incidentText.noteField} value={typed} onChange={setTyped} autoFocus />
      {write.error !== null && <Failure error={write.error} />}
      <div className="beside">
        <Button onPress={onCancel}>{text.cancel}</Button>
        <Button type="submit" isDisabled={typed.trim() === ''}>
          {incidentText.saveNote}
        </Button>
      </div>
    </form>
  )
}
