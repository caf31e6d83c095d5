import type { FoundDetail } from '../../contract/exhibits.ts'
import type { CaseId, ExhibitId } from '../../contract/ids.ts'
import type { OwnDetail } from '../../contract/own-details.ts'
import { OWN_DETAILS } from '../../contract/own-details.ts'
import { keptDetailsOf } from '../bundles/rules.ts'
import { findCase } from '../cases/queries.ts'
import { fromHex } from '../crypto/bytes.ts'
import { latestFields } from '../incidents/queries.ts'
import type { FileDecoder } from '../ports/file-decoder.ts'
import { readChunks } from '../vault/passes.ts'
import { readPreview } from '../vault/previews.ts'
import type { Vault } from '../vault/vault.ts'
import { formatMinute } from '../when/format.ts'
import { latestIntake, mosaicOf, timeOf } from './list.ts'
import { kindOf } from './page.ts'
import { incidentIdsOfExhibit, intakesOf, labelsOfCase, type ExhibitRow } from './queries.ts'
import { requireExhibit, shapeOf } from './rules.ts'

/** A larger file is looked through for what it tells of, and its words are not read out. */
const MOST_READ_BYTES = 256 * 1024 * 1024

/** What a file's page says of it. Throws NotFound, Erased. */
export function factsOf(vault: Vault, id: ExhibitId, caseId: CaseId, zone: string) {
  const row = requireExhibit(vault, id)
  const kind = kindOf(vault.reads, id)
  const preview = kind === 'picture' ? readPreview(vault, fromHex(id)) : null
  const isSized = preview !== null && preview.widthPx > 0 && preview.heightPx > 0
  return {
    exhibit: id,
    label: labelsOfCase(vault.reads, caseId).get(id) ?? null,
    kind,
    kept: formatMinute(row.keptAt, zone),
    source: intakesOf(vault.reads, id)[0]?.source ?? 'file',
    folder: lastPart(latestIntake(vault, { id }, caseId)?.folder ?? ''),
    by: findCase(vault.reads, caseId)?.writer ?? null,
    incidents: incidentIdsOfExhibit(vault.reads, id).map((incident) => ({
      id: incident,
      title: latestFields(vault.reads, incident).title ?? '',
    })),
    ownTime: timeOf(vault, { id, kind }, caseId, zone),
    sizePx: isSized ? { width: preview.widthPx, height: preview.heightPx } : null,
    mosaic: mosaicOf(preview),
  }
}

/** Of a path of any system. A drive or the root has no name. */
const lastPart = (path: string): string | null => /[^\\/:]+$/.exec(path)?.[0] ?? null

/** What a file says of itself: what locates or identifies somebody first. */
export async function metadataOf(vault: Vault, id: ExhibitId, decoder: FileDecoder | undefined) {
  const row = requireExhibit(vault, id)
  const tells = new Set<OwnDetail>(await keptDetailsOf(vault, row))
  const found = await wordsOf(vault, row, decoder)
  for (const { kind } of found) if (kind !== 'other') tells.add(kind)
  return {
    tells: OWN_DETAILS.filter((detail) => tells.has(detail)),
    found: found.toSorted((a, b) => order(a.kind) - order(b.kind)),
  }
}

const order = (kind: FoundDetail['kind']): number =>
  kind === 'other' ? OWN_DETAILS.length : OWN_DETAILS.indexOf(kind)

async function wordsOf(
  vault: Vault,
  row: ExhibitRow,
  decoder: FileDecoder | undefined,
): Promise<readonly FoundDetail[]> {
  if (!/^(image|audio|video)\//.test(row.mediaType) || row.sizeBytes > MOST_READ_BYTES) return []
  const bytes = Buffer.concat([...readChunks(vault, shapeOf(row))])
  return (await decoder?.readMetadata?.(bytes, row.mediaType)) ?? []
}
