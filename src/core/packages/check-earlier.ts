import type { PackageProblem } from '../../contract/packages.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { openCheckpoint, readCheckpoint } from '../ledger/checkpoint.ts'
import { HASH_BYTES, rootOf } from '../ledger/merkle.ts'
import { attempt, problem } from './check-log.ts'
import type { LogCheck } from './check-log.ts'
import { LEAVES } from './layout.ts'

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
