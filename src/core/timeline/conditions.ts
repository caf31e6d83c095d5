import type { TimelineFilter } from '../../contract/timeline.ts'
import type { Db } from '../db/open.ts'
import { findRows } from '../search/queries.ts'

type Value = string | number
export type Condition = { readonly sql: string; readonly values: readonly Value[] }

type Conditions = { readonly from: string; readonly where: string; readonly values: readonly Value[] }

/** How the rows are gone through: all of them, in an order until there are enough, or as whoever asks joins them. */
type Way = 'all' | 'in-order' | 'joined'

/** A filter as SQL over `incidents`, together with conditions of whoever asks. */
export function conditionsOf(
  model: Db,
  filter: TimelineFilter,
  way: Way,
  more: readonly Condition[] = [],
): Conditions {
  const count =
    filter.text === undefined ? null : findRows(model, 'found_incidents', filter.text, BY_NOTE_OR_FILE)
  const isByFound = count !== null && (way === 'all' || (way === 'in-order' && count <= MANY_HITS))
  const found = count === null || isByFound ? [] : [{ sql: '+row IN temp.found_incidents', values: [] }]
  const all = [...partsOf(filter), ...found, ...more]
  return {
    from: isByFound ? 'temp.found_incidents CROSS JOIN incidents USING (row)' : 'incidents',
    where: all.length === 0 ? '' : `WHERE ${all.map(({ sql }) => sql).join(' AND ')}`,
    values: all.flatMap(({ values }) => values),
  }
}

/** From here on it is quicker to go through the index of a case than from one hit to the next. */
const MANY_HITS = 2000

/**
 * The incidents of the notes and files that hold a text. An incident stands under the row of its document; a private
 * note and a file's name stand in documents of their own, whose rows are no incident's. CROSS JOIN keeps the order as
 * written: there are few notes and files, and there may be 100,000 hits.
 */
const BY_NOTE_OR_FILE = `
    SELECT incidents.row FROM notes CROSS JOIN documents ON documents.id = notes.id AND kind = 'note'
      CROSS JOIN incidents ON incidents.id = notes.incident WHERE +documents.row IN temp.found_incidents
    UNION SELECT incidents.row FROM incident_exhibits CROSS JOIN documents ON documents.id = exhibit AND kind = 'exhibit'
      CROSS JOIN incidents ON incidents.id = incident_exhibits.incident WHERE +documents.row IN temp.found_incidents`

const ONLY = {
  threat: 'threat',
  withFiles: 'EXISTS (SELECT 1 FROM incident_exhibits WHERE incident = id)',
  toSettle: 'to_settle',
  undated: '(bar_at IS NULL AND from_at IS NULL)',
} as const

function partsOf(filter: TimelineFilter): readonly Condition[] {
  const { tags = [], channels, account, person, fromAt, toAt } = filter
  const parts: readonly (readonly [sql: string, value: string | undefined])[] = [
    ['case_id = ?', filter.case],
    ...tags.map((tag) => ['id IN (SELECT incident FROM incident_tags WHERE tag = ?)', tag] as const),
    [
      'channel IN (SELECT value FROM json_each(?))',
      channels === undefined || channels.length === 0 ? undefined : JSON.stringify(channels),
    ],
    ['id IN (SELECT incident FROM incident_accounts WHERE account = ?)', account],
    ['id IN (SELECT incident FROM incidents_of_person WHERE person = ?)', person],
    // The end of a day is the next midnight and no longer part of it; of an exact moment both ends are the moment.
    ["? < iif(from_at = to_at, to_at || '~', to_at)", fromAt],
    ['from_at < ?', toAt],
  ]
  const asked = parts.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, values: [value] }]))
  const names = Object.keys(ONLY) as readonly (keyof typeof ONLY)[]
  return [...asked, ...names.filter((name) => filter[name]).map((name) => ({ sql: ONLY[name], values: [] }))]
}
