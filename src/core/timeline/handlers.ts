import { AppError } from '../../contract/errors.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { timeline, TimelineItem } from '../../contract/timeline.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { timelineWords } from '../when/timeline-words.ts'
import { countTimeline, timelinePage, type PageItem, type Place } from './queries.ts'

export function timelineHandlers({ session }: Deps<CoreHost>): SliceHandlers<typeof timeline> {
  return {
    page: ({ after, limit, order, ...filter }) => {
      const { reads } = session.vault
      // One more than asked for tells whether there is a next page.
      const found = timelinePage(reads, filter, order, after === null ? null : placeOf(after), limit + 1)
      const shown = found.slice(0, limit)
      const next = found.length > limit ? cursorOf(shown.at(-1)!.place) : null
      return { items: shown.map(itemOf), next, ...countTimeline(reads, filter) }
    },
  }
}

const cursorOf = (place: Place): string => `${place.key}/${place.row}`

function placeOf(cursor: string): Place {
  const [, key, row] = /^([0-9.~]+)\/(\d+)$/.exec(cursor) ?? []
  if (key === undefined) throw new AppError('InvalidInput', 'not a place in the timeline')
  return { key, row: Number(row) }
}

function itemOf({ incident, exhibits, tags }: PageItem): TimelineItem {
  const { fields } = incident
  return {
    incident: incident.id,
    case: incident.caseId,
    happened: fields.happened ?? null,
    when: timelineWords(fields.happened ?? null),
    title: fields.title ?? '',
    channel: fields.channel ?? null,
    account: fields.account ?? null,
    threat: fields.threat ?? false,
    tags: [...tags],
    exhibits,
    loggedAt: incident.loggedAt,
  }
}
