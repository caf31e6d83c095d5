import { Sha256Hex } from '../../contract/ids.ts'
import type { VerifyReport } from '../../contract/packages.ts'
import { toHex } from '../crypto/bytes.ts'
import { checkpointWords } from '../ledger/words.ts'
import type { LogCheck } from './check-log.ts'
import { runChecks } from './checks.ts'
import type { LoadedPackage } from './load.ts'
import { signerOf, verdictOf } from './verdict.ts'

/**
 * Makes every check on a loaded package and says what they found. This and what it imports run in a browser too: the
 * check page in the package is built from it, so both give one verdict. In: an earlier checkpoint as text, or null.
 * Throws `NotAPackage`, `UnknownFormat`, `NotACheckpoint`.
 */
export function reportOn(loaded: LoadedPackage, since: string | null): VerifyReport {
  const checks = runChecks(loaded, since)
  const { bag, files, signatures, log, entries } = checks
  const verdict = verdictOf(checks)
  return {
    ...verdict,
    rows: [...verdict.rows],
    problems: [...checks.problems],
    addedByComputer: [...files.addedByComputer],
    checked: {
      dataFiles: files.matchingData,
      otherFiles: files.matchingOther,
      entries: entries.provenEntries,
      proofs: entries.fittingProofs,
    },
    bundleId: bag.bundleId,
    signedAt: signatures.signed ? signatures.signedAt : null,
    keyFingerprint: signerOf(signatures),
    checkpoint: checkpointReport(log),
    times: [...checks.times.times],
  }
}

function checkpointReport({ checkpoint, note }: LogCheck): VerifyReport['checkpoint'] {
  if (checkpoint === null || note === null) return null
  const { origin, size, root } = checkpoint
  return { origin, size, root: Sha256Hex.parse(toHex(root)), words: [...checkpointWords(note)] }
}
