import type { CaseId, ExhibitId, Sha256Hex } from '../../contract/ids.ts'
import { toBase64, toHex } from '../crypto/bytes.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import type { Vault } from '../vault/vault.ts'
import type { ByteSource } from './source.ts'

/** What became of one file that was handed in. */
export type Kept = {
  readonly exhibit: ExhibitId
  readonly sha256: Sha256Hex
  readonly sizeBytes: number
  readonly mediaType: string
  /** The very same bytes were there already: they are stored once. */
  readonly duplicate: boolean
}

export type Content = {
  readonly sha256: Sha256Hex
  readonly sizeBytes: number
  readonly chunks: number
  readonly mediaType: string
  readonly extension: string
}

/** The entries of a file that is new: its intake, and its name apart, since a name is personal. */
export function intakeDrafts(
  vault: Vault,
  caseId: CaseId,
  id: Uint8Array,
  source: ByteSource,
  content: Content,
): readonly EntryDraft[] {
  const exhibit = toHex(id)
  return [
    { type: 'exhibit.ingested@1', payload: { ...intakeOf(vault, caseId, source), exhibit, ...content } },
    ...nameDrafts(exhibit, source),
  ]
}

/** The entries of bytes that are there already: another line in their custody. */
export function duplicateDrafts(
  vault: Vault,
  caseId: CaseId,
  kept: Kept,
  source: ByteSource,
): readonly EntryDraft[] {
  const { exhibit, sha256, sizeBytes } = kept
  const payload = { ...intakeOf(vault, caseId, source), exhibit, sha256, sizeBytes }
  return [{ type: 'exhibit.ingested-again@1', payload }, ...nameDrafts(exhibit, source)]
}

function intakeOf(vault: Vault, caseId: CaseId, source: ByteSource) {
  return { case: caseId, source: source.kind, modifiedAt: source.modifiedAt, app: vault.host.appVersion }
}

function nameDrafts(exhibit: string, source: ByteSource): readonly EntryDraft[] {
  if (source.name === null && source.nameBytes === null) return []
  const isUnicode = source.name?.isWellFormed() ?? false
  const nameBytes = source.nameBytes ?? Buffer.from(source.name ?? '', 'utf16le')
  const name = isUnicode ? { name: source.name! } : { nameBytes: toBase64(nameBytes) }
  const folder = source.folder?.isWellFormed() ? { folder: source.folder } : {}
  return [{ type: 'exhibit.named@1', payload: { exhibit, ...name, ...folder } }]
}
