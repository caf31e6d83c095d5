import { useState } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import type { Relation } from '../../../contract/records.ts'
import { incidentText } from '../../texts/incident.ts'
import { Chips } from '../../ui/Chips.tsx'
import { optionsOf } from '../../ui/options.ts'
import { useFrame } from '../frame/use-frame.ts'
import { SaveForm } from '../people/SaveForm.tsx'
import { IncidentPicker, type Found } from './IncidentPicker.tsx'
import { useLinkIncident } from './queries.ts'

type Props = { readonly incident: IncidentId; readonly onClose: () => void }

/** Another incident, found by its words, and what this one is to it. */
export function LinkIncident({ incident, onClose }: Props) {
  const { say } = useFrame()
  const [other, setOther] = useState<Found | null>(null)
  const [relation, setRelation] = useState<Relation | null>(null)
  const [isAsked, setAsked] = useState(false)
  const link = useLinkIncident(incident)
  const missing = other === null || relation === null ? incidentText.chooseOther : null
  const save = (): void => {
    setAsked(true)
    if (other === null || relation === null || link.isPending) return
    link.mutate(
      { to: other.id, relation },
      {
        onSuccess: () => {
          say(incidentText.linked)
          onClose()
        },
      },
    )
  }
  return (
    <SaveForm
      name={incidentText.link}
      missing={isAsked ? missing : null}
      error={link.error}
      onSave={save}
      onCancel={onClose}
      saveName={incidentText.link}
    >
      <Chips
        label={incidentText.thisIs}
        options={optionsOf(incidentText.relationNames)}
        chosen={relation}
        onChoose={setRelation}
      />
      <IncidentPicker
        label={incidentText.otherIncident}
        except={incident}
        chosen={other}
        onChoose={setOther}
      />
    </SaveForm>
  )
}
