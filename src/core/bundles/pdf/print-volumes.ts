import { PDFDocument, ParseSpeeds } from 'pdf-lib'
import type { Block } from '../templates/document.ts'
import type { BundleContent } from '../content.ts'
import type { SourcedLimit } from '../bundle-profile.ts'
import type { Copy, PageNumbers } from '../templates/context.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import { stopIfCancelled, type PdfDeps } from './pdf-deps.ts'
import type { PlacedBlock } from './pagination.ts'
import { AppError } from '../../../contract/errors.ts'
import { MARGINS_MM } from '../templates/style.ts'
import { bundleHtml } from '../templates/document.ts'
import { createSaid } from '../templates/said.ts'
import { inOneRun, pageNumbersOf, placeBlocks, samePages, unknownPages } from './pagination.ts'
import { readDestinations } from './destinations.ts'
import { startTally } from './volume-tally.ts'
import { volumesOf } from '../templates/volume-page.ts'

/** Everything that is printed, before it is divided. */
export type Bundle = {
  readonly content: BundleContent
  readonly exhibits: readonly ExhibitView[]
  readonly blocks: readonly Block[]
  /** Whether the filing copy has a picture smaller than its file. */
  readonly shrinks: boolean
}

/** What Chromium printed of one volume, and where its blocks lie in it. */
export type Print = {
  readonly pdfBytes: Uint8Array
  readonly placed: readonly PlacedBlock[]
  readonly printedPages: number
  /** A document of its own to work on: of a bundle in one volume, at first the one that was read to count it. */
  readonly takeDocument: () => Promise<PDFDocument>
}

/** All volumes, printed with the numbers they have. */
export type Printed = {
  /** Of the blocks, where each volume begins. */
  readonly starts: readonly number[]
  readonly prints: readonly Print[]
  /** The limits that one PDF would be over. */
  readonly split: readonly SourcedLimit[]
  /** Of a bundle in one volume: the filing copy as it was printed beside the master. */
  readonly filingBytes: Uint8Array | null
}

/** Numbers can only move pages while they grow wider, so the second print nearly always agrees with itself. */
const MOST_PRINTS = 4
/** Each new division is one more. */
const MOST_DIVISIONS = 5

export const numbersOf = ({ content }: Bundle, prints: readonly Print[]): PageNumbers =>
  pageNumbersOf(inOneRun(prints.map(({ placed }) => placed)), content.profile.numbering, content.continues)

/**
 * Prints until the page numbers agree with themselves, in as many volumes as the limits ask for. Throws `PrintFailed`,
 * `Cancelled`, and what the printer throws.
 */
export async function printUntilSettled(bundle: Bundle, deps: PdfDeps): Promise<Printed> {
  const tally = startTally(bundle)
  let starts: readonly number[] = [0]
  let pages = unknownPages(bundle.content.profile.numbering)
  // Without what was read of it, which would be in memory beside the next.
  let before: readonly Places[] | null = null
  for (let time = 1; time <= MOST_PRINTS + MOST_DIVISIONS; time += 1) {
    deps.progress?.(Math.min(time - 1, 1), 2, 'prints')
    const { prints, filingBytes } = await printAll(bundle, starts, pages, deps, time === 1)
    tally.add(prints)
    const next = tally.plan()
    if (next.join(' ') !== starts.join(' ')) {
      starts = next
      before = null
      continue
    }
    if (before && sameVolumes(before, prints)) return { starts, prints, split: tally.reasons(), filingBytes }
    before = prints.map(({ placed }) => ({ placed }))
    pages = numbersOf(bundle, prints)
  }
  throw new AppError('PrintFailed', 'the page numbers did not settle')
}

type Places = Pick<Print, 'placed'>

const sameVolumes = (one: readonly Places[], other: readonly Places[]): boolean =>
  one.length === other.length && one.every(({ placed }, index) => samePages(placed, other[index]!.placed))

type PrintedAll = Pick<Printed, 'prints' | 'filingBytes'>

/** The master at the starts given. Nobody keeps the first print, which does not know its numbers. */
async function printAll(
  bundle: Bundle,
  starts: readonly number[],
  pages: PageNumbers,
  deps: PdfDeps,
  isFirst: boolean,
): Promise<PrintedAll> {
  const which = { starts, number: 1 }
  if (isFirst) {
    const pdfBytes = await printPages(bundle, which, 'master', { pages, isTrial: true }, deps)
    return { prints: [await readVolume(bundle, which, pdfBytes)], filingBytes: null }
  }
  if (starts.length > 1) return { prints: await printVolumes(bundle, starts, pages, deps), filingBytes: null }
  // The browser prints each in a process of its own. Only one of them is read now: the other would fill the memory.
  const [masterBytes, filingBytes] = await Promise.all([
    printPages(bundle, which, 'master', { pages }, deps),
    printPages(bundle, which, 'filing', { pages }, deps),
  ])
  return { prints: [await readVolume(bundle, which, masterBytes)], filingBytes }
}

/** Every volume at the starts given, one after the other. */
async function printVolumes(
  bundle: Bundle,
  starts: readonly number[],
  pages: PageNumbers,
  deps: PdfDeps,
): Promise<readonly Print[]> {
  const prints: Print[] = []
  for (const [index] of starts.entries()) {
    prints.push(await printVolume(bundle, { starts, number: index + 1 }, 'master', pages, deps))
  }
  return prints
}

/** A volume, from 1, of a bundle that is divided at `starts`. */
export type WhichVolume = { readonly starts: readonly number[]; readonly number: number }

/** Prints one volume and finds its blocks. */
export async function printVolume(
  bundle: Bundle,
  which: WhichVolume,
  copy: Copy,
  pages: PageNumbers,
  deps: PdfDeps,
): Promise<Print> {
  return readVolume(bundle, which, await printPages(bundle, which, copy, { pages }, deps))
}

type PrintWith = { readonly pages: PageNumbers; readonly isTrial?: boolean }

async function printPages(
  bundle: Bundle,
  which: WhichVolume,
  copy: Copy,
  { pages, isTrial }: PrintWith,
  deps: PdfDeps,
): Promise<Uint8Array> {
  stopIfCancelled(deps)
  const { fonts, printer } = deps
  const volumes = volumesHere(bundle, which)
  const { pdfBytes, foreignFonts } = await printer.print({
    html: bundleHtml({ ...bundle, copy, volumes, pages, fonts, say: createSaid(fonts) }),
    page: bundle.content.profile.page,
    marginsMm: MARGINS_MM,
    isTrial,
  })
  if (foreignFonts.length > 0) throw new AppError('PrintFailed', 'the browser used a font that is not packed')
  return pdfBytes
}

/** Finds the blocks of a volume in what was printed of it. */
export async function readVolume(bundle: Bundle, which: WhichVolume, pdfBytes: Uint8Array): Promise<Print> {
  const document = await readPrint(pdfBytes)
  const printedPages = document.getPageCount()
  const volumes = volumesHere(bundle, which)
  const blocks = volumes?.parts[which.number - 1] ?? bundle.blocks
  const placed = placeBlocks(blocks, readDestinations(document), printedPages)
  // Volumes wait for one another: what is read of them would fill the memory meanwhile.
  return { pdfBytes, placed, printedPages, takeDocument: takeOnce(pdfBytes, volumes ? null : document) }
}

const volumesHere = ({ blocks }: Bundle, { starts, number }: WhichVolume) =>
  starts.length === 1 ? undefined : { ...volumesOf(blocks, starts), here: number }

const readPrint = (pdfBytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(pdfBytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })

function takeOnce(pdfBytes: Uint8Array, document: PDFDocument | null): Print['takeDocument'] {
  let first = document
  return () => {
    const taken = first
    first = null
    return taken ? Promise.resolve(taken) : readPrint(pdfBytes)
  }
}
