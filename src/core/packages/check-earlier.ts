import type { PackageProblem } from '../../contract/packages.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { openCheckpoint, readCheckpoint } from '../ledger/checkpoint.ts'
import { HASH_BYTES, rootOf } from '../ledger/merkle.ts'
import { attempt, problem } from './check-log.ts'
import type { LogCheck } from './check-log.ts'
import { LEAVES } from './layout.ts'

/** `compared` is false when this package's own log could not be verified. */
export type EarlierCheck = {
  readonly compared: boolean
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
    size,
    problems: [problem('earlier-record', LEAVES, says)],
  })
  if (checkpoint === null || leaves === null || logPublicKey === null)
    return { compared: false, size, problems: [] }
  if (earlier.origin !== checkpoint.origin) {
    return failed('The earlier checkpoint is of another record log, or of the one this was restored from.')
  }
  if (attempt(() => openCheckpoint(earlierNote, logPublicKey)) === null) {
    return failed('The earlier checkpoint was not signed by the key of this record log.')
  }
  if (size <= checkpoint.size && sameBytes(rootOf(leaves.subarray(0, size * HASH_BYTES)), earlier.root)) {
    return { compared: true, size, problems: [] }
  }
  return failed(
    `The record of ${size} lines is not the beginning of this one. ` +
      'One of the two was rewritten or comes from a restored copy.',
  )
}
