import type { CaseId, Instant } from '../../contract/ids.ts'
import type { Channel } from '../../contract/records.ts'
import {
  FAMILIES,
  FAMILY_OF,
  type OverviewPeriod,
  type OverviewSpan,
  type TimelineFilter,
} from '../../contract/timeline.ts'
import type { When } from '../../contract/when.ts'
import type { Db } from '../db/open.ts'
import { timelineWords } from '../when/timeline-words.ts'
import { instantOf } from '../when/zone.ts'
import { conditionsOf } from './conditions.ts'
import { periodsBetween, type Period, type PeriodUnit } from './periods.ts'
import { countTimeline } from './queries.ts'

type Overview = {
  readonly unit: PeriodUnit
  readonly periods: OverviewPeriod[]
  readonly spans: OverviewSpan[]
  readonly undated: number
}

type Counted = {
  readonly period: number
  readonly channel: Channel | null
  readonly count: number
  readonly threats: number
}

/** More spans than this are no overview: those that overlap become one. */
const MOST_SPANS = 60

/** How many incidents stand in each period of a case (ux.md 4.3). */
export function overviewOf(
  model: Db,
  caseId: CaseId,
  filter: TimelineFilter,
  { zone, firstDayOfWeek }: { readonly zone: string; readonly firstDayOfWeek: number },
): Overview {
  const { firstAt, lastAt } = spanOfCase(model, caseId)
  const spans = spansOf(model, { ...filter, case: caseId })
  const undated = countUndated(model, { ...filter, case: caseId })
  if (firstAt === null || lastAt === null) return { unit: 'day', periods: [], spans, undated }
  const { unit, periods } = periodsBetween(firstAt, lastAt, zone, firstDayOfWeek)
  return { unit, periods: countPeriods(model, { ...filter, case: caseId }, periods), spans, undated }
}

/** The whole case's, whatever is filtered, so that the strip stands still. */
function spanOfCase(model: Db, caseId: CaseId) {
  const sql =
    'SELECT min(from_at) AS firstAt, max(from_at) AS beganAt, max(to_at) AS endedAt FROM incidents WHERE case_id = ?'
  const { firstAt, beganAt, endedAt } = model.prepare(sql).get(caseId) as Readonly<
    Record<'firstAt' | 'beganAt' | 'endedAt', Instant | null>
  >
  // The end of a day is the next midnight, which is no longer part of it.
  const lastAt = endedAt === null ? null : instantOf(Date.parse(endedAt) - 1)
  return { firstAt, lastAt: lastAt !== null && beganAt !== null && beganAt > lastAt ? beganAt : lastAt }
}

function countPeriods(model: Db, filter: TimelineFilter, periods: readonly Period[]): OverviewPeriod[] {
  const { where, values } = conditionsOf(model, filter, 'joined')
  const sql = `WITH periods (period, starts, ends) AS MATERIALIZED (SELECT key, value ->> 0, value ->> 1 FROM json_each(?))
    SELECT period, channel, count(*) AS count, sum(threat) AS threats
    FROM periods CROSS JOIN incidents ON bar_at >= starts AND bar_at < ends ${where} GROUP BY period, channel`
  const asked = JSON.stringify(periods.map(({ fromAt, toAt }) => [fromAt, toAt]))
  const counted = periods.map((period) => ({ ...period, counts: FAMILIES.map(() => 0), threats: 0 }))
  for (const row of model.prepare(sql).all(asked, ...values) as Counted[]) {
    const into = counted[row.period]!
    into.counts[FAMILIES.indexOf(row.channel === null ? 'other' : FAMILY_OF[row.channel])]! += row.count
    into.threats += row.threats
  }
  return counted
}

type SpanRow = Omit<OverviewSpan, 'says'> & { readonly happened: string }

function spansOf(model: Db, filter: TimelineFilter): OverviewSpan[] {
  const { from, where, values } = conditionsOf(model, filter, 'all', [
    { sql: 'bar_at IS NULL AND from_at IS NOT NULL', values: [] },
  ])
  const sql = `SELECT fromAt, toAt, count, threats,
      (SELECT fields ->> 'happened' FROM incident_versions WHERE incident = example
        AND fields ->> 'happened' IS NOT NULL ORDER BY seq DESC LIMIT 1) AS happened
    FROM (SELECT from_at AS fromAt, to_at AS toAt, count(*) AS count, sum(threat) AS threats, min(id) AS example
      FROM ${from} ${where} GROUP BY from_at, to_at)
    ORDER BY fromAt, toAt`
  const rows = model.prepare(sql).all(...values) as SpanRow[]
  const spans = rows.map(({ happened, ...span }) => ({
    ...span,
    says: timelineWords(JSON.parse(happened) as When).head,
  }))
  return spans.length > MOST_SPANS ? joined(spans) : spans
}

/** Spans that overlap as one, in the order of their beginnings. */
function joined(spans: readonly OverviewSpan[]): OverviewSpan[] {
  const all: OverviewSpan[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last === undefined || span.fromAt >= last.toAt) all.push(span)
    else all[all.length - 1] = join(last, span)
  }
  return all
}

const join = (one: OverviewSpan, other: OverviewSpan): OverviewSpan => ({
  says: 'Dates known roughly',
  fromAt: one.fromAt,
  toAt: one.toAt > other.toAt ? one.toAt : other.toAt,
  count: one.count + other.count,
  threats: one.threats + other.threats,
})

const countUndated = (model: Db, filter: TimelineFilter): number =>
  countTimeline(model, { ...filter, undated: true }).total
