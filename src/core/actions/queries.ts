import type { Action, ActionFields } from '../../contract/actions.ts'
import type { ActionId, CaseId, IncidentId, Instant, Seq } from '../../contract/ids.ts'
import type { AMEND_REASONS } from '../../contract/records.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import { putDocument } from '../search/queries.ts'
import { sortKey } from '../when/order.ts'
import { latestActionFields, searchableWords } from './rules.ts'

export type ActionRow = {
  readonly id: ActionId
  readonly caseId: CaseId
  readonly loggedAt: Instant
  readonly seq: Seq
}

export type ActionWording = {
  readonly at: Instant
  readonly seq: Seq
  /** Null for the first. */
  readonly reason: (typeof AMEND_REASONS)[number] | null
  readonly note: string | null
  readonly fields: ActionFields
}

type Logged = {
  readonly action: ActionId
  readonly case: CaseId
  readonly incidents: readonly IncidentId[]
}

const UNKNOWN = { kind: 'unknown', zone: 'UTC', asTyped: '' } as const
const COLUMNS = 'id, case_id AS caseId, logged_at AS loggedAt, seq'

export function insertAction(model: Db, entry: Entry, logged: Logged): void {
  model
    .prepare('INSERT INTO actions (id, case_id, sort_key, logged_at, seq) VALUES (?, ?, ?, ?, ?)')
    .run(logged.action, logged.case, sortKey(UNKNOWN), entry.at, entry.seq)
  const link = model.prepare('INSERT OR IGNORE INTO action_incidents (action, incident) VALUES (?, ?)')
  for (const incident of logged.incidents) link.run(logged.action, incident)
}

/** Adds a wording; the latest one of each field decides where the step stands and how it is found. */
export function addWording(
  model: Db,
  entry: Entry,
  wording: Omit<ActionWording, 'at' | 'seq'> & { readonly action: ActionId },
): void {
  model
    .prepare('INSERT INTO action_wordings (seq, action, at, reason, note, fields) VALUES (?, ?, ?, ?, ?, ?)')
    .run(entry.seq, wording.action, entry.at, wording.reason, wording.note, JSON.stringify(wording.fields))
  const fields = latestActionFields(wordingsOf(model, wording.action))
  model
    .prepare('UPDATE actions SET sort_key = ? WHERE id = ?')
    .run(sortKey(fields.happened ?? UNKNOWN), wording.action)
  putDocument(model, 'action', wording.action, searchableWords(fields))
}

/** Every wording of a step, oldest first. */
export function wordingsOf(model: Db, id: ActionId): readonly ActionWording[] {
  const sql = 'SELECT at, seq, reason, note, fields FROM action_wordings WHERE action = ? ORDER BY seq'
  const rows = model.prepare(sql).all(id) as (Omit<ActionWording, 'fields'> & { readonly fields: string })[]
  return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as ActionFields }))
}

export function findAction(model: Db, id: ActionId): ActionRow | null {
  const row = model.prepare(`SELECT ${COLUMNS} FROM actions WHERE id = ?`).get(id)
  return (row as ActionRow | undefined) ?? null
}

export function actionIdsStarting(model: Db, prefix: string): readonly ActionId[] {
  const sql = 'SELECT id FROM actions WHERE id >= ? AND id < ? LIMIT 2'
  return (model.prepare(sql).all(prefix, `${prefix}g`) as { id: ActionId }[]).map(({ id }) => id)
}

/** The steps of a case in the order they were taken. */
export function actionsOfCase(model: Db, id: CaseId): readonly ActionRow[] {
  const sql = `SELECT ${COLUMNS} FROM actions WHERE case_id = ? ORDER BY sort_key, seq`
  return model.prepare(sql).all(id) as ActionRow[]
}

export function incidentsOfAction(model: Db, id: ActionId): readonly IncidentId[] {
  const sql = 'SELECT incident FROM action_incidents WHERE action = ? ORDER BY incident'
  return (model.prepare(sql).all(id) as { incident: IncidentId }[]).map(({ incident }) => incident)
}

/** A step with everything that was written of it. */
export function actionView(model: Db, row: ActionRow): Action {
  const wordings = wordingsOf(model, row.id)
  return {
    id: row.id,
    case: row.caseId,
    fields: latestActionFields(wordings),
    incidents: [...incidentsOfAction(model, row.id)],
    loggedAt: row.loggedAt,
    seq: row.seq,
    corrections: wordings.flatMap(({ at, seq, reason, note }) =>
      reason === null ? [] : [{ at, seq, reason, note }],
    ),
  }
}
