import type { IncidentId } from '../../contract/ids.ts'
import type { TimelineFilter, TimelineOrder } from '../../contract/timeline.ts'
import type { Db } from '../db/open.ts'
import { stateOf } from '../model/state-of.ts'
import { INCIDENT_COLUMNS, incidentOf, type IncidentRow } from '../incidents/queries.ts'
import { conditionsOf } from './conditions.ts'

export type Place = { readonly key: string; readonly row: number }

type PageRow = Parameters<typeof incidentOf>[0] & {
  readonly row: number
  readonly key: string
  readonly exhibits: number
  readonly tags: string
}

const KEYS = { 'oldest-first': 'sort_key', 'newest-first': 'newest_key' } as const

export type PageItem = {
  readonly place: Place
  readonly incident: IncidentRow
  readonly exhibits: number
  readonly tags: readonly string[]
}

type Part = {
  readonly order: TimelineOrder
  readonly after: Place | null
  readonly skip: number
  readonly limit: number
}

/** One page in the order of the timeline. Keyset paging with `after`: as quick at the end as at the start. */
export function timelinePage(model: Db, filter: TimelineFilter, part: Part): readonly PageItem[] {
  const key = KEYS[part.order]
  const { from, where, values } = conditionsOf(
    model,
    filter,
    'in-order',
    part.after === null ? [] : [{ sql: `(${key}, row) > (?, ?)`, values: [part.after.key, part.after.row] }],
  )
  // The rows first: what is passed over costs no more than its place in the index.
  const rows = model
    .prepare(
      `SELECT row, ${key} AS key, ${INCIDENT_COLUMNS},
        (SELECT count(*) FROM incident_exhibits WHERE incident = id) AS exhibits,
        (SELECT json_group_array(tag) FROM incident_tags WHERE incident = id) AS tags
       FROM incidents WHERE row IN (
         SELECT row FROM ${from} ${where} ORDER BY ${key}, row LIMIT ? OFFSET ?
       ) ORDER BY ${key}, row`,
    )
    .all(...values, part.limit, part.skip) as PageRow[]
  return rows.map((row) => ({
    place: { key: row.key, row: row.row },
    incident: incidentOf(row),
    exhibits: row.exhibits,
    tags: JSON.parse(row.tags) as string[],
  }))
}

/** All of them in the order of the timeline, by name alone. */
export function timelineIncidents(
  model: Db,
  filter: TimelineFilter,
  order: TimelineOrder,
): readonly IncidentId[] {
  const { from, where, values } = conditionsOf(model, filter, 'all')
  const sql = `SELECT id FROM ${from} ${where} ORDER BY ${KEYS[order]}, row`
  return model
    .prepare(sql)
    .pluck()
    .all(...values) as IncidentId[]
}

type Counts = { readonly total: number; readonly approximate: number }

/** The last answers: each page of a list that is scrolled through asks how long the list is. */
const counted = new WeakMap<Db, Map<string, Counts>>()
const MOST_COUNTED = 16

/** How many incidents a filter lets through, and how many of them have only an approximate date. */
export function countTimeline(model: Db, filter: TimelineFilter): Counts {
  const known = counted.get(model) ?? new Map<string, Counts>()
  counted.set(model, known)
  const asked = JSON.stringify([stateOf(model), filter])
  const before = known.get(asked)
  if (before !== undefined) return before
  const counts = countAnew(model, filter)
  if (known.size >= MOST_COUNTED) known.clear()
  known.set(asked, counts)
  return counts
}

function countAnew(model: Db, filter: TimelineFilter): Counts {
  const { from, where, values } = conditionsOf(model, filter, 'all')
  const sql = `SELECT count(*) AS total, count(*) FILTER (WHERE approximate) AS approximate FROM ${from} ${where}`
  return model.prepare(sql).get(...values) as Counts
}
