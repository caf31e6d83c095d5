import { ChevronDown } from 'lucide-react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'

type Props<Id extends string> = {
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly name: string }[]
  readonly chosen: Id | null
  readonly onChoose: (id: Id) => void
  readonly placeholder?: string
  /** The label is read but stands beside, not above. */
  readonly isInline?: boolean
  /** Read, and not seen: what stands beside it says it. */
  readonly isLabelHidden?: boolean
  /** It narrows what is shown now, and looks it. */
  readonly isOn?: boolean
}

/** One of a short list. */
export function Choice<Id extends string>({
  label,
  options,
  chosen,
  onChoose,
  placeholder = '',
  isInline = false,
  isLabelHidden = false,
  isOn = false,
}: Props<Id>) {
  return (
    <Select
      className={isInline ? 'choice inline' : 'choice field'}
      value={chosen}
      onChange={(id) => onChoose(id as Id)}
      placeholder={placeholder}
      data-on={isOn || undefined}
    >
      <Label className={isLabelHidden ? 'only-heard' : 'label'}>{label}</Label>
      <Button className="button choice-button">
        <SelectValue />
        <ChevronDown size={20} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="menu">
        <ListBox items={options}>
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name} className="menu-item choosable">
              <bdi>{name}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
