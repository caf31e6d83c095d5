import { AppError, isAppError } from '../../contract/errors.ts'
import type { CaseId } from '../../contract/ids.ts'
import type { Vault } from '../vault/vault.ts'
import { ingestLarge } from './ingest-large.ts'
import { SMALL_BYTES, SmallBatch } from './ingest-small.ts'
import type { Kept } from './intake.ts'
import type { ByteSource } from './source.ts'

export type IngestOptions = {
  readonly signal: AbortSignal
  /** Called with bytes and files done so far. */
  readonly progress: (doneBytes: number, doneFiles: number) => void
}

/** One for each file that was handed in, in order: kept, or why not. A file that fails does not stop the others. */
export type IngestResult = { readonly kept: Kept } | { readonly error: AppError }

/** Only these concern one file; a full disk or a cancel concerns all that follow. */
const OF_ONE_FILE = ['CannotRead', 'FileChangedWhileReading'] as const

/**
 * Keeps files byte for byte. Small ones share transactions, big ones are streamed; nothing is acknowledged
 * before its commit. Throws Cancelled, DiskFull, ReadOnly…: what was committed before stays kept.
 */
export async function ingest(
  vault: Vault,
  caseId: CaseId,
  open: Iterable<() => ByteSource>,
  options: IngestOptions,
): Promise<readonly IngestResult[]> {
  vault.assertWritable()
  const results: IngestResult[] = []
  const batch = new SmallBatch(vault, caseId)
  const room = Buffer.allocUnsafeSlow(SMALL_BYTES + 1)
  let doneBytes = 0
  for (const openSource of open) {
    if (options.signal.aborted) throw new AppError('Cancelled', 'the intake was cancelled')
    const base = doneBytes
    const progress = (bytes: number) => options.progress(base + bytes, results.length)
    const result = await keepOne(vault, caseId, batch, room, openSource, { signal: options.signal, progress })
    results.push(result)
    if ('kept' in result) doneBytes += result.kept.sizeBytes
    if (batch.isFull) {
      batch.commit()
      options.progress(doneBytes, results.length)
    }
  }
  batch.commit()
  options.progress(doneBytes, results.length)
  return results
}

type One = { readonly signal: AbortSignal; readonly progress: (bytes: number) => void }

async function keepOne(
  vault: Vault,
  caseId: CaseId,
  batch: SmallBatch,
  room: Buffer,
  openSource: () => ByteSource,
  options: One,
): Promise<IngestResult> {
  try {
    const source = openSource()
    try {
      if (source.sizeBytes !== null && source.sizeBytes <= SMALL_BYTES)
        return { kept: await batch.add(source, room) }
      // What came before a big file is kept before it, so that the ledger is in the order of intake.
      batch.commit()
      return { kept: await ingestLarge(vault, caseId, source, options) }
    } finally {
      await source.close()
    }
  } catch (error) {
    if (isAppError(error, ...OF_ONE_FILE)) return { error }
    throw error
  }
}
