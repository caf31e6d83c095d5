import { Lock } from 'lucide-react'
import { useId, useState } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import { useSealedDraft, type SealedDraft } from '../../use-sealed-draft.ts'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftKept } from '../../ui/DraftKept.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { onCtrlEnter } from '../../ui/on-ctrl-enter.ts'
import { LongField } from '../../ui/LongField.tsx'
import { useOnce } from '../frame/use-once.ts'
import { useFrame } from '../frame/use-frame.ts'
import { AddButton } from './Part.tsx'
import { useWriteNote, type Read } from './queries.ts'

type NoteDraft = { readonly incident: IncidentId; readonly typed: string }

type Props = { readonly read: Read; readonly onSaid: (says: string) => void }

/** Another kind of paper: a region of its own, named, that goes into no hand-over by itself. */
export function PrivateNotes({ read: { incident, words }, onSaid }: Props) {
  const { caseId } = useFrame()
  const name = useId()
  const draft = useSealedDraft<NoteDraft>(caseId, 'note', (left) => left.incident === incident.id)
  const typed = draft.content?.typed ?? ''
  // Null: nobody has asked for the form or closed it, and it is there when something was left in it.
  const [isAsked, setAsked] = useState<boolean | null>(null)
  const isWriting = isAsked ?? typed !== ''
  const [hasWritten, setHasWritten] = useState(false)
  const close = (): void => {
    void draft.drop()
    setHasWritten(true)
    setAsked(false)
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
      {isWriting && <OnEmployers />}
      {isWriting ? (
        <NoteForm
          incident={incident.id}
          typed={typed}
          kept={draft.kept}
          hasFocus={isAsked === true}
          onType={(now) => {
            setAsked(true)
            draft.keep({ incident: incident.id, typed: now })
          }}
          onCancel={close}
          onSaved={() => {
            close()
            onSaid(incidentText.noteSaved)
          }}
        />
      ) : (
        <AddButton part={incidentText.privateNote} autoFocus={hasWritten} onPress={() => setAsked(true)} />
      )}
    </section>
  )
}

/** Before the first private note of a vault: whose computer it is was asked when it was made, and is not kept. */
function OnEmployers() {
  return useOnce('private note') && <p className="notice">{incidentText.onEmployers}</p>
}

type FormProps = {
  readonly incident: IncidentId
  readonly typed: string
  readonly kept: SealedDraft<NoteDraft>['kept']
  readonly onType: (typed: string) => void
  /** Of a form that was asked for; one that was left takes none. */
  readonly hasFocus: boolean
  readonly onCancel: () => void
  readonly onSaved: () => void
}

function NoteForm({ incident, typed, kept, onType, hasFocus, onCancel, onSaved }: FormProps) {
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
      <LongField label={incidentText.noteField} value={typed} onChange={onType} autoFocus={hasFocus} />
      {write.error !== null && <Failure error={write.error} />}
      <DraftKept kept={kept} />
      <div className="beside">
        <Button onPress={onCancel}>{text.cancel}</Button>
        <Button type="submit" isDisabled={typed.trim() === ''}>
          {incidentText.saveNote}
        </Button>
      </div>
    </form>
  )
}
