import type { ReactNode } from 'react'
import type { AccountFields } from '../../../contract/accounts.ts'
import type { PersonFields } from '../../../contract/people.ts'
import { incidentText } from '../../texts/incident.ts'
import { peopleText } from '../../texts/people.ts'
import { useSealedDraft } from '../../use-sealed-draft.ts'
import { useFrame } from '../frame/use-frame.ts'
import type { Reason } from '../incident/history.ts'
import { Reasons, useLeadToReason } from '../incident/Reasons.tsx'
import { useChange } from './queries.ts'
import { SaveForm } from './SaveForm.tsx'
import { useCorrecting, type SubjectCorrection } from './use-correcting.ts'

type Props<Fields extends AccountFields | PersonFields> = {
  readonly form: 'account' | 'person'
  /** Whose record it is. */
  readonly of: string
  readonly before: Fields
  readonly amend: (asked: { readonly fields: Fields; readonly reason: Reason }) => Promise<unknown>
  readonly onClose: () => void
  /** The fields, as they are typed. */
  readonly children: (typed: Fields, change: (some: Fields) => void) => ReactNode
}

/** What is known of somebody as fields in place: saved for a reason, and what stood there before stays. */
export function Correcting<Fields extends AccountFields | PersonFields>(props: Props<Fields>) {
  const { form, of, before, amend, onClose, children } = props
  const { caseId, say } = useFrame()
  const draft = useSealedDraft<SubjectCorrection<Fields>>(caseId, form, (left) => left.of === of)
  const correcting = useCorrecting(of, before, draft)
  const amending = useChange(amend)
  const toReason = useLeadToReason()
  const close = (): void => {
    void draft.drop()
    onClose()
  }
  const save = (): void => {
    const asked = correcting.ask()
    if (correcting.lacksReason) toReason.lead()
    if (asked === null || amending.isPending) return
    amending.mutate(asked, {
      onSuccess: () => {
        say(incidentText.corrected)
        close()
      },
    })
  }
  if (!draft.isRead) return null
  return (
    <SaveForm
      name={peopleText.correct}
      missing={correcting.missing}
      error={amending.error}
      kept={draft.kept}
      onSave={save}
      onCancel={close}
    >
      <p className="small">{incidentText.stays}</p>
      {children(correcting.typed, correcting.change)}
      <Reasons ref={toReason.place} value={correcting.reason} onChange={correcting.setReason} />
    </SaveForm>
  )
}
