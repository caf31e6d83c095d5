import type { CaseId, ExhibitId, IncidentId, Instant, Seq, Sha256Hex } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import { putDocument } from '../search/queries.ts'

export type ExhibitRow = {
  readonly number: number
  readonly id: ExhibitId
  readonly sha256: Sha256Hex
  readonly sizeBytes: number
  readonly chunks: number
  readonly mediaType: string
  readonly extension: string
  readonly keptAt: Instant
  readonly seq: Seq
}

export const EXHIBIT_COLUMNS = `number, id, sha256, size_bytes AS sizeBytes, chunks, media_type AS mediaType, extension, kept_at AS keptAt, seq`

export function insertExhibit(
  model: Db,
  entry: Entry,
  content: {
    exhibit: ExhibitId
    sha256: string
    sizeBytes: number
    chunks: number
    mediaType: string
    extension: string
  },
): void {
  model
    .prepare(
      `INSERT INTO exhibits (id, sha256, size_bytes, chunks, media_type, extension, kept_at, seq)
       VALUES (@exhibit, @sha256, @sizeBytes, @chunks, @mediaType, @extension, @at, @seq)`,
    )
    .run({ ...pick(content), at: entry.at, seq: entry.seq })
}

function pick(content: Parameters<typeof insertExhibit>[2]): Record<string, string | number> {
  const { exhibit, sha256, sizeBytes, chunks, mediaType, extension } = content
  return { exhibit, sha256, sizeBytes, chunks, mediaType, extension }
}

type IntakeOf = { exhibit: ExhibitId; case: CaseId; source: string; modifiedAt: Instant | null; app: string }

export function addIntake(model: Db, entry: Entry, intake: IntakeOf): void {
  const sql =
    'INSERT INTO intakes (seq, exhibit, case_id, at, source, modified_at, app) VALUES (?, ?, ?, ?, ?, ?, ?)'
  model
    .prepare(sql)
    .run(entry.seq, intake.exhibit, intake.case, entry.at, intake.source, intake.modifiedAt, intake.app)
}

type Naming = {
  exhibit: ExhibitId
  name?: string | undefined
  nameBytes?: string | undefined
  folder?: string | undefined
}

/** Gives the newest intake of an exhibit its name. */
export function nameIntake(model: Db, naming: Naming): void {
  const name = naming.name ?? Buffer.from(naming.nameBytes ?? '', 'base64').toString('latin1')
  model
    .prepare(
      'UPDATE intakes SET name = ?, folder = ? WHERE seq = (SELECT max(seq) FROM intakes WHERE exhibit = ?)',
    )
    .run(name, naming.folder ?? null, naming.exhibit)
  putDocument(model, 'exhibit', naming.exhibit, namesOf(model, naming.exhibit))
}

function namesOf(model: Db, id: ExhibitId): string {
  const sql = 'SELECT group_concat(name, char(10)) AS names FROM intakes WHERE exhibit = ?'
  return (model.prepare(sql).get(id) as { readonly names: string | null }).names ?? ''
}

/** What the files of an incident were called when they came. */
export function fileNamesOf(model: Db, incident: IncidentId): readonly string[] {
  const sql = `SELECT name FROM intakes WHERE name IS NOT NULL
    AND exhibit IN (SELECT exhibit FROM incident_exhibits WHERE incident = ?)`
  return model.prepare(sql).pluck().all(incident) as string[]
}

export type ExhibitLink = { readonly incident: IncidentId; readonly exhibits: readonly ExhibitId[] }

export function linkExhibits(model: Db, seq: Seq, link: ExhibitLink): void {
  const insert = model.prepare(
    'INSERT OR IGNORE INTO incident_exhibits (incident, exhibit, seq) VALUES (?, ?, ?)',
  )
  for (const exhibit of link.exhibits) insert.run(link.incident, exhibit, seq)
}

export function unlinkExhibits(model: Db, link: ExhibitLink): void {
  const remove = model.prepare('DELETE FROM incident_exhibits WHERE incident = ? AND exhibit = ?')
  for (const exhibit of link.exhibits) remove.run(link.incident, exhibit)
}

export function setLabels(
  model: Db,
  given: { case: CaseId; labels: readonly { readonly exhibit: ExhibitId; readonly label: string }[] },
): void {
  const insert = model.prepare('INSERT INTO labels (case_id, exhibit, label) VALUES (?, ?, ?)')
  for (const { exhibit, label } of given.labels) insert.run(given.case, exhibit, label)
}

/** What the last check of each of these found. */
export function setDamaged(model: Db, exhibits: readonly ExhibitId[], isDamaged: boolean): void {
  const sql = isDamaged
    ? 'INSERT OR IGNORE INTO damaged_exhibits (exhibit) VALUES (?)'
    : 'DELETE FROM damaged_exhibits WHERE exhibit = ?'
  const set = model.prepare(sql)
  for (const id of exhibits) set.run(id)
}

/** Every exhibit whose last check found that it is not what was kept, in the order of intake. */
export function damagedExhibitIds(model: Db): readonly ExhibitId[] {
  const sql = 'SELECT id FROM exhibits WHERE id IN (SELECT exhibit FROM damaged_exhibits) ORDER BY number'
  return model.prepare(sql).pluck().all() as ExhibitId[]
}

export function isOfCase(model: Db, id: ExhibitId, caseId: CaseId): boolean {
  const sql = 'SELECT 1 FROM intakes WHERE exhibit = ? AND case_id = ? LIMIT 1'
  return model.prepare(sql).get(id, caseId) !== undefined
}

export function labelsOfCase(model: Db, id: CaseId): ReadonlyMap<ExhibitId, string> {
  const rows = model.prepare('SELECT exhibit, label FROM labels WHERE case_id = ?').all(id)
  return new Map((rows as { exhibit: ExhibitId; label: string }[]).map((row) => [row.exhibit, row.label]))
}

export function findExhibit(model: Db, id: ExhibitId): ExhibitRow | null {
  return (
    (model.prepare(`SELECT ${EXHIBIT_COLUMNS} FROM exhibits WHERE id = ?`).get(id) as
      | ExhibitRow
      | undefined) ?? null
  )
}

export function findExhibitBySha256(model: Db, sha256: Sha256Hex): ExhibitRow | null {
  return (
    (model.prepare(`SELECT ${EXHIBIT_COLUMNS} FROM exhibits WHERE sha256 = ?`).get(sha256) as
      | ExhibitRow
      | undefined) ?? null
  )
}

export function findExhibitByNumber(model: Db, number: number): ExhibitRow | null {
  return (
    (model.prepare(`SELECT ${EXHIBIT_COLUMNS} FROM exhibits WHERE number = ?`).get(number) as
      | ExhibitRow
      | undefined) ?? null
  )
}

export function exhibitIdsLabelled(model: Db, label: string): readonly ExhibitId[] {
  const rows = model.prepare('SELECT DISTINCT exhibit FROM labels WHERE label = ?').all(label)
  return (rows as { exhibit: ExhibitId }[]).map((row) => row.exhibit)
}

export function exhibitIdsStarting(model: Db, prefix: string): readonly ExhibitId[] {
  const sql = 'SELECT id FROM exhibits WHERE id >= ? AND id < ? LIMIT 2'
  return (model.prepare(sql).all(prefix, `${prefix}g`) as { id: ExhibitId }[]).map((row) => row.id)
}

export function allExhibits(model: Db): readonly ExhibitRow[] {
  return model.prepare(`SELECT ${EXHIBIT_COLUMNS} FROM exhibits ORDER BY number`).all() as ExhibitRow[]
}

export function exhibitsOfIncident(model: Db, id: IncidentId): readonly ExhibitRow[] {
  const sql = `SELECT ${EXHIBIT_COLUMNS} FROM exhibits WHERE id IN (SELECT exhibit FROM incident_exhibits WHERE incident = ?) ORDER BY number`
  return model.prepare(sql).all(id) as ExhibitRow[]
}

/** Exhibits of a case that no incident names and that are no receipt: they wait in the inbox. */
export function inboxOfCase(model: Db, id: CaseId): readonly ExhibitRow[] {
  const sql = `SELECT ${EXHIBIT_COLUMNS} FROM exhibits
    WHERE id IN (SELECT exhibit FROM intakes WHERE case_id = ?) AND id NOT IN (SELECT exhibit FROM incident_exhibits)
      AND id NOT IN (SELECT exhibit FROM receipts)
    ORDER BY number`
  return model.prepare(sql).all(id) as ExhibitRow[]
}

export type IntakeRow = {
  readonly seq: Seq
  readonly at: Instant
  readonly caseId: CaseId
  readonly source: 'file' | 'stream'
  readonly modifiedAt: Instant | null
  readonly app: string
  readonly name: string | null
  readonly folder: string | null
}

export function intakesOf(model: Db, id: ExhibitId): readonly IntakeRow[] {
  const sql = `SELECT seq, at, case_id AS caseId, source, modified_at AS modifiedAt, app, name, folder
    FROM intakes WHERE exhibit = ? ORDER BY seq`
  return model.prepare(sql).all(id) as IntakeRow[]
}

export function incidentIdsOfExhibit(model: Db, id: ExhibitId): readonly IncidentId[] {
  const rows = model.prepare('SELECT incident FROM incident_exhibits WHERE exhibit = ? ORDER BY seq').all(id)
  return (rows as { incident: IncidentId }[]).map((row) => row.incident)
}
