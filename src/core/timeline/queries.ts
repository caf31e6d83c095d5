import type { TimelineFilter } from '../../contract/timeline.ts'
import type { Db } from '../db/open.ts'
import { INCIDENT_COLUMNS, incidentOf, type IncidentRow } from '../incidents/queries.ts'

export type PageOrder = 'oldest-first' | 'newest-first'
export type Place = { readonly key: string; readonly row: number }

type PageRow = Parameters<typeof incidentOf>[0] & {
  readonly row: number
  readonly key: string
  readonly exhibits: number
  readonly tags: string
}

const KEYS = { 'oldest-first': 'sort_key', 'newest-first': 'newest_key' } as const

/** The conditions of a filter, and their values. An undated incident is in no range. */
function conditions(filter: TimelineFilter): {
  readonly sql: readonly string[]
  readonly values: readonly string[]
} {
  const parts: [sql: string, value: string | undefined][] = [
    ['case_id = ?', filter.case],
    ['id IN (SELECT incident FROM incident_tags WHERE tag = ?)', filter.tag],
    ['id IN (SELECT incident FROM incident_accounts WHERE account = ?)', filter.account],
    ['id IN (SELECT incident FROM incidents_of_person WHERE person = ?)', filter.person],
    // The end of a day is the next midnight and no longer part of it; of an exact moment both ends are the moment.
    ["? < iif(from_at = to_at, to_at || '~', to_at)", filter.fromAt],
    ['from_at < ?', filter.toAt],
  ]
  const used = parts.filter((part): part is [string, string] => part[1] !== undefined)
  return { sql: used.map(([sql]) => sql), values: used.map(([, value]) => value) }
}

const where = (parts: readonly string[]): string => (parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`)

export type PageItem = {
  readonly place: Place
  readonly incident: IncidentRow
  readonly exhibits: number
  readonly tags: readonly string[]
}

/** One page in the order of the timeline, after `after`. Keyset paging: as quick at the end as at the start. */
export function timelinePage(
  model: Db,
  filter: TimelineFilter,
  order: PageOrder,
  after: Place | null,
  limit: number,
): readonly PageItem[] {
  const key = KEYS[order]
  const { sql, values } = conditions(filter)
  const all = after === null ? sql : [...sql, `(${key}, row) > (?, ?)`]
  const place = after === null ? [] : [after.key, after.row]
  const rows = model
    .prepare(
      `SELECT row, ${key} AS key, ${INCIDENT_COLUMNS},
        (SELECT count(*) FROM incident_exhibits WHERE incident = id) AS exhibits,
        (SELECT json_group_array(tag) FROM incident_tags WHERE incident = id) AS tags
       FROM incidents ${where(all)} ORDER BY ${key}, row LIMIT ?`,
    )
    .all(...values, ...place, limit) as PageRow[]
  return rows.map((row) => ({
    place: { key: row.key, row: row.row },
    incident: incidentOf(row),
    exhibits: row.exhibits,
    tags: JSON.parse(row.tags) as string[],
  }))
}

/** How many incidents a filter lets through, and how many of them have only an approximate date. */
export function countTimeline(
  model: Db,
  filter: TimelineFilter,
): { readonly total: number; readonly approximate: number } {
  const { sql, values } = conditions(filter)
  const counted = model
    .prepare(
      `SELECT count(*) AS total, count(*) FILTER (WHERE approximate) AS approximate FROM incidents ${where(sql)}`,
    )
    .get(...values)
  return counted as { readonly total: number; readonly approximate: number }
}
