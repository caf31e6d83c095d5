import { AppError } from '../../contract/errors.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { timeline, TimelineItem } from '../../contract/timeline.ts'
import type { Db } from '../db/open.ts'
import { fileNamesOf } from '../exhibits/queries.ts'
import type { CoreHost } from '../host.ts'
import { entriesOfType } from '../ledger/queries.ts'
import { notesOf } from '../notes/queries.ts'
import { wantedWords } from '../search/rules.ts'
import type { Deps } from '../session.ts'
import { knownDamage } from '../vault/note-check.ts'
import { timelineWords } from '../when/timeline-words.ts'
import { foundIn, searchedFields } from './found-in.ts'
import { overviewOf } from './overview.ts'
import { countTimeline, timelineIncidents, timelinePage, type PageItem, type Place } from './queries.ts'

export function timelineHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof timeline> {
  return {
    page: ({ after, skip, limit, order, ...filter }) => {
      const { reads } = session.vault
      // One more than asked for tells whether there is a next page.
      const part = { order, after: after === null ? null : placeOf(after), skip, limit: limit + 1 }
      const found = timelinePage(reads, filter, part)
      const shown = found.slice(0, limit)
      const next = found.length > limit ? cursorOf(shown.at(-1)!.place) : null
      const itemOf = itemsOf(reads, host.clock.zone(), wantedWords(filter.text ?? ''))
      return { items: shown.map(itemOf), next, ...countTimeline(reads, filter) }
    },
    incidents: ({ order, ...filter }) => ({
      incidents: [...timelineIncidents(session.vault.reads, filter, order)],
    }),
    overview: ({ case: caseId, firstDayOfWeek, ...filter }) =>
      overviewOf(session.vault.reads, caseId, filter, { zone: host.clock.zone(), firstDayOfWeek }),
    upkeep: ({ case: caseId }) => {
      const { reads, header } = session.vault
      return {
        incidents: countTimeline(reads, { case: caseId }).total,
        toSettle: countTimeline(reads, { case: caseId, toSettle: true }).total,
        damage: knownDamage(session.vault, caseId),
        hasRecovery: header.slots.some(({ kind }) => kind === 'recovery'),
        backedUpAt: entriesOfType(reads, 'vault.backup-checked@1').at(-1)?.at ?? null,
      }
    },
  }
}

const cursorOf = (place: Place): string => `${place.key}/${place.row}`

function placeOf(cursor: string): Place {
  const [, key, row] = /^([0-9.~]+)\/(\d+)$/.exec(cursor) ?? []
  if (key === undefined) throw new AppError('InvalidInput', 'not a place in the timeline')
  return { key, row: Number(row) }
}

function itemsOf(reads: Db, zone: string, words: readonly string[]) {
  return ({ incident, exhibits, tags }: PageItem): TimelineItem => {
    const { id, fields } = incident
    return {
      incident: id,
      case: incident.caseId,
      happened: fields.happened ?? null,
      when: timelineWords(fields.happened ?? null, zone),
      title: fields.title ?? '',
      channel: fields.channel ?? null,
      platform: fields.platform ?? null,
      account: fields.account ?? null,
      threat: fields.threat ?? false,
      toSettle: fields.happened?.toSettle ?? false,
      tags: [...tags],
      exhibits,
      loggedAt: incident.loggedAt,
      foundIn: words.length === 0 ? [] : foundIn(searchedOf(reads, incident, exhibits), words),
    }
  }
}

function searchedOf(reads: Db, { id, fields }: PageItem['incident'], exhibits: number) {
  const notes = notesOf(reads, id).map(({ text }) => text)
  return searchedFields(fields, notes, exhibits === 0 ? [] : fileNamesOf(reads, id))
}
