import { AppError } from '../../contract/errors.ts'
import type { AccountId, CaseId, IncidentId, Instant, PersonId, Seq } from '../../contract/ids.ts'
import type { DisclosureClass, IncidentFields, Relation } from '../../contract/records.ts'
import { foldHandle } from '../accounts/rules.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import { putDocument } from '../search/queries.ts'
import { sortKey } from '../when/order.ts'
import { barOf, isApproximate, searchableText } from './rules.ts'

export type IncidentRow = {
  readonly id: IncidentId
  readonly caseId: CaseId
  readonly loggedAt: Instant
  readonly seq: Seq
  readonly fields: IncidentFields
}

type Row = {
  readonly id: string
  readonly case_id: string
  readonly logged_at: string
  readonly seq: number
  readonly wordings: string
}

/** The columns `incidentOf` reads. What an incident says stands in its versions only: a JSON list, oldest first. */
export const INCIDENT_COLUMNS = `id, case_id, logged_at, seq,
  (SELECT '[' || coalesce(group_concat(fields, ',' ORDER BY seq), '') || ']' FROM incident_versions WHERE incident = id) AS wordings`

/** The latest wording of each field wins. */
export function incidentOf(row: Row): IncidentRow {
  const wordings = JSON.parse(row.wordings) as readonly IncidentFields[]
  return {
    id: row.id as IncidentId,
    caseId: row.case_id as CaseId,
    loggedAt: row.logged_at as Instant,
    seq: row.seq as Seq,
    fields: Object.assign({}, ...wordings) as IncidentFields,
  }
}

export function findIncident(model: Db, id: IncidentId): IncidentRow | null {
  const row = model.prepare(`SELECT ${INCIDENT_COLUMNS} FROM incidents WHERE id = ?`).get(id) as
    | Row
    | undefined
  return row === undefined ? null : incidentOf(row)
}

/** What an incident says, and nothing else of it: empty when it is not there. For long lists of results. */
export function latestFields(model: Db, id: IncidentId): IncidentFields {
  const rows = model.prepare('SELECT fields FROM incident_versions WHERE incident = ? ORDER BY seq').all(id)
  const wordings = (rows as { readonly fields: string }[]).map(
    (row) => JSON.parse(row.fields) as IncidentFields,
  )
  return wordings.length === 1 ? wordings[0]! : (Object.assign({}, ...wordings) as IncidentFields)
}

/** Ids that begin with what a person typed: a few characters are enough to name an incident. */
export function incidentIdsStarting(model: Db, prefix: string): readonly IncidentId[] {
  const sql = 'SELECT id FROM incidents WHERE id >= ? AND id < ? LIMIT 2'
  return (model.prepare(sql).all(prefix, `${prefix}g`) as { id: IncidentId }[]).map((row) => row.id)
}

/** All incidents of a case, in the order of the timeline. */
export function incidentsOfCase(model: Db, id: CaseId): readonly IncidentRow[] {
  const sql = `SELECT ${INCIDENT_COLUMNS} FROM incidents WHERE case_id = ? ORDER BY sort_key, row`
  return (model.prepare(sql).all(id) as Row[]).map(incidentOf)
}

/** What the latest incidents of a case say, the one recorded last first. */
export function latestOfCase(model: Db, id: CaseId, count: number): readonly IncidentFields[] {
  // Rows are given as incidents are recorded, and an index of the timeline is in another order.
  const sql = `SELECT ${INCIDENT_COLUMNS} FROM incidents NOT INDEXED WHERE case_id = ? ORDER BY row DESC LIMIT ?`
  return (model.prepare(sql).all(id, count) as Row[]).map((row) => incidentOf(row).fields)
}

export type CountAndLatest = { readonly count: number; readonly latest: IncidentId | null }

/** Of the incidents that another query names: how many, and the latest that has a date, else any. */
export function countAndLatest(model: Db, named: string, id: AccountId | PersonId): CountAndLatest {
  const sql = `SELECT count(*) OVER () AS count, id AS latest FROM incidents
    WHERE id IN (${named}) ORDER BY newest_key, row LIMIT 1`
  return (model.prepare(sql).get(id) as CountAndLatest | undefined) ?? { count: 0, latest: null }
}

export type PutIncident = {
  readonly id: IncidentId
  /** Null when the incident is there already. */
  readonly caseId: CaseId | null
  readonly entry: Entry
  readonly fields: IncidentFields
  /** When it was first recorded, where the entry that did so is gone. */
  readonly first: { readonly at: Instant; readonly seq: Seq } | null
}

/** Puts an incident into its place and the index, both under one row, making it if it is new. Its fields stand in the version added next. */
export function putIncident(model: Db, put: PutIncident): void {
  const before = findIncident(model, put.id)
  const caseId = before?.caseId ?? put.caseId
  if (caseId === null) {
    // The line that recorded it may have been erased with a text; a later one writes it again.
    if (isAnyMissing(model)) return
    throw new AppError('DamagedEntry', 'an amendment of an incident that was never recorded')
  }
  const fields = { ...(before?.fields ?? latestFields(model, put.id)), ...put.fields }
  const { at, seq } = put.first ?? (before && { at: before.loggedAt, seq: before.seq }) ?? put.entry
  const row = {
    id: put.id,
    caseId,
    ...placeOf(fields),
    ...marksOf(fields),
    row: putDocument(model, 'incident', put.id, searchableText(fields)),
    at,
    seq,
  }
  model
    .prepare(
      `INSERT INTO incidents (row, id, case_id, sort_key, newest_key, approximate, from_at, to_at, bar_at, to_settle,
         channel, threat, handle, logged_at, seq)
       VALUES (@row, @id, @caseId, @key, @newest, @approximate, @from, @to, @bar, @toSettle,
         @channel, @threat, @handle, @at, @seq)
       ON CONFLICT DO UPDATE SET sort_key = @key, newest_key = @newest, approximate = @approximate,
         from_at = @from, to_at = @to, bar_at = @bar, to_settle = @toSettle, channel = @channel,
         threat = @threat, handle = @handle, logged_at = @at, seq = @seq`,
    )
    .run(row)
}

/** What an incident is found by beside its words. */
function marksOf({ channel, threat, account }: IncidentFields) {
  return {
    channel: channel ?? null,
    threat: threat === true ? 1 : 0,
    handle: foldHandle(account ?? '') || null,
  }
}

const isAnyMissing = (model: Db): boolean =>
  model.prepare('SELECT 1 FROM missing LIMIT 1').get() !== undefined

const UNKNOWN = { kind: 'unknown', zone: 'UTC', asTyped: '' } as const

/** Where an incident stands on the timeline. */
function placeOf({ happened }: IncidentFields) {
  return {
    key: sortKey(happened ?? UNKNOWN),
    newest: sortKey(happened ?? UNKNOWN, 'newest-first'),
    approximate: isApproximate(happened) ? 1 : 0,
    from: happened?.fromAt ?? null,
    to: happened?.toAt ?? null,
    bar: barOf(happened),
    toSettle: happened?.toSettle === true ? 1 : 0,
  }
}

export type IncidentVersion = {
  readonly seq: Seq
  readonly at: Instant
  readonly class: DisclosureClass
  readonly reason: string | null
  readonly note: string | null
  readonly fields: IncidentFields
}

export function addVersion(
  model: Db,
  entry: Entry,
  version: Omit<IncidentVersion, 'seq' | 'at'> & { readonly incident: IncidentId },
): void {
  model
    .prepare(
      'INSERT INTO incident_versions (incident, seq, at, class, reason, note, fields) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      version.incident,
      entry.seq,
      entry.at,
      version.class,
      version.reason,
      version.note,
      JSON.stringify(version.fields),
    )
}

/** Every wording an incident ever had, oldest first. */
export function versionsOf(model: Db, id: IncidentId): readonly IncidentVersion[] {
  const sql =
    'SELECT seq, at, class, reason, note, fields FROM incident_versions WHERE incident = ? ORDER BY seq'
  const rows = model.prepare(sql).all(id) as (Omit<IncidentVersion, 'fields'> & { readonly fields: string })[]
  return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as IncidentFields }))
}

export type IncidentLink = {
  readonly incident: IncidentId
  readonly to: IncidentId
  readonly relation: Relation
}

export function linkIncidents(model: Db, seq: Seq, link: IncidentLink): void {
  const sql = 'INSERT INTO incident_links (seq, incident, target, relation) VALUES (?, ?, ?, ?)'
  model.prepare(sql).run(seq, link.incident, link.to, link.relation)
}

export function linksFrom(model: Db, id: IncidentId): readonly IncidentLink[] {
  const sql = 'SELECT incident, target AS "to", relation FROM incident_links WHERE incident = ? ORDER BY seq'
  return model.prepare(sql).all(id) as IncidentLink[]
}

export function linksTo(model: Db, id: IncidentId): readonly IncidentLink[] {
  const sql = 'SELECT incident, target AS "to", relation FROM incident_links WHERE target = ? ORDER BY seq'
  return model.prepare(sql).all(id) as IncidentLink[]
}

/** The relation as it was said, in its direction. */
export function unlinkIncidents(model: Db, { incident, to, relation }: IncidentLink): void {
  const sql = 'DELETE FROM incident_links WHERE incident = ? AND target = ? AND relation = ?'
  model.prepare(sql).run(incident, to, relation)
}
