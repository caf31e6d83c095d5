import { useState } from 'react'
import type { AccountFields } from '../../../contract/accounts.ts'
import { api } from '../../api.ts'
import { peopleText } from '../../texts/people.ts'
import { Tick } from '../../ui/Tick.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { whenOf } from '../incident/DateCorrection.tsx'
import { NO_DATE } from '../quick-log/read-date.ts'
import { WhenField } from '../quick-log/WhenField.tsx'
import { AccountFieldsForm } from './AccountFieldsForm.tsx'
import { saidFields } from './fields.ts'
import { HandleHints } from './HandleHints.tsx'
import { useChange, useSeenAs } from './queries.ts'
import { SaveForm } from './SaveForm.tsx'

type Props = { readonly onClose: () => void }

/** An account as it appears. Incidents that name it are linked when that is asked for. */
export function NewAccount({ onClose }: Props) {
  const { caseId, go, say, kept } = useFrame()
  const [fields, setFields] = useState<AccountFields>({})
  const [date, setDate] = useState(NO_DATE)
  const [isAsked, setAsked] = useState(false)
  const [handle, setHandle] = useState('')
  const [isLinking, setLinking] = useState(false)
  const seen = useSeenAs(caseId, handle).data
  const record = useChange(api.accounts.record)
  const firstSeen = whenOf(date)
  const said = saidFields({ ...fields, ...(firstSeen === undefined ? {} : { firstSeen }) })
  const isEmpty = Object.keys(said).length === 0
  const save = (): void => {
    setAsked(true)
    if (isEmpty || record.isPending) return
    const incidents = isLinking ? (seen?.incidents ?? []).map(({ incident }) => incident) : []
    record.mutate(
      { case: caseId, fields: said, incidents },
      {
        onSuccess: ({ account }) => {
          say(peopleText.saved)
          kept<string | null>('people', null).current = account
          go({ at: 'account', account })
        },
      },
    )
  }
  return (
    <div className="incident-page">
      <div className="reading-column">
        <h2>{peopleText.addAccount}</h2>
        <SaveForm
          name={peopleText.addAccount}
          missing={isAsked && isEmpty ? peopleText.saySomething : null}
          error={record.error}
          onSave={save}
          onCancel={onClose}
        >
          <AccountFieldsForm
            value={fields}
            onChange={(some) => setFields((now) => ({ ...now, ...some }))}
            onHandleLeft={() => setHandle(fields.handle ?? '')}
            underHandle={seen !== undefined && <HandleHints seen={seen} handle={handle} />}
          />
          {seen !== undefined && seen.incidents.length > 0 && (
            <div className="field">
              <p>{peopleText.namedIn(seen.incidents.length)}</p>
              <Tick
                label={peopleText.linkThem(seen.incidents.length)}
                isOn={isLinking}
                onChange={setLinking}
              />
            </div>
          )}
          <WhenField label={peopleText.fields.firstSeen.name} value={date} onChange={setDate} />
        </SaveForm>
      </div>
    </div>
  )
}
