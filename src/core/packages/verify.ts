import { Sha256Hex } from '../../contract/ids.ts'
import type { VerifyReport } from '../../contract/packages.ts'
import { toHex } from '../crypto/bytes.ts'
import { readCheckpoint } from '../ledger/checkpoint.ts'
import { checkpointWords } from '../ledger/words.ts'
import type { LogCheck } from './check-log.ts'
import { runChecks } from './checks.ts'
import type { Checks } from './checks.ts'
import { loadPackage } from './load.ts'
import { openSource } from './open-source.ts'
import { signerOf, verdictOf } from './verdict.ts'

export type VerifyOptions = {
  /** A checkpoint that was given out before, as text: is that record the beginning of this one? */
  readonly since?: string
  readonly signal?: AbortSignal
}

/**
 * Checks a package, a folder or a zip, with nothing but what is in it: no vault, no passphrase, no network. What does
 * not match is in the report. Throws `NotAPackage` (a lone PDF, anything else), `UnknownFormat` (a newer package),
 * `DamagedPackage` (a broken or unsafe zip), `NotACheckpoint` (`since` is none), `CannotRead`, `Cancelled`.
 */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<VerifyReport> {
  if (options.since !== undefined) readCheckpoint(options.since)
  const source = await openSource(path)
  try {
    return reportOf(runChecks(await loadPackage(source, options.signal), options.since ?? null))
  } finally {
    await source.close()
  }
}

function reportOf(checks: Checks): VerifyReport {
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
  }
}

function checkpointReport({ checkpoint, note }: LogCheck): VerifyReport['checkpoint'] {
  if (checkpoint === null || note === null) return null
  const { origin, size, root } = checkpoint
  return { origin, size, root: Sha256Hex.parse(toHex(root)), words: [...checkpointWords(note)] }
}
