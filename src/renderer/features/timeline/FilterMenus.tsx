import { memo } from 'react'
import { CHANNELS, type Channel } from '../../../contract/records.ts'
import type { TimelineOrder } from '../../../contract/timeline.ts'
import { CHANNEL_NAMES } from '../../texts/app.ts'
import { timelineText } from '../../texts/timeline.ts'
import { useFrame } from '../frame/use-frame.ts'
import { FLAGS, type Ask, type Asked, type Flag, type Who } from './filter.ts'
import { FilterMenu } from './FilterMenu.tsx'
import { useChoices, useGoneTags } from './queries.ts'
import { accountsToChoose, peopleToChoose } from './who.ts'

// Each is drawn again when what is chosen in it changes, not with each letter of the search.

type OnAsk = { readonly onAsk: Ask }

export const KindMenu = memo(({ chosen, onAsk }: OnAsk & { readonly chosen: Asked['channels'] }) => (
  <FilterMenu
    label={timelineText.kind}
    count={chosen.length}
    parts={[
      {
        name: timelineText.kind,
        options: CHANNELS.map((id) => ({ id, name: CHANNEL_NAMES[id] })),
        chosen,
        onChange: (channels) => onAsk({ channels: channels as readonly Channel[] }),
      },
    ]}
  />
))

export const PersonMenu = memo(({ who, onAsk }: OnAsk & Pick<Asked, 'who'>) => {
  const { data } = useChoices(useFrame().caseId)
  const people = peopleToChoose(data?.persons ?? [])
  const accounts = accountsToChoose(data?.accounts ?? [])
  const part = (name: string, all: readonly Who[]) => ({
    name,
    isOneOf: true,
    options: all,
    chosen: all.some(({ id }) => id === who?.id) ? [who!.id] : [],
    onChange: ([id]: readonly string[]) => onAsk({ who: all.find((one) => one.id === id) ?? null }),
  })
  return (
    <FilterMenu
      label={timelineText.person}
      count={who === null ? 0 : 1}
      empty={timelineText.noPerson}
      parts={[
        part(timelineText.people, people),
        { ...part(timelineText.accounts, accounts), areHandles: true },
      ]}
    />
  )
})

export const TagMenu = memo(({ chosen, onAsk }: OnAsk & { readonly chosen: Asked['tags'] }) => {
  const { caseId, go } = useFrame()
  const { data } = useChoices(caseId)
  const tags = [...(data?.tags ?? []).map(({ tag }) => tag), ...useGoneTags(caseId, chosen)]
  return (
    <FilterMenu
      label={timelineText.tag}
      leads={{ name: timelineText.manageTags, onPress: () => go({ at: 'settings', section: 'tags' }) }}
      count={chosen.length}
      empty={timelineText.noTags}
      parts={[
        {
          name: timelineText.tag,
          options: tags.map((tag) => ({ id: tag, name: tag })),
          chosen,
          onChange: (now) => onAsk({ tags: now }),
        },
      ]}
    />
  )
})

export const MoreMenu = memo(({ flags, order, onAsk }: OnAsk & Pick<Asked, 'flags' | 'order'>) => (
  <FilterMenu
    label={timelineText.more}
    count={flags.length}
    parts={[
      {
        name: timelineText.only,
        options: FLAGS.map((id) => ({ id, name: timelineText.flags[id] })),
        chosen: flags,
        onChange: (chosen) => onAsk({ flags: chosen as readonly Flag[] }),
      },
      {
        name: timelineText.order,
        isOneOf: true,
        options: (['newest-first', 'oldest-first'] as const).map((id) => ({
          id,
          name: timelineText.orders[id],
        })),
        chosen: [order],
        // Pressing what is chosen already chooses nothing.
        onChange: ([chosen]) => onAsk(chosen === undefined ? {} : { order: chosen as TimelineOrder }),
      },
    ]}
  />
))
