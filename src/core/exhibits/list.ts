import type { ExhibitFilter, ExhibitOrder, ListedExhibit, Mosaic, OwnTime } from '../../contract/exhibits.ts'
import type { CaseId, ExhibitId, IncidentId } from '../../contract/ids.ts'
import { fromHex, toBase64 } from '../crypto/bytes.ts'
import { latestFields } from '../incidents/queries.ts'
import { hasPreview, readPreview, type Preview } from '../vault/previews.ts'
import type { Vault } from '../vault/vault.ts'
import { formatMinute } from '../when/format.ts'
import { ownTimeOf } from './own-time.ts'
import { exhibitPage, wholeList, type ListedRow } from './page.ts'
import { incidentIdsOfExhibit, intakesOf, labelsOfCase } from './queries.ts'

type Ask = ExhibitFilter & {
  readonly order: ExhibitOrder
  readonly after: ExhibitId | null
  readonly limit: number
}
type Page = {
  readonly items: ListedExhibit[]
  readonly next: ExhibitId | null
  readonly total: number
}

/** A part of a case's files, as a list shows them. */
export function listExhibits(vault: Vault, { order, after, limit, ...filter }: Ask, zone: string): Page {
  const { rows, total } =
    order === 'own-time'
      ? byOwnTime(vault, filter, after, limit + 1, zone)
      : exhibitPage(vault.reads, filter, order, after, limit + 1)
  const labels = labelsOfCase(vault.reads, filter.case)
  const items = rows.slice(0, limit).map((row) => listed(vault, row, filter.case, labels, zone))
  return { items, next: rows.length > limit ? (items.at(-1)?.exhibit ?? null) : null, total }
}

/** The latest first, and those without a time of their own at the end. Few are without an incident at one time. */
function byOwnTime(
  vault: Vault,
  filter: ExhibitFilter,
  after: ExhibitId | null,
  limit: number,
  zone: string,
) {
  const all = wholeList(vault.reads, filter)
  const keyed = all.map((row) => ({ row, key: timeOf(vault, row, filter.case, zone)?.when.fromAt ?? '' }))
  const sorted = keyed.toSorted((a, b) => b.key.localeCompare(a.key) || b.row.number - a.row.number)
  const from = after === null ? 0 : sorted.findIndex(({ row }) => row.id === after) + 1
  return { rows: sorted.slice(from, from + limit).map(({ row }) => row), total: all.length }
}

export function timeOf(
  vault: Vault,
  row: Pick<ListedRow, 'id' | 'kind'>,
  caseId: CaseId,
  zone: string,
): OwnTime | null {
  return ownTimeOf(previewOf(vault, row), latestIntake(vault, row, caseId)?.modifiedAt ?? null, zone)
}

const previewOf = (vault: Vault, { id, kind }: Pick<ListedRow, 'id' | 'kind'>): Preview | null =>
  kind === 'picture' ? readPreview(vault, fromHex(id)) : null

export const latestIntake = (vault: Vault, { id }: Pick<ListedRow, 'id'>, caseId: CaseId) =>
  intakesOf(vault.reads, id).findLast((intake) => intake.caseId === caseId)

function listed(
  vault: Vault,
  row: ListedRow,
  caseId: CaseId,
  labels: ReadonlyMap<ExhibitId, string>,
  zone: string,
): ListedExhibit {
  const { id, number, kind, mediaType, sizeBytes, keptAt } = row
  const intake = latestIntake(vault, row, caseId)
  const incidents = incidentIdsOfExhibit(vault.reads, id)
  const preview = previewOf(vault, row)
  return {
    exhibit: id,
    number,
    label: labels.get(id) ?? null,
    name: intake?.name ?? null,
    source: intake?.source ?? 'file',
    kind,
    mediaType,
    sizeBytes,
    keptAt,
    kept: formatMinute(keptAt, zone),
    ownTime: ownTimeOf(preview, intake?.modifiedAt ?? null, zone),
    incident: incidentOf(vault, incidents[0]),
    incidents: incidents.length,
    mosaic: mosaicOf(preview),
    awaitsMosaic: kind === 'picture' && vault.readOnly === null && !hasPreview(vault, fromHex(id)),
  }
}

function incidentOf(vault: Vault, id: IncidentId | undefined): ListedExhibit['incident'] {
  return id === undefined ? null : { id, title: latestFields(vault.reads, id).title ?? '' }
}

export function mosaicOf(preview: Preview | null): Mosaic | null {
  if (preview === null || preview.columns === 0) return null
  return { columns: preview.columns, rows: preview.rows, cells: toBase64(preview.cells) }
}
