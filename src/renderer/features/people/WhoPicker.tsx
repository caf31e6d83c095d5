import { ChevronDown } from 'lucide-react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { peopleText } from '../../texts/people.ts'
import { Handle } from '../../ui/Handle.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { offered, type Choice, type Kinds, type Offered } from './choices.ts'
import { useEverybody } from './queries.ts'

type Props = {
  readonly kinds: Kinds
  readonly typed: string
  readonly chosen: Choice | null
  /** Whoever was chosen is not any more. */
  readonly onType: (typed: string) => void
  readonly onChoose: (choice: Choice) => void
  readonly takesFocus: boolean
}

/** Somebody who is here already, or somebody new, by what was typed. */
export function WhoPicker({ kinds, typed, chosen, onType, onChoose, takesFocus }: Props) {
  const { caseId } = useFrame()
  const everybody = useEverybody(caseId).data
  const all = everybody === undefined ? [] : offered(everybody, kinds, typed)
  const which = kinds.accounts && kinds.persons ? 'both' : kinds.accounts ? 'accounts' : 'persons'
  const isChosen = all.find(({ id }) => chosen?.id === id)
  return (
    <ComboBox
      className="field"
      items={all}
      allowsCustomValue
      autoFocus={takesFocus}
      menuTrigger="focus"
      selectedKey={isChosen?.id ?? null}
      inputValue={isChosen?.name ?? typed}
      onInputChange={(value) => {
        if (value !== (isChosen?.name ?? typed)) onType(value)
      }}
      onSelectionChange={(key) => {
        const found = all.find(({ id }) => id === key)
        if (found !== undefined) onChoose(found.choice)
      }}
    >
      <Label>{peopleText.choose[which]}</Label>
      <Text slot="description" className="small">
        {peopleText.chooseHelp[which]}
      </Text>
      <div className="combo">
        <Input className="input" dir="auto" autoComplete="off" maxLength={500} />
        <Button className="combo-button">
          <ChevronDown size={20} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </div>
      <Popover className="combo-list">
        <ListBox>
          {(one: Offered) => (
            <ListBoxItem id={one.id} textValue={one.name} className="combo-item">
              {one.isMono ? <Handle says={one.name} /> : <bdi>{one.name}</bdi>}
              <span className="small">
                <bdi>{one.about}</bdi>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
