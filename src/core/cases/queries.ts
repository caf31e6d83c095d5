import type { Case, CaseFields } from '../../contract/cases.ts'
import type { CaseId } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'

type CaseRow = {
  readonly id: string
  readonly name: string
  readonly initials: string
  readonly jurisdiction: string | null
  readonly reference: string | null
  readonly writer: string | null
  readonly opened_at: string
  readonly incidents: number
}

const SELECT = `
  SELECT id, name, initials, jurisdiction, reference, writer, opened_at,
    (SELECT count(*) FROM incidents WHERE incidents.case_id = cases.id) AS incidents
  FROM cases`

export function insertCase(
  model: Db,
  made: CaseFields & { readonly id: CaseId; readonly openedAt: string },
): void {
  model
    .prepare(
      'INSERT INTO cases (id, name, initials, jurisdiction, reference, writer, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      made.id,
      made.name,
      made.initials,
      made.jurisdiction ?? null,
      made.reference ?? null,
      made.writer ?? null,
      made.openedAt,
    )
}

/** Absent or undefined: as it was. */
export type CaseChanges = { readonly [Name in keyof CaseFields]?: CaseFields[Name] | undefined }

export function updateCase(model: Db, id: CaseId, changes: CaseChanges): void {
  const set = model.prepare(`
    UPDATE cases SET name = coalesce(@name, name), initials = coalesce(@initials, initials),
      jurisdiction = coalesce(@jurisdiction, jurisdiction), reference = coalesce(@reference, reference),
      writer = coalesce(@writer, writer)
    WHERE id = @id`)
  const { name = null, initials = null, jurisdiction = null, reference = null, writer = null } = changes
  set.run({ id, name, initials, jurisdiction, reference, writer })
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

function caseOf(row: CaseRow): Case {
  return {
    id: row.id as CaseId,
    name: row.name,
    initials: row.initials,
    openedAt: row.opened_at as Case['openedAt'],
    incidents: row.incidents,
    ...(row.jurisdiction === null ? {} : { jurisdiction: row.jurisdiction }),
    ...(row.reference === null ? {} : { reference: row.reference }),
    ...(row.writer === null ? {} : { writer: row.writer }),
  }
}
