import { AppError, isAppError } from '../../contract/errors.ts'
import type { CaseId } from '../../contract/ids.ts'
import type { Vault } from '../vault/vault.ts'
import { orCancelled } from './cancelling.ts'
import { ingestLarge } from './ingest-large.ts'
import { SMALL_BYTES, SmallIntake } from './ingest-small.ts'
import type { Kept } from './intake.ts'
import type { ByteSource } from './source.ts'

export type IngestOptions = {
  readonly signal: AbortSignal
  /** Called with bytes and files done so far; a big file that is under way counts as the part of it that is done. */
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
  const giveTurn = await takeTurn(vault, options.signal)
  const outcomes = new Outcomes(options.progress)
  const small = new SmallIntake(vault, caseId, options.signal)
  try {
    for (const openSource of open) {
      if (options.signal.aborted) throw new AppError('Cancelled', 'the intake was cancelled')
      await keepOne(vault, caseId, small, openSource, outcomes, options.signal)
    }
    await small.finish()
    return outcomes.inOrder
  } finally {
    await small.abandon()
    giveTurn()
  }
}

/** Waits for the pool, but not longer than until the intake is cancelled. */
async function takeTurn(vault: Vault, signal: AbortSignal): Promise<() => void> {
  const turn = vault.chunkPool.turn()
  try {
    return await orCancelled(signal, turn)
  } catch (error) {
    turn.then(
      (give) => give(),
      () => undefined,
    )
    throw error
  }
}

/** What became of each file. Small files are settled later than they are read. */
class Outcomes {
  readonly inOrder: IngestResult[] = []
  readonly #progress: IngestOptions['progress']
  #begun = 0
  #settled = 0
  #keptBytes = 0

  constructor(progress: IngestOptions['progress']) {
    this.#progress = progress
  }

  /** The place of the next file. */
  begin(): number {
    return this.#begun++
  }

  settle(place: number, result: IngestResult): void {
    this.inOrder[place] = result
    this.#settled++
    if ('kept' in result) this.#keptBytes += result.kept.sizeBytes
    this.#progress(this.#keptBytes, this.#settled)
  }

  /** A big file that is not finished yet. */
  under(bytes: number, ofBytes: number | null): void {
    // Never the whole of it: it is done once it is kept.
    const part = ofBytes === null ? 0 : Math.min(bytes / ofBytes, 0.99)
    this.#progress(this.#keptBytes + bytes, this.#settled + part)
  }
}

async function keepOne(
  vault: Vault,
  caseId: CaseId,
  small: SmallIntake,
  openSource: () => ByteSource,
  outcomes: Outcomes,
  signal: AbortSignal,
): Promise<void> {
  const place = outcomes.begin()
  try {
    const source = openSource()
    try {
      if (source.sizeBytes !== null && source.sizeBytes <= SMALL_BYTES) {
        await small.add(source, (kept) => outcomes.settle(place, { kept }))
        return
      }
      // What came before a big file is kept before it, so that the ledger is in the order of intake.
      await small.finish()
      const progress = (bytes: number) => outcomes.under(bytes, source.sizeBytes)
      outcomes.settle(place, { kept: await ingestLarge(vault, caseId, source, { signal, progress }) })
    } finally {
      await source.close()
    }
  } catch (error) {
    if (!isAppError(error, ...OF_ONE_FILE)) throw error
    outcomes.settle(place, { error })
  }
}
