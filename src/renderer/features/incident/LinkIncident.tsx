import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import type { IncidentId } from '../../../contract/ids.ts'
import type { Relation } from '../../../contract/records.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Chips } from '../../ui/Chips.tsx'
import { optionsOf } from '../../ui/options.ts'
import { useFrame } from '../frame/use-frame.ts'
import { SaveForm } from '../people/SaveForm.tsx'
import { useLinkIncident } from './queries.ts'

const MOST_OFFERED = 20

type Props = { readonly incident: IncidentId; readonly onClose: () => void }
type Found = { readonly id: IncidentId; readonly name: string; readonly happened: string }

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
      <IncidentPicker except={incident} chosen={other} onChoose={setOther} />
    </SaveForm>
  )
}

type PickerProps = {
  readonly except: IncidentId
  readonly chosen: Found | null
  readonly onChoose: (found: Found | null) => void
}

/** Titles and dates alone: never the exact words it was found by. */
function IncidentPicker({ except, chosen, onChoose }: PickerProps) {
  const [typed, setTyped] = useState('')
  const found = useFound(typed, except)
  return (
    <ComboBox
      className="field"
      items={found}
      allowsCustomValue
      menuTrigger="focus"
      selectedKey={chosen?.id ?? null}
      inputValue={chosen?.name ?? typed}
      onInputChange={(value) => {
        if (value === chosen?.name) return
        setTyped(value)
        onChoose(null)
      }}
      onSelectionChange={(key) => {
        const one = found.find(({ id }) => id === key)
        if (one !== undefined) onChoose(one)
      }}
    >
      <Label>{incidentText.otherIncident}</Label>
      <Text slot="description" className="small">
        {incidentText.otherHelp}
      </Text>
      <Input className="input" dir="auto" autoComplete="off" maxLength={500} />
      <Popover className="combo-list">
        <ListBox>
          {(one: Found) => (
            <ListBoxItem id={one.id} textValue={one.name} className="combo-item">
              <bdi>{one.name}</bdi>
              <span className="small">{one.happened}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

function useFound(typed: string, except: IncidentId): readonly Found[] {
  const { caseId } = useFrame()
  const words = typed.trim()
  const { data } = useQuery({
    queryKey: ['timeline', 'to-link', caseId, words],
    queryFn: () =>
      api.timeline.page({
        case: caseId,
        order: 'newest-first',
        limit: MOST_OFFERED,
        ...(words === '' ? {} : { text: words }),
      }),
    placeholderData: (before) => before,
  })
  return (data?.items ?? [])
    .filter(({ incident }) => incident !== except)
    .map(({ incident, title, when }) => ({
      id: incident,
      name: title === '' ? text.untitled : title,
      happened: when.time === '' ? when.head : `${when.head}, ${when.time}`,
    }))
}
