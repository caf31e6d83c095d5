import { toHex } from '../core/crypto/bytes.ts'
import { startSha256 } from '../core/crypto/hash.ts'
import { loadPackage, printable } from '../core/packages/load.ts'
import type { LoadedPackage } from '../core/packages/load.ts'
import { reportOnPdfs } from '../core/packages/lone-pdfs.ts'
import type { LonePdf } from '../core/packages/lone-pdfs.ts'
import { MAX_PDF_BYTES } from '../core/packages/look-at-pdf.ts'
import { reportOn } from '../core/packages/report.ts'
import type { PackageSource } from '../core/packages/source.ts'
import { watched } from '../core/packages/watched.ts'
import type { ReadingProgress } from '../core/packages/watched.ts'
import { checkPdfSignature } from '../core/pades/check-signature.ts'
import { ofError, ofReport, withPdfBeside } from './outcome.ts'
import type { Outcome, PdfBeside } from './outcome.ts'
import type { Given } from './sources/dropped.ts'
import { openFiles } from './sources/file-source.ts'
import { readPart, slicesOf } from './sources/slices.ts'
import { openZipFile } from './sources/zip-source.ts'

/** What was checked, kept so that an earlier checkpoint can be compared without reading everything again. */
export type Checked = {
  readonly outcome: Outcome
  readonly loaded: LoadedPackage | null
  readonly beside: readonly PdfBeside[]
}

const PDF_MAGIC = '%PDF-'

/** Checks what the reader gave. Never throws: what stops a check is an outcome too. */
export async function checkGiven(
  given: Given,
  tell: (progress: ReadingProgress) => void,
  signal: AbortSignal,
): Promise<Checked> {
  try {
    return await check(given, tell, signal)
  } catch (error) {
    return { outcome: ofError(error), loaded: null, beside: [] }
  }
}

/** The same package, compared with an earlier checkpoint. Throws `NotACheckpoint`. */
export function compareWith(checked: Checked, earlierNote: string): Checked {
  if (checked.loaded === null) return checked
  const outcome = withPdfBeside(ofReport(reportOn(checked.loaded, earlierNote)), checked.beside)
  return { ...checked, outcome }
}

async function check(
  given: Given,
  tell: (progress: ReadingProgress) => void,
  signal: AbortSignal,
): Promise<Checked> {
  const kinds = await Promise.all(given.files.map(isPdf))
  const pdfs = given.files.filter((_, at) => kinds[at])
  const others = given.files.filter((_, at) => !kinds[at])
  if (given.folder === null && others.length === 0 && pdfs.length > 0) {
    const report = reportOnPdfs(await checkLonePdfs(pdfs))
    return { outcome: ofReport(report), loaded: null, beside: [] }
  }
  const source = watched(await openGiven(given, others), tell, signal)
  const loaded = await loadPackage(source, signal)
  const beside = await Promise.all(pdfs.map((pdf) => findInPackage(pdf, loaded)))
  return { outcome: withPdfBeside(ofReport(reportOn(loaded, null)), beside), loaded, beside }
}

async function openGiven({ folder }: Given, files: readonly File[]): Promise<PackageSource> {
  if (folder !== null) return openFiles(folder)
  if (files.length === 1) return openZipFile(files[0]!)
  return openFiles(files.map((file) => ({ name: file.name, file })))
}

async function isPdf(file: File): Promise<boolean> {
  const first = await readPart(file, 0, PDF_MAGIC.length)
  return String.fromCharCode(...first) === PDF_MAGIC
}

/** One after the other: only one is in memory at a time. */
async function checkLonePdfs(pdfs: readonly File[]): Promise<readonly LonePdf[]> {
  const checked: LonePdf[] = []
  for (const pdf of pdfs) {
    const isTooLarge = pdf.size > MAX_PDF_BYTES
    const check = isTooLarge ? null : await checkPdfSignature(await readPart(pdf, 0, pdf.size))
    checked.push({ name: printable(pdf.name), check })
  }
  return checked
}

async function findInPackage(pdf: File, loaded: LoadedPackage): Promise<PdfBeside> {
  const running = startSha256()
  for await (const piece of slicesOf(pdf)) running.update(piece)
  const sha256 = toHex(running.digest())
  const same = [...loaded].find(([, file]) => file.sha256 === sha256)
  return { name: printable(pdf.name), sameAs: same?.[0] ?? null }
}
