import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { quickText } from '../../texts/quick-log.ts'
import { LineField } from '../../ui/LineField.tsx'
import { useOnce } from '../frame/use-once.ts'
import { ChannelChips } from './ChannelChips.tsx'
import type { Fields } from './fields.ts'
import type { LastSaid } from './last-said.ts'

type Props = {
  readonly fields: Fields
  readonly change: (some: Partial<Fields>) => void
  readonly last: LastSaid
}

/** How it came and where. What was said last is offered, and nothing of it is filled in by itself. */
export function WhereFields({ fields, change, last }: Props) {
  const { channel, account, platform, url } = fields
  const accountName = channel === null ? undefined : quickText.accountOf[channel]
  return (
    <>
      <div>
        <ChannelChips
          value={channel}
          onChange={(chosen) => change({ channel: chosen })}
          first={last.channel}
        />
        <ChannelHint channel={channel} />
      </div>
      {accountName !== undefined && (
        <LineField
          label={accountName}
          isMono
          maxLength={500}
          value={account}
          onChange={(typed) => change({ account: typed })}
        />
      )}
      <div className="beside">
        <LineField
          label={quickText.platformLabel}
          maxLength={500}
          value={platform}
          onChange={(typed) => change({ platform: typed })}
        />
        <LineField label={quickText.linkLabel} value={url} onChange={(typed) => change({ url: typed })} />
      </div>
      <LastPlaces places={last.places} chosen={platform} onChoose={(place) => change({ platform: place })} />
    </>
  )
}

/** How such a thing is best kept; once for each channel, and heard when the channel is chosen. */
function ChannelHint({ channel }: Pick<Fields, 'channel'>) {
  const hint = channel === null ? undefined : quickText.hintOf[channel]
  const isDue = useOnce(hint === undefined ? null : `hint ${channel}`)
  return (
    <p className="small hint channel-hint" role="status">
      {isDue && hint}
    </p>
  )
}

type PlacesProps = {
  readonly places: readonly string[]
  readonly chosen: string
  readonly onChoose: (place: string) => void
}

function LastPlaces({ places, chosen, onChoose }: PlacesProps) {
  if (places.length === 0) return null
  return (
    <div className="last-places">
      <span className="small">{quickText.usedLast}</span>
      <ToggleButtonGroup
        aria-label={quickText.usedLast}
        className="chips"
        selectionMode="single"
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => onChoose(String([...keys][0] ?? ''))}
      >
        {places.map((place) => (
          <ToggleButton key={place} id={place} className="chip">
            <bdi>{place}</bdi>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
