import { useState } from 'react'
import type { PersonFields } from '../../../contract/people.ts'
import { api } from '../../api.ts'
import { peopleText } from '../../texts/people.ts'
import { useFrame } from '../frame/use-frame.ts'
import { saidFields } from './fields.ts'
import { PersonFieldsForm } from './PersonFieldsForm.tsx'
import { useChange } from './queries.ts'
import { SaveForm } from './SaveForm.tsx'

/** Somebody, named or not. */
export function NewPerson({ onClose }: { readonly onClose: () => void }) {
  const { caseId, go, say, kept } = useFrame()
  const [fields, setFields] = useState<PersonFields>({})
  const [isAsked, setAsked] = useState(false)
  const record = useChange(api.people.record)
  const said = saidFields(fields)
  const isEmpty = Object.keys(said).length === 0
  const save = (): void => {
    setAsked(true)
    if (isEmpty || record.isPending) return
    record.mutate(
      { case: caseId, fields: said },
      {
        onSuccess: ({ person }) => {
          say(peopleText.saved)
          kept<string | null>('people', null).current = person
          go({ at: 'person', person })
        },
      },
    )
  }
  return (
    <div className="incident-page">
      <div className="reading-column">
        <h2>{peopleText.addPerson}</h2>
        <SaveForm
          name={peopleText.addPerson}
          missing={isAsked && isEmpty ? peopleText.saySomething : null}
          error={record.error}
          onSave={save}
          onCancel={onClose}
        >
          <PersonFieldsForm value={fields} onChange={(some) => setFields((now) => ({ ...now, ...some }))} />
        </SaveForm>
      </div>
    </div>
  )
}
