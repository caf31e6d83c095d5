import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Channel, CHANNELS } from '../../../contract/records.ts'
import { CHANNEL_NAMES, text } from '../../texts/app.ts'

const USUAL: readonly Channel[] = [
  'social-post',
  'direct-message',
  'e-mail',
  'text',
  'call',
  'review',
  'in-person',
  'other',
]

type Props = {
  readonly value: Channel | null
  readonly onChange: (value: Channel | null) => void
  /** Every kind there is, not the usual ones alone. */
  readonly isWhole?: boolean
}

/** How it came, one of them or none. */
export function ChannelChips({ value, onChange, isWhole = false }: Props) {
  return (
    <div className="field">
      <span className="label">{text.where}</span>
      <ToggleButtonGroup
        aria-label={text.where}
        className="chips"
        selectionMode="single"
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => onChange(Channel.nullable().parse([...keys][0] ?? null))}
      >
        {(isWhole ? CHANNELS : USUAL).map((channel) => (
          <ToggleButton key={channel} id={channel} className="chip">
            {CHANNEL_NAMES[channel]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
