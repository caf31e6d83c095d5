import { AppError } from '../../contract/errors.ts'
import type { ExhibitId } from '../../contract/ids.ts'
import type { OwnDetail } from '../../contract/own-details.ts'
import type { CallContext } from '../../contract/procedure.ts'
import type { ExhibitRow } from '../exhibits/queries.ts'
import { shapeOf } from '../exhibits/rules.ts'
import { readChunks } from '../vault/passes.ts'
import type { Vault } from '../vault/vault.ts'
import type { Content } from './leaks/content.ts'
import { ownDetailsOf } from './leaks/own-details.ts'

/** Which originals may go out with what they say of themselves. */
export type LetThrough = 'all' | readonly ExhibitId[]

/** An original that travels with details of its own, let through by the writer. */
export type Carried = { readonly exhibit: ExhibitId; readonly details: readonly OwnDetail[] }

const DETAIL_WORDS: Readonly<Record<OwnDetail, string>> = {
  place: 'the place where it was taken',
  device: 'the device it was made with',
  person: 'the name of an owner, author or account',
  thumbnail: 'a small picture inside it',
}

/**
 * Reads what the originals say of themselves. In: the ones that travel byte for byte. Out: those that say something,
 * all of them let through. Throws `MetadataNotLetThrough`, whose details name the files by their numbers and the kinds of
 * what they say, before anything is written; and `DamagedExhibit`.
 */
export async function carriedDetails(
  vault: Vault,
  originals: readonly ExhibitRow[],
  letThrough: LetThrough,
): Promise<readonly Carried[]> {
  const carried: Carried[] = []
  const stopped: string[] = []
  for (const row of originals) {
    const details = await ownDetailsOf(contentOf(vault, row), row.mediaType)
    if (details.length === 0) continue
    if (letThrough === 'all' || letThrough.includes(row.id)) carried.push({ exhibit: row.id, details })
    else stopped.push(`File ${row.number}: ${details.map((one) => DETAIL_WORDS[one]).join(', ')}`)
  }
  if (stopped.length > 0) {
    throw new AppError('MetadataNotLetThrough', 'originals carry details of their own', { details: stopped })
  }
  return carried
}

/** What files say of themselves, one after the other; `tell` hears of each that was read. Throws DamagedExhibit, Cancelled. */
export async function detailsOfFiles(
  vault: Vault,
  rows: readonly ExhibitRow[],
  { signal, progress }: Pick<CallContext, 'signal' | 'progress'>,
): Promise<Carried[]> {
  const found: Carried[] = []
  for (const [index, row] of rows.entries()) {
    if (signal.aborted) throw new AppError('Cancelled', 'reading was cancelled')
    found.push({ exhibit: row.id, details: await ownDetailsOf(contentOf(vault, row), row.mediaType) })
    progress(index + 1, rows.length, 'files')
  }
  return found
}

/** An exhibit as it is kept, read in pieces and never whole. */
function contentOf(vault: Vault, row: ExhibitRow): Content {
  const chunks = (): Generator<Uint8Array> => readChunks(vault, shapeOf(row))
  return {
    sizeBytes: row.sizeBytes,
    head: () => Promise.resolve(Buffer.from(chunks().next().value ?? [])),
    // oxlint-disable-next-line typescript/require-await -- what is looked through may be any stream; the vault's is synchronous
    chunks: async function* () {
      for (const chunk of chunks()) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    },
  }
}
