import { ChevronDown, ChevronUp } from 'lucide-react'
import { createElement, useState } from 'react'
import { Button as AriaButton, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Channel, CHANNELS } from '../../../contract/records.ts'
import { CHANNEL_NAMES } from '../../texts/app.ts'
import { quickText } from '../../texts/quick-log.ts'

const USUAL: readonly Channel[] = [
  'social-post',
  'direct-message',
  'e-mail',
  'text',
  'call',
  'review',
  'in-person',
]

type Props = {
  readonly value: Channel | null
  readonly onChange: (value: Channel | null) => void
  /** Every kind there is from the start, not the usual ones alone. */
  readonly isWhole?: boolean
  /** Stands first, and is not chosen by that. */
  readonly first?: Channel | null
}

/** How it came, one of them or none. */
export function ChannelChips({ value, onChange, isWhole = false, first = null }: Props) {
  const [isOpen, setOpen] = useState(isWhole)
  // What is chosen stays where it stands.
  const [usual] = useState(() => each([first, ...(isWhole ? [] : USUAL), ...(isWhole ? [] : [value])]))
  const offered = each([...usual, ...(isOpen ? CHANNELS : [value])])
  return (
    <div className="field">
      <span className="label">{quickText.where}</span>
      <div className="chips">
        <ToggleButtonGroup
          aria-label={quickText.where}
          className="chips-among"
          selectionMode="single"
          selectedKeys={value === null ? [] : [value]}
          onSelectionChange={(keys) => onChange(Channel.nullable().parse([...keys][0] ?? null))}
        >
          {offered.map((channel) => (
            <ToggleButton key={channel} id={channel} className="chip">
              {CHANNEL_NAMES[channel]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {!isWhole && (
          <AriaButton className="chip more-chip" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? quickText.fewer : quickText.more}
            {createElement(isOpen ? ChevronUp : ChevronDown, {
              size: 16,
              strokeWidth: 1.75,
              'aria-hidden': true,
            })}
          </AriaButton>
        )}
      </div>
    </div>
  )
}

const each = (channels: readonly (Channel | null)[]): readonly Channel[] => [
  ...new Set(channels.filter((channel) => channel !== null)),
]
