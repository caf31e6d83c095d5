import { Label, Radio, RadioGroup } from 'react-aria-components'
import { REPLIES, type IncidentField, type IncidentFields } from '../../../contract/records.ts'
import { text } from '../../texts/app.ts'
import { ThreatNotice } from '../help/ThreatNotice.tsx'
import { incidentText } from '../../texts/incident.ts'
import { LineField } from '../../ui/LineField.tsx'
import { LongField } from '../../ui/LongField.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { ChannelChips } from '../quick-log/ChannelChips.tsx'
import { DateCorrection } from './DateCorrection.tsx'
import type { Read } from './queries.ts'
import { WordsField } from './WordsField.tsx'

type Props = {
  readonly read: Read
  readonly edited: IncidentFields
  readonly first: IncidentField
  readonly onChange: (some: IncidentFields) => void
}

/** In the order of the page that was read. */
export function CorrectFields(props: Props) {
  const { edited, onChange } = props
  return (
    <>
      <Line {...props} field="title" />
      <Dates {...props} />
      <ChannelChips
        isWhole
        value={edited.channel ?? null}
        onChange={(channel) => onChange(channelOf(channel))}
      />
      <div className="beside aligned">
        <Line {...props} field="platform" />
        <Line {...props} field="place" />
      </div>
      <div className="beside aligned">
        <Line {...props} field="account" />
        <Line {...props} field="url" />
      </div>
      <Tick
        label={text.threatened}
        isOn={edited.threat ?? false}
        onChange={(threat) => onChange({ threat })}
      />
      {edited.threat === true && <ThreatNotice />}
      <Long {...props} field="saw" />
      <WordsField
        value={edited.words ?? ''}
        onChange={(words) => onChange({ words })}
        autoFocus={props.first === 'words'}
      />
      <Long {...props} field="told" />
      <Long {...props} field="effect" />
      <Long {...props} field="affected" rows={2} />
      <Long {...props} field="witnesses" rows={2} />
      <Long {...props} field="private" rows={2} />
      <Replied {...props} />
    </>
  )
}

/** A kind that was said can become another one, and not unsaid: a correction adds. */
const channelOf = (channel: IncidentFields['channel'] | null): IncidentFields =>
  channel === null || channel === undefined ? {} : { channel }

const MONO: readonly IncidentField[] = ['account', 'url']

type LineName = 'title' | 'platform' | 'place' | 'account' | 'url'
function Line({ edited, first, onChange, field }: Props & { readonly field: LineName }) {
  const { name, help } = incidentText.parts[field]
  return (
    <LineField
      label={name}
      help={help}
      value={edited[field] ?? ''}
      onChange={(value) => onChange({ [field]: value })}
      autoFocus={first === field}
      isMono={MONO.includes(field)}
      maxLength={field === 'url' ? 4000 : 500}
    />
  )
}

type LongName = 'saw' | 'told' | 'effect' | 'affected' | 'witnesses' | 'private'
type LongProps = Props & { readonly field: LongName; readonly rows?: number }
function Long({ edited, first, onChange, field, rows = 4 }: LongProps) {
  const { name, help } = incidentText.parts[field]
  return (
    <LongField
      label={name}
      help={help}
      rows={rows}
      value={edited[field] ?? ''}
      onChange={(value) => onChange({ [field]: value })}
      autoFocus={first === field}
    />
  )
}

function Dates({ read: { incident, words }, edited, first, onChange }: Props) {
  const said = { ...words, happened: words.happened }
  return (['happened', 'published', 'firstSeen'] as const).map((field) => (
    <DateCorrection
      key={field}
      name={incidentText.parts[field].name}
      says={said[field]}
      isOpen={first === field}
      left={edited[field] === incident.fields[field] ? undefined : edited[field]}
      onChange={(date) => onChange({ [field]: date })}
    />
  ))
}

function Replied({ edited, first, onChange }: Props) {
  return (
    <RadioGroup
      className="field"
      value={edited.replied ?? null}
      onChange={(chosen) => onChange({ replied: REPLIES.find((reply) => reply === chosen)! })}
    >
      <Label>{incidentText.parts.replied.name}</Label>
      <div className="chips">
        {REPLIES.map((reply, index) => (
          <Radio
            key={reply}
            value={reply}
            className="chip radio-chip"
            autoFocus={first === 'replied' && index === 0}
          >
            {incidentText.replies[reply]}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
