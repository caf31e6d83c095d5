import type { CaseId } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'
import { INCIDENT_COLUMNS, incidentOf, type IncidentRow } from '../incidents/queries.ts'

type Row = Parameters<typeof incidentOf>[0]

export function countIncidents(model: Db, id: CaseId): number {
  return model.prepare('SELECT count(*) FROM incidents WHERE case_id = ?').pluck().get(id) as number
}

/** The first one whose date is known. */
export const firstIncident = (model: Db, id: CaseId): IncidentRow | null => oneOf(model, id, 'sort_key')

/** The latest one whose date is known. */
export const lastIncident = (model: Db, id: CaseId): IncidentRow | null => oneOf(model, id, 'newest_key')

function oneOf(model: Db, id: CaseId, order: 'sort_key' | 'newest_key'): IncidentRow | null {
  const sql = `SELECT ${INCIDENT_COLUMNS} FROM incidents
    WHERE case_id = ? AND from_at IS NOT NULL ORDER BY ${order}, row LIMIT 1`
  const row = model.prepare(sql).get(id) as Row | undefined
  return row === undefined ? null : incidentOf(row)
}

/** The threats in the order they happened. A wording may have taken one back: the latest decides. */
export function threatsOf(model: Db, id: CaseId): readonly IncidentRow[] {
  const sql = `SELECT ${INCIDENT_COLUMNS} FROM incidents
    WHERE case_id = ? AND id IN (
      SELECT incident FROM incident_versions WHERE json_extract(fields, '$.threat') = 1
    ) ORDER BY sort_key, row`
  const rows = model.prepare(sql).all(id) as Row[]
  return rows.map(incidentOf).filter(({ fields }) => fields.threat === true)
}
