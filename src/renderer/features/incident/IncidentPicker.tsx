import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import type { IncidentId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { useFrame } from '../frame/use-frame.ts'

const MOST_OFFERED = 20

export type Found = { readonly id: IncidentId; readonly name: string; readonly happened: string }

type Props = {
  readonly label: string
  readonly autoFocus?: boolean
  /** One that is not to be chosen. */
  readonly except: IncidentId | null
  readonly chosen: Found | null
  readonly onChoose: (found: Found | null) => void
}

/** Titles and dates alone: never the exact words it was found by. */
export function IncidentPicker({ label, autoFocus = false, except, chosen, onChoose }: Props) {
  const [typed, setTyped] = useState('')
  const found = useFound(typed, except)
  return (
    <ComboBox
      className="field"
      items={found}
      allowsCustomValue
      autoFocus={autoFocus}
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
      <Label>{label}</Label>
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

function useFound(typed: string, except: IncidentId | null): readonly Found[] {
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
