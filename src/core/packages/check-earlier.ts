import { AppError } from '../../contract/errors.ts'
import type { PackageProblem } from '../../contract/packages.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { openCheckpoint, readCheckpoint } from '../ledger/checkpoint.ts'
import { HASH_BYTES, rootOf } from '../ledger/merkle.ts'
import { attempt, problem } from './check-log.ts'
import type { LogCheck } from './check-log.ts'
import { EARLIER_FOLDER, LEAVES, earlierFile } from './layout.ts'
import { bytesOf } from './load.ts'
import type { LoadedPackage } from './load.ts'

/** `compared` is false when this package's own log could not be verified, or the other record is the later one. */
export type EarlierCheck = {
  readonly compared: boolean
  readonly isLater: boolean
  readonly size: number
  readonly problems: readonly PackageProblem[]
}

/**
 * Compares a checkpoint that was given to somebody before: is that record the beginning of this one? In: the earlier
 * signed note. Throws `NotACheckpoint` when it is none.
 */
export function checkEarlier(earlierNote: string, log: LogCheck): EarlierCheck {
  const earlier = readCheckpoint(earlierNote)
  const { checkpoint, leaves, logPublicKey } = log
  const size = earlier.size
  const failed = (says: string) => ({
    compared: true,
    isLater: false,
    size,
    problems: [problem('earlier-record', LEAVES, says)],
  })
  if (checkpoint === null || leaves === null || logPublicKey === null)
    return { compared: false, isLater: false, size, problems: [] }
  if (earlier.origin !== checkpoint.origin) {
    return failed('The earlier checkpoint is of another record log, or of the one this was restored from.')
  }
  if (attempt(() => openCheckpoint(earlierNote, logPublicKey)) === null) {
    return failed('The earlier checkpoint was not signed by the key of this record log.')
  }
  // Whether this record is the beginning of that one cannot be seen from here.
  if (size > checkpoint.size) return { compared: false, isLater: true, size, problems: [] }
  if (sameBytes(rootOf(leaves.subarray(0, size * HASH_BYTES)), earlier.root)) {
    return { compared: true, isLater: false, size, problems: [] }
  }
  return failed(
    `The record of ${size} lines is not the beginning of this one. ` +
      'One of the two was rewritten or comes from a restored copy.',
  )
}

export type EarlierHereCheck = {
  readonly problems: readonly PackageProblem[]
  /** How many lines each had, in order; empty where this package's own log could not be verified. */
  readonly sizes: readonly number[]
}

/** Checks the checkpoints of earlier bundles in `seal/earlier/`: each is of the beginning of this record. */
export function checkEarlierHere(loaded: LoadedPackage, log: LogCheck): EarlierHereCheck {
  if (log.leaves === null) return { problems: [], sizes: [] }
  const names = [...loaded.keys()].filter((name) => name.startsWith(EARLIER_FOLDER))
  const checked = names.map((name) => ({ name, size: sizeOfEarlier(loaded, log, name) }))
  const wrong = checked.filter(({ size }) => size === null)
  return {
    problems: wrong.map(({ name }) =>
      problem(
        'earlier-record',
        name,
        `${name} is not a checkpoint of the beginning of this record. One of the two was rewritten or comes from a ` +
          'restored copy.',
      ),
    ),
    sizes: checked.flatMap(({ size }) => (size === null ? [] : [size])).toSorted((a, b) => a - b),
  }
}

function sizeOfEarlier(loaded: LoadedPackage, log: LogCheck, name: string): number | null {
  const noteBytes = bytesOf(loaded, name)
  const id = /^seal\/earlier\/([\w-]+)-checkpoint\.txt$/.exec(name)?.[1]
  if (noteBytes === null || id === undefined || name !== earlierFile(id)) return null
  return attempt(() => beginningOf(noteBytes, log))
}

/**
 * The number of lines of a checkpoint of this log's beginning. In: a signed note; the log as verified, with its leaves.
 * Throws `NotACheckpoint`, and `CheckpointMismatch` where it is of another log, key or history, or later than this one.
 */
export function beginningOf(noteBytes: Uint8Array, { checkpoint, leaves, logPublicKey }: LogCheck): number {
  const earlier = openCheckpoint(noteBytes, logPublicKey!)
  const isBeginning =
    earlier.origin === checkpoint!.origin &&
    earlier.size <= checkpoint!.size &&
    sameBytes(rootOf(leaves!.subarray(0, earlier.size * HASH_BYTES)), earlier.root)
  if (!isBeginning)
    throw new AppError('CheckpointMismatch', 'not a checkpoint of the beginning of this record')
  return earlier.size
}
