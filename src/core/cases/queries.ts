import type { Case, CaseFields } from '../../contract/cases.ts'
import type { CaseId } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'

/** Which column holds which field. */
const COLUMNS = {
  name: 'name',
  initials: 'initials',
  jurisdiction: 'jurisdiction',
  reference: 'reference',
  writer: 'writer',
  parties: 'parties',
  labelForm: 'label_form',
  dayOrder: 'day_order',
  zone: 'zone',
} as const satisfies Record<keyof CaseFields, string>
const FIELDS = Object.keys(COLUMNS) as (keyof CaseFields)[]

type CaseRow = { readonly [Name in keyof CaseFields]-?: string | null } & {
  readonly id: string
  readonly openedAt: string
  readonly closedAt: string | null
  readonly incidents: number
}

const SELECT = `
  SELECT id, ${FIELDS.map((field) => `${COLUMNS[field]} AS ${field}`).join(', ')},
    opened_at AS openedAt, closed_at AS closedAt,
    (SELECT count(*) FROM incidents WHERE incidents.case_id = cases.id) AS incidents
  FROM cases`

/** Absent or undefined: as it was. */
export type CaseChanges = { readonly [Name in keyof CaseFields]?: CaseFields[Name] | undefined }

const values = (fields: CaseChanges) =>
  Object.fromEntries(FIELDS.map((field) => [field, fields[field] ?? null]))

export function insertCase(
  model: Db,
  made: CaseFields & { readonly id: CaseId; readonly openedAt: string },
): void {
  const columns = FIELDS.map((field) => COLUMNS[field]).join(', ')
  const places = FIELDS.map((field) => `@${field}`).join(', ')
  model
    .prepare(`INSERT INTO cases (id, opened_at, ${columns}) VALUES (@id, @openedAt, ${places})`)
    .run({ id: made.id, openedAt: made.openedAt, ...values(made) })
}

export function updateCase(model: Db, id: CaseId, changes: CaseChanges): void {
  const set = FIELDS.map((field) => `${COLUMNS[field]} = coalesce(@${field}, ${COLUMNS[field]})`).join(', ')
  model.prepare(`UPDATE cases SET ${set} WHERE id = @id`).run({ id, ...values(changes) })
}

export function closeCase(model: Db, id: CaseId, at: string | null): void {
  model.prepare('UPDATE cases SET closed_at = ? WHERE id = ?').run(at, id)
}

export function findCaseByName(model: Db, name: string): Case | null {
  const row = model.prepare(`${SELECT} WHERE name = ?`).get(name) as CaseRow | undefined
  return row === undefined ? null : caseOf(row)
}

export function findCase(model: Db, id: CaseId): Case | null {
  const row = model.prepare(`${SELECT} WHERE id = ?`).get(id) as CaseRow | undefined
  return row === undefined ? null : caseOf(row)
}

export function listCases(model: Db): readonly Case[] {
  return (model.prepare(`${SELECT} ORDER BY number`).all() as CaseRow[]).map(caseOf)
}

/** What a case does not say stands in no field of it. */
function caseOf(row: CaseRow): Case {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== '')) as Case
}
