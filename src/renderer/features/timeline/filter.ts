import type { Channel } from '../../../contract/records.ts'
import type { Tag } from '../../../contract/tags.ts'
import type { AccountId, Instant, PersonId } from '../../../contract/ids.ts'
import type { TimelineFilter, TimelineOrder } from '../../../contract/timeline.ts'
import { CHANNEL_NAMES } from '../../texts/app.ts'
import { timelineText } from '../../texts/timeline.ts'

/** A range of dates, and how it is said. */
export type Range = {
  readonly fromAt: Instant | null
  readonly toAt: Instant | null
  readonly says: string
}
export type Who = { readonly id: AccountId | PersonId; readonly isPerson: boolean; readonly name: string }

export const FLAGS = ['threat', 'withFiles', 'toSettle', 'undated'] as const
export type Flag = (typeof FLAGS)[number]

/** What somebody asks of the timeline. */
export type Asked = {
  readonly text: string
  readonly channels: readonly Channel[]
  readonly tags: readonly Tag[]
  readonly who: Who | null
  readonly range: Range | null
  readonly flags: readonly Flag[]
  readonly order: TimelineOrder
}

/** No filter; the order is not one. */
export const EVERYTHING: Omit<Asked, 'order'> = {
  text: '',
  channels: [],
  tags: [],
  who: null,
  range: null,
  flags: [],
}

/** As the core is asked. What was not asked is not in it, so that the same question is the same key. */
export function filterOf(asked: Asked): Omit<TimelineFilter, 'case'> {
  const { channels, tags, who, range, flags } = asked
  const text = asked.text.trim()
  return {
    ...(text === '' ? {} : { text }),
    ...(channels.length === 0 ? {} : { channels: [...channels] }),
    ...(tags.length === 0 ? {} : { tags: [...tags] }),
    ...whoAsked(who),
    ...(range?.fromAt ? { fromAt: range.fromAt } : {}),
    ...(range?.toAt ? { toAt: range.toAt } : {}),
    ...Object.fromEntries(flags.map((flag) => [flag, true])),
  }
}

function whoAsked(who: Who | null): Pick<TimelineFilter, 'account' | 'person'> {
  if (who === null) return {}
  return who.isPerson ? { person: who.id as PersonId } : { account: who.id as AccountId }
}

/** Each thing that was asked, in words: `Threat`, `1 February to 11 March 2026`. */
export function askedInWords(asked: Asked): readonly string[] {
  const text = asked.text.trim()
  return [
    ...(text === '' ? [] : [timelineText.textAsked(text)]),
    ...(asked.channels.length === 0
      ? []
      : [asked.channels.map((channel) => CHANNEL_NAMES[channel]).join(timelineText.or)]),
    ...asked.tags,
    ...(asked.who === null ? [] : [asked.who.name]),
    ...(asked.range === null ? [] : [asked.range.says]),
    ...asked.flags.map((flag) => timelineText.flags[flag]),
  ]
}

/** Changes what is asked; what is not named stays as it is. */
export type Ask = (change: Partial<Asked>) => void

export const isEverything = (asked: Asked): boolean => Object.keys(filterOf(asked)).length === 0
