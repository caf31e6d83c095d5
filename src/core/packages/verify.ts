import type { VerifyReport } from '../../contract/packages.ts'
import { readCheckpoint } from '../ledger/checkpoint.ts'
import { loadPackage } from './load.ts'
import { openSource } from './open-source.ts'
import { reportOn } from './report.ts'

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
    return reportOn(await loadPackage(source, options.signal), options.since ?? null)
  } finally {
    await source.close()
  }
}
