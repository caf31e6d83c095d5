import { X } from 'lucide-react'
import { Button as AriaButton, Input, SearchField } from 'react-aria-components'
import { CHANNELS, type Channel } from '../../../contract/records.ts'
import type { TimelineOrder } from '../../../contract/timeline.ts'
import { CHANNEL_NAMES } from '../../texts/app.ts'
import { timelineText } from '../../texts/timeline.ts'
import { useSearchKey } from '../../ui/use-search-key.ts'
import { useFrame } from '../frame/use-frame.ts'
import { DatesFilter } from './DatesFilter.tsx'
import { FLAGS, type Asked, type Flag, type Who } from './filter.ts'
import { FilterMenu } from './FilterMenu.tsx'
import { LIST_ID } from './list-id.ts'
import { useChoices } from './queries.ts'

type Props = { readonly asked: Asked; readonly onAsk: (asked: Asked) => void }

/** What of the timeline is shown. Ctrl or Cmd and F leads to the search. */
export function FilterBar({ asked, onAsk }: Props) {
  const { caseId } = useFrame()
  const { data } = useChoices(caseId)
  const more = asked.flags.length
  return (
    <div className="filter-bar" role="group" aria-label={timelineText.search}>
      <Search text={asked.text} onText={(text) => onAsk({ ...asked, text })} />
      <FilterMenu
        label={timelineText.kind}
        count={asked.channels.length}
        parts={[
          {
            name: timelineText.kind,
            options: CHANNELS.map((id) => ({ id, name: CHANNEL_NAMES[id] })),
            chosen: asked.channels,
            onChange: (channels) => onAsk({ ...asked, channels: channels as readonly Channel[] }),
          },
        ]}
      />
      <PersonMenu asked={asked} onAsk={onAsk} data={data} />
      <FilterMenu
        label={timelineText.tag}
        count={asked.tags.length}
        empty={timelineText.noTags}
        parts={[
          {
            name: timelineText.tag,
            options: (data?.tags ?? []).map(({ tag }) => ({ id: tag, name: tag })),
            chosen: asked.tags,
            onChange: (tags) => onAsk({ ...asked, tags }),
          },
        ]}
      />
      <DatesFilter range={asked.range} onRange={(range) => onAsk({ ...asked, range })} />
      <FilterMenu
        label={timelineText.more}
        count={more}
        parts={[
          {
            name: timelineText.only,
            options: FLAGS.map((id) => ({ id, name: timelineText.flags[id] })),
            chosen: asked.flags,
            onChange: (flags) => onAsk({ ...asked, flags: flags as readonly Flag[] }),
          },
          {
            name: timelineText.order,
            isOneOf: true,
            options: (['newest-first', 'oldest-first'] as const).map((id) => ({
              id,
              name: timelineText.orders[id],
            })),
            chosen: [asked.order],
            onChange: ([order]) => onAsk({ ...asked, order: (order ?? asked.order) as TimelineOrder }),
          },
        ]}
      />
    </div>
  )
}

function Search({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const field = useSearchKey()
  return (
    <SearchField
      className="search-field"
      aria-label={timelineText.search}
      value={text}
      onChange={onText}
      maxLength={500}
    >
      <Input
        ref={field}
        className="input"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          document.getElementById(LIST_ID)?.focus()
        }}
        dir="auto"
        autoComplete="off"
        placeholder={timelineText.searchHelp}
      />
      {text !== '' && (
        <AriaButton className="search-clear" aria-label={timelineText.clearSearch}>
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </AriaButton>
      )}
    </SearchField>
  )
}

type PersonProps = Props & { readonly data: ReturnType<typeof useChoices>['data'] }

function PersonMenu({ asked, onAsk, data }: PersonProps) {
  const people: readonly Who[] = (data?.persons ?? []).map(({ person, name }) => ({
    id: person,
    isPerson: true,
    name: name === '' ? timelineText.nameNotKnown : name,
  }))
  const accounts: readonly Who[] = (data?.accounts ?? []).map(({ account, name }) => ({
    id: account,
    isPerson: false,
    name,
  }))
  const part = (name: string, all: readonly Who[]) => ({
    name,
    isOneOf: true,
    options: all,
    chosen: all.some(({ id }) => id === asked.who?.id) ? [asked.who!.id] : [],
    onChange: ([id]: readonly string[]) => onAsk({ ...asked, who: all.find((one) => one.id === id) ?? null }),
  })
  return (
    <FilterMenu
      label={timelineText.person}
      count={asked.who === null ? 0 : 1}
      empty={timelineText.noPerson}
      parts={[part(timelineText.people, people), part(timelineText.accounts, accounts)]}
    />
  )
}
