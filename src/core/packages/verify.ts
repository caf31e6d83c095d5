import type { VerifyReport } from '../../contract/packages.ts'
import { readCheckpoint } from '../ledger/checkpoint.ts'
import { loadPackage } from './load.ts'
import { checkPdfFile } from './lone-pdf-file.ts'
import { reportOnPdfs } from './lone-pdfs.ts'
import { openSource } from './open-source.ts'
import { reportOn } from './report.ts'
import { watched, type ReadingProgress } from './watched.ts'

export type VerifyOptions = {
  /** A checkpoint that was given out before, as text: is that record the beginning of this one? */
  readonly since?: string
  readonly signal?: AbortSignal
  /** Told after each piece that was read. */
  readonly tell?: (progress: ReadingProgress) => void
}

/**
 * Checks a package, a folder or a zip, with nothing but what is in it: no vault, no passphrase, no network. What does
 * not match is in the report. A bundle's PDF that is alone is checked by the signature in it, and so in part. Throws
 * `NotAPackage`, `UnknownFormat` (a newer package), `DamagedPackage` (a broken or unsafe zip), `NotACheckpoint` (`since`
 * is none), `CannotRead`, `Cancelled`.
 */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<VerifyReport> {
  if (options.since !== undefined) readCheckpoint(options.since)
  const pdf = await checkPdfFile(path)
  if (pdf !== null) return reportOnPdfs([pdf])
  const source = await openSource(path)
  const { tell = () => undefined, signal = new AbortController().signal } = options
  try {
    return reportOn(await loadPackage(watched(source, tell, signal), signal), options.since ?? null)
  } finally {
    await source.close()
  }
}
