import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { PDFDocument } from 'pdf-lib'
import { PDFDocument as Document, PDFHexString, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import { leaksIn, type Inspected, type Inspection } from '../../src/core/bundles/leaks/inspect.ts'
import type { Leak } from '../../src/core/bundles/leaks/leak.ts'

/** Made up, and nowhere else in any test. */
export const PLANTED_WORDS = 'Seventeen Okapi Lane'
export const PLANTED_HASH = 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90'
export const PLANTED_HOME = '/home/wilhelmina'

/** The one PDF of the package. */
export const BUNDLE_PDF = '01-Evidence-bundle.pdf'

export type Files = Record<string, Uint8Array | string>

/** A package as a folder, with one PDF that holds what a bundle does and nothing that must not be in it. */
export async function cleanFiles(): Promise<Files> {
  return {
    [BUNDLE_PDF]: await pdfWith(() => undefined),
    'data/AB1.png': 'not much of a picture',
    'data/AB2-redacted.txt': 'the words that may be seen',
    'seal/custody/AB1.json': JSON.stringify({ label: 'AB1', what: 'Kept, from a file chosen by the writer' }),
    'seal/leaves.bin': Buffer.alloc(320, 7),
    'bag-info.txt': 'Bag-Software-Agent: Holdfast 0.1.0\n',
  }
}

/** A PDF as ours are, one page of text, and what `change` puts into it. Saved with object streams. */
export async function pdfWith(
  change: (document: PDFDocument) => unknown,
  options: { readonly useObjectStreams?: boolean } = {},
): Promise<Uint8Array> {
  const document = await Document.create()
  document.setTitle('Evidence bundle HF-7K3Q-2, 12 March 2026')
  document.setAuthor('Dr Anna Bennett')
  document.setProducer('Holdfast 0.1.0')
  document.context.lookup(document.context.trailerInfo.Info)
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.addPage([300, 300]).drawText('What the bundle says.', { x: 20, y: 200, font, size: 12 })
  await change(document)
  const info = document.context.lookup(document.context.trailerInfo.Info) as unknown as {
    delete(key: PDFName): void
  }
  for (const key of ['Creator', 'Keywords', 'Subject']) info.delete(PDFName.of(key))
  return document.save({ useObjectStreams: options.useObjectStreams ?? true })
}

export const name = (text: string): PDFName => PDFName.of(text)
export const literal = (text: string): PDFString => PDFString.of(text)
export const wide = (text: string): PDFHexString => PDFHexString.fromText(text)

const INSPECTION: Inspection = {
  withheld: { texts: [PLANTED_WORDS, 'Sam'], hashesHex: [PLANTED_HASH], redactedPictures: [], given: '' },
  identity: [PLANTED_HOME, 'wilhelmina', 'quagga-mbp'],
  pdfs: [{ name: BUNDLE_PDF, label: 'the bundle', redacted: [] }],
  author: 'Dr Anna Bennett',
  readPicture: null,
  sameInEach: new Map(),
  dataFiles: [
    { name: 'data/AB1.png', mediaType: 'image/png', isRedacted: false, isLetThrough: false },
    { name: 'data/AB2-redacted.txt', mediaType: 'text/plain', isRedacted: true, isLetThrough: false },
  ],
}

/** Writes the files into a new folder and looks through them. */
export async function lookAll(
  files: Files,
  inspection: Partial<Inspection> = {},
): Promise<Inspected & { readonly leaks: readonly Leak[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'leaky-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return leaksIn(folder, { ...INSPECTION, ...inspection })
}

export const lookThrough = async (
  files: Files,
  inspection: Partial<Inspection> = {},
): Promise<readonly Pick<Leak, 'kind' | 'where'>[]> =>
  (await lookAll(files, inspection)).leaks.map(({ kind, where }) => ({ kind, where }))

/** What is found once `change` is made to a package that has nothing to find, each kind and place once. */
export async function found(change: Files): Promise<readonly string[]> {
  const leaks = await lookThrough({ ...(await cleanFiles()), ...change })
  return [...new Set(leaks.map(({ kind, where }) => `${kind}: ${where}`))]
}

export const inPdf = async (change: (document: PDFDocument) => unknown, useObjectStreams = true) =>
  found({ [BUNDLE_PDF]: await pdfWith(change, { useObjectStreams }) })
