import type { ExhibitFilter, ExhibitOrder, FileKind } from '../../contract/exhibits.ts'
import type { ExhibitId } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'
import { findRows } from '../search/queries.ts'
import { EXHIBIT_COLUMNS, type ExhibitRow } from './queries.ts'

/** What each kind of file is called by its bytes. */
const KINDS: readonly (readonly [FileKind, string])[] = [
  ['picture', "media_type LIKE 'image/%' AND media_type <> 'image/svg+xml'"],
  ['video', "media_type LIKE 'video/%'"],
  ['sound', "media_type LIKE 'audio/%'"],
  ['pdf', "media_type = 'application/pdf'"],
  [
    'text',
    "(media_type LIKE 'text/%' OR media_type IN ('message/rfc822', 'multipart/related', 'image/svg+xml', 'application/json'))",
  ],
]
const KIND_SQL = `CASE ${KINDS.map(([kind, sql]) => `WHEN ${sql} THEN '${kind}'`).join(' ')} ELSE 'other' END`

export type ListedRow = ExhibitRow & { readonly kind: FileKind }

const COLUMNS = `${EXHIBIT_COLUMNS}, ${KIND_SQL} AS kind`

type Condition = { readonly sql: string; readonly values: readonly string[] }

function conditions(model: Db, filter: ExhibitFilter): readonly Condition[] {
  const { case: caseId, kind, tag, text } = filter
  const all: Condition[] = [
    { sql: 'id IN (SELECT exhibit FROM intakes WHERE case_id = ?)', values: [caseId] },
  ]
  if (filter.isInbox)
    all.push({
      sql: 'id NOT IN (SELECT exhibit FROM incident_exhibits) AND id NOT IN (SELECT exhibit FROM receipts)',
      values: [],
    })
  if (kind !== undefined) all.push({ sql: `${KIND_SQL} = ?`, values: [kind] })
  if (tag !== undefined)
    all.push({
      sql: 'id IN (SELECT exhibit FROM incident_exhibits WHERE incident IN (SELECT incident FROM incident_tags WHERE tag = ?))',
      values: [tag],
    })
  if (text !== undefined && text.trim() !== '') all.push(fitting(model, caseId, text))
  return all
}

/** Files whose name, label or number fits, and those of incidents that fit. */
function fitting(model: Db, caseId: string, text: string): Condition {
  const typed = text.trim().toUpperCase()
  const byName = [caseId, typed, typed.replace(/^(FILE|EXHIBIT) /, '')]
  const hits = findRows(model, 'found_documents', text) === null ? '(0)' : 'temp.found_documents'
  const documents = (kind: string): string =>
    `SELECT id FROM documents WHERE kind = '${kind}' AND row IN ${hits}`
  return {
    sql: `(id IN (${documents('exhibit')})
      OR id IN (SELECT exhibit FROM incident_exhibits WHERE incident IN (${documents('incident')}))
      OR id IN (SELECT exhibit FROM labels WHERE case_id = ? AND upper(label) = ?)
      OR CAST(number AS TEXT) = ?)`,
    values: byName,
  }
}

/** A part of a list after `after`, and how long the list is. Keyset paging: as quick at the end as at the start. */
export function exhibitPage(
  model: Db,
  filter: ExhibitFilter,
  order: Exclude<ExhibitOrder, 'own-time'>,
  after: ExhibitId | null,
  limit: number,
): { readonly rows: readonly ListedRow[]; readonly total: number } {
  const all = conditions(model, filter)
  const where = all.map(({ sql }) => sql).join(' AND ')
  const values = all.flatMap((one) => one.values)
  const { total } = model.prepare(`SELECT count(*) AS total FROM exhibits WHERE ${where}`).get(...values) as {
    readonly total: number
  }
  const [than, way] = order === 'newest-first' ? ['<', 'DESC'] : ['>', 'ASC']
  const further =
    after === null ? '' : `AND number ${than} coalesce((SELECT number FROM exhibits WHERE id = ?), 0)`
  const rows = model
    .prepare(`SELECT ${COLUMNS} FROM exhibits WHERE ${where} ${further} ORDER BY number ${way} LIMIT ?`)
    .all(...values, ...(after === null ? [] : [after]), limit) as ListedRow[]
  return { rows, total }
}

/** All of a list, in the order of intake. */
export function wholeList(model: Db, filter: ExhibitFilter): readonly ListedRow[] {
  const all = conditions(model, filter)
  const where = all.map(({ sql }) => sql).join(' AND ')
  return model
    .prepare(`SELECT ${COLUMNS} FROM exhibits WHERE ${where} ORDER BY number`)
    .all(...all.flatMap((one) => one.values)) as ListedRow[]
}

/** Pictures, the newest first: whatever a mosaic can be made of. */
export function keptPictures(model: Db): readonly ListedRow[] {
  return model
    .prepare(`SELECT ${COLUMNS} FROM exhibits WHERE ${KIND_SQL} = 'picture' ORDER BY number DESC`)
    .all() as ListedRow[]
}

export function kindOf(model: Db, id: ExhibitId): FileKind {
  const row = model.prepare(`SELECT ${KIND_SQL} AS kind FROM exhibits WHERE id = ?`).get(id)
  return (row as { readonly kind: FileKind } | undefined)?.kind ?? 'other'
}
