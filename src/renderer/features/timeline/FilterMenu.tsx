import { ChevronDown } from 'lucide-react'
import {
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type Selection as Keys,
} from 'react-aria-components'
import { timelineText } from '../../texts/timeline.ts'
import { Button } from '../../ui/Button.tsx'
import { Handle } from '../../ui/Handle.tsx'

export type Choices = {
  readonly name: string
  readonly isOneOf?: boolean
  /** They stand in the face that tells look-alikes apart. */
  readonly areHandles?: boolean
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

type Props = {
  readonly label: string
  readonly count: number
  readonly parts: readonly Choices[]
  /** Where there is nothing to choose from. */
  readonly empty?: string
  /** Where what is chosen from is looked after. */
  readonly leads?: { readonly name: string; readonly onPress: () => void }
}

/** A button of the filter bar: what can be chosen, in one or more parts. */
export function FilterMenu({ label, count, parts, empty, leads }: Props) {
  const some = parts.filter(({ options }) => options.length > 0)
  return (
    <MenuTrigger>
      <Button aria-pressed={count > 0}>
        {timelineText.chosen(label, count)}
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="menu-popover">
        <Menu
          className="menu"
          aria-label={label}
          renderEmptyState={() => <p className="menu-empty">{empty}</p>}
        >
          {some.map((part) => (
            <MenuSection
              key={part.name}
              aria-label={part.name}
              selectionMode={part.isOneOf === true ? 'single' : 'multiple'}
              selectedKeys={part.chosen}
              onSelectionChange={(keys) => part.onChange(namesIn(keys))}
            >
              {some.length > 1 && <Header className="menu-head">{part.name}</Header>}
              {part.options.map(({ id, name }) => (
                <MenuItem key={id} id={id} textValue={name} className="menu-item choosable">
                  {part.areHandles === true ? <Handle says={name} /> : <bdi>{name}</bdi>}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
          {leads !== undefined && some.length > 0 && (
            <MenuSection aria-label={leads.name}>
              <MenuItem className="menu-item choosable menu-leads" onAction={leads.onPress}>
                {leads.name}
              </MenuItem>
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

const namesIn = (keys: Keys): readonly string[] => (keys === 'all' ? [] : [...keys].map(String))
