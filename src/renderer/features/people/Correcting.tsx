import type { ReactNode } from 'react'
import type { AccountFields } from '../../../contract/accounts.ts'
import type { PersonFields } from '../../../contract/people.ts'
import { incidentText } from '../../texts/incident.ts'
import { peopleText } from '../../texts/people.ts'
import { useFrame } from '../frame/use-frame.ts'
import type { Reason } from '../incident/history.ts'
import { Reasons } from '../incident/Reasons.tsx'
import { useChange } from './queries.ts'
import { SaveForm } from './SaveForm.tsx'
import { useCorrecting } from './use-correcting.ts'

type Props<Fields extends AccountFields | PersonFields> = {
  readonly before: Fields
  readonly amend: (asked: { readonly fields: Fields; readonly reason: Reason }) => Promise<unknown>
  readonly onClose: () => void
  /** The fields, as they are typed. */
  readonly children: (typed: Fields, change: (some: Fields) => void) => ReactNode
}

/** What is known of somebody as fields in place: saved for a reason, and what stood there before stays. */
export function Correcting<Fields extends AccountFields | PersonFields>(props: Props<Fields>) {
  const { before, amend, onClose, children } = props
  const { say } = useFrame()
  const correcting = useCorrecting(before)
  const amending = useChange(amend)
  const save = (): void => {
    const asked = correcting.ask()
    if (asked === null || amending.isPending) return
    amending.mutate(asked, {
      onSuccess: () => {
        say(incidentText.corrected)
        onClose()
      },
    })
  }
  return (
    <SaveForm
      name={peopleText.correct}
      missing={correcting.missing}
      error={amending.error}
      onSave={save}
      onCancel={onClose}
    >
      <p className="small">{incidentText.stays}</p>
      {children(correcting.typed, correcting.change)}
      <Reasons value={correcting.reason} onChange={correcting.setReason} />
    </SaveForm>
  )
}
