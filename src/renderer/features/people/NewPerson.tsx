import { useState } from 'react'
import type { PersonFields } from '../../../contract/people.ts'
import { api } from '../../api.ts'
import { peopleText } from '../../texts/people.ts'
import { useSealedDraft } from '../../use-sealed-draft.ts'
import { useFrame } from '../frame/use-frame.ts'
import { saidFields } from './fields.ts'
import { PersonFieldsForm } from './PersonFieldsForm.tsx'
import { useChange } from './queries.ts'
import { SaveForm } from './SaveForm.tsx'

type PersonDraft = { readonly of: null; readonly fields: PersonFields }

/** Somebody, named or not. */
export function NewPerson({ onClose }: { readonly onClose: () => void }) {
  const { caseId, go, say, kept } = useFrame()
  const draft = useSealedDraft<PersonDraft>(caseId, 'person', ({ of }) => of === null)
  const fields = draft.content?.fields ?? {}
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
          void draft.drop()
          say(peopleText.saved)
          kept<string | null>('people', null).current = person
          go({ at: 'person', person })
        },
      },
    )
  }
  if (!draft.isRead) return null
  return (
    <div className="incident-page">
      <div className="reading-column">
        <h2>{peopleText.addPerson}</h2>
        <SaveForm
          name={peopleText.addPerson}
          missing={isAsked && isEmpty ? peopleText.saySomething : null}
          error={record.error}
          kept={draft.kept}
          onSave={save}
          onCancel={() => {
            void draft.drop()
            onClose()
          }}
        >
          <PersonFieldsForm
            value={fields}
            onChange={(some) => draft.keep({ of: null, fields: { ...fields, ...some } })}
          />
        </SaveForm>
      </div>
    </div>
  )
}
