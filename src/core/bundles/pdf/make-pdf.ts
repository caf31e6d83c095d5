import { readFileSync } from 'node:fs'
import type { BundleContent } from '../content.ts'
import type { BundleExhibit } from '../bundle-exhibit.ts'
import type { SourcedLimit } from '../bundle-profile.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import type { FontPack } from '../fonts.ts'
import type { FileDecoder, HtmlPrinter, Progress, TextRecogniser } from '../../ports.ts'
import type { Copy } from '../templates/context.ts'
import type { Paper } from './assemble.ts'
import type { SignatureFieldRequest } from './signature-field.ts'
import type { SignatureHole } from '../../pades/signature-dictionary.ts'
import type { PlacedBlock } from './pagination.ts'
import type { Bundle, Print, WhichVolume } from './print-volumes.ts'
import type { VolumeNumber } from '../templates/document.ts'
import { AppError } from '../../../contract/errors.ts'
import { OWN_LIMIT } from '../profile.ts'
import { inOneRun, lengthOf, samePages, stampedNumbers } from './pagination.ts'
import { numbersOf, printUntilSettled, printVolume, readVolume } from './print-volumes.ts'
import { isHeld, withoutBytes } from './exhibit-weight.ts'
import { assemble } from './assemble.ts'
import { blocksOf, bundleTitle } from '../templates/document.ts'
import { counted } from '../templates/words.ts'
import { isTooFine, shrinkPictures } from './shrink-pictures.ts'
import { isShown } from '../exhibit-view.ts'
import { readExhibit } from './read-exhibit.ts'
import { MOST_MS_IN_ALL, recognisePictures } from './recognise-pictures.ts'

export type PdfDeps = {
  readonly printer: HtmlPrinter
  readonly fonts: FontPack
  /** Without it no text is recognised in pictures. */
  readonly recogniser?: TextRecogniser | undefined
  /** Without it HEIC and TIFF files are named and not shown, and recordings have no length. */
  readonly fileDecoder?: FileDecoder | undefined
  /** For a sealed master: leaves room for a signature. */
  readonly signatureField?: SignatureFieldRequest | undefined
  readonly progress?: Progress | undefined
  readonly signal?: AbortSignal | undefined
}

export type BundlePdf = {
  readonly pdfBytes: Uint8Array
  readonly pages: number
  /** Where `signPdf` writes; null unless a signature field was asked for. */
  readonly hole: SignatureHole | null
  /** The page, from 1, that each block starts on: `cover`, `files`, `incident-3`, `exhibit-1` … */
  readonly firstPages: ReadonlyMap<string, number>
  /** The same as it is stamped and as a reader's page box shows it: `41`, or `C3`. */
  readonly stampedFirstPages: ReadonlyMap<string, string>
  /** Labels of the bundle's exhibits that are named on a page of their own and not shown. */
  readonly notShown: readonly string[]
}

export const PAPERS = {
  A4: { name: 'A4', widthPt: 595.28, heightPt: 841.89 },
  Letter: { name: 'Letter', widthPt: 612, heightPt: 792 },
} as const satisfies Record<string, Paper>

/** One PDF of a bundle: all of it, or one volume. */
export type VolumeOfBundle = {
  readonly pages: number
  /** As they are stamped. */
  readonly firstPage: string
  readonly lastPage: string
}

/** Where a block begins: its page as it is stamped, and its volume, from 1. */
export type BlockPlace = { readonly page: string; readonly volume: number }

/** A bundle whose pages are counted: either copy of each volume can be made, one after the other. */
export type PreparedBundlePdf = {
  /** More than one only where one PDF would be over a limit that volumes answer. */
  readonly volumes: readonly [VolumeOfBundle, ...VolumeOfBundle[]]
  /** The limits that made more than one volume of it. */
  readonly split: readonly SourcedLimit[]
  readonly pages: number
  readonly places: ReadonlyMap<string, BlockPlace>
  /** The page that each block begins on, in page order, from 1 and counted on over all volumes. */
  readonly starts: ReadonlyMap<string, number>
  /** The last number behind each letter, where pages are numbered by section. */
  readonly inSections: Readonly<Record<string, number>>
  readonly notShown: readonly string[]
  /** `volume` is from 1. */
  make(copy: Copy, volume?: number): Promise<BundlePdf>
}

/**
 * Makes one PDF of a bundle: the master, or the filing copy; of one in volumes, the first. In: what is to be printed,
 * and a printer. Out: a whole, unsigned PDF. Throws what `prepareBundlePdf` and its `make` do.
 */
export async function makeBundlePdf(
  content: BundleContent,
  deps: PdfDeps,
  copy: Copy = 'master',
): Promise<BundlePdf> {
  return (await prepareBundlePdf(content, deps)).make(copy)
}

/**
 * Reads the exhibits and prints until the page numbers agree; `make` then gives the master (with room for a signature
 * when one was asked for) or the filing copy (never a form), with the same pages, of one volume. Only the volume that
 * is made is held in memory with its exhibits. Throws `PrintFailed` (also when a font was used that is not ours, or
 * the copies' pages differ), `DamagedExhibit`, `Cancelled`, and what the printer and `readBytes` throw. DESIGN
 * section 6.
 */
export async function prepareBundlePdf(content: BundleContent, deps: PdfDeps): Promise<PreparedBundlePdf> {
  const paper = PAPERS[content.profile.page]
  const { views: exhibits, isWhole } = await readExhibits(content, paper, deps)
  const blocks = blocksOf(content, exhibits)
  const shrinks = deps.printer.scalePicture !== undefined && exhibits.some(isTooFine)
  const bundle: Bundle = { content, exhibits, blocks, shrinks }
  const printed = await printUntilSettled(bundle, deps)
  const { starts, prints, split } = printed
  const pages = numbersOf(bundle, prints)
  let filingBytes = printed.filingBytes
  const making: Making = { bundle, paper, deps, isWhole, stamped: stampedByVolume(bundle, prints) }
  const printFiling = (which: WhichVolume): Promise<Print> => {
    const bytes = filingBytes
    filingBytes = null
    return bytes === null
      ? printVolume(bundle, which, 'filing', pages, deps)
      : readVolume(bundle, which, bytes)
  }
  return {
    volumes: volumesWithEnds(making.stamped),
    split: prints.length > 1 ? split : [],
    pages: pages.total,
    places: placesOf(prints, making.stamped),
    starts: new Map(
      inOneRun(prints.map(({ placed }) => placed)).map(({ id, firstPage }) => [id, firstPage + 1]),
    ),
    inSections: lastInSections(making.stamped),
    notShown: notShown(bundle),
    async make(copy, volume = 1) {
      const settled = prints[volume - 1]
      if (!settled) throw new AppError('Internal', 'there is no such volume')
      const print = copy === 'master' ? settled : await printFiling({ starts, number: volume })
      if (!samePages(print.placed, settled.placed) || print.printedPages !== settled.printedPages) {
        throw new AppError('PrintFailed', 'the two copies have different pages')
      }
      return finish(making, print, copy, volume)
    },
  }
}

const notShown = ({ exhibits }: Bundle): readonly string[] =>
  exhibits.flatMap(({ exhibit, showing }) => (isShown(showing) ? [] : [exhibit.label]))

type Making = {
  readonly bundle: Bundle
  readonly paper: Paper
  readonly deps: PdfDeps
  /** Whether the exhibits still have their bytes. */
  readonly isWhole: boolean
  readonly stamped: readonly (readonly string[])[]
}

function stampedByVolume({ content }: Bundle, prints: readonly Print[]): readonly (readonly string[])[] {
  const all = stampedNumbers(
    inOneRun(prints.map(({ placed }) => placed)),
    content.profile.numbering,
    content.continues,
  )
  let taken = 0
  return prints.map(({ placed }) => {
    const from = taken
    taken += placed.reduce((sum, block) => sum + lengthOf(block), 0)
    return all.slice(from, taken)
  })
}

function volumesWithEnds(stamped: readonly (readonly string[])[]): PreparedBundlePdf['volumes'] {
  const [first, ...rest] = stamped.map((pages) => ({
    pages: pages.length,
    firstPage: pages[0]!,
    lastPage: pages.at(-1)!,
  }))
  return [first!, ...rest]
}

function lastInSections(stamped: readonly (readonly string[])[]): Readonly<Record<string, number>> {
  const lettered = stamped.flat().filter((number) => /^[A-Z]/.test(number))
  return Object.fromEntries(lettered.map((number) => [number[0]!, Number(number.slice(1))]))
}

function placesOf(
  prints: readonly Print[],
  stamped: readonly (readonly string[])[],
): ReadonlyMap<string, BlockPlace> {
  return new Map(
    prints.flatMap(({ placed }, index) =>
      placed.map(
        ({ id, firstPage }) => [id, { page: stamped[index]![firstPage]!, volume: index + 1 }] as const,
      ),
    ),
  )
}

async function finish(
  making: Making,
  { takeDocument, placed }: Print,
  copy: Copy,
  volume: number,
): Promise<BundlePdf> {
  const { bundle, paper, deps } = making
  const { content } = bundle
  const { numbering } = content.profile
  const own = await ownExhibits(making, placed)
  const stamped = making.stamped[volume - 1]!
  const of = making.stamped.length
  const { pdfBytes, pages, hole } = await assemble(await takeDocument(), {
    blocks: placed,
    exhibits: copy === 'filing' ? await shrinkPictures(own, deps.printer) : own,
    paper,
    footLeft: footOf(content, { number: volume, of }, making.stamped.flat().length),
    stamped,
    bates:
      numbering.mode === 'bates-prefix'
        ? { prefix: content.filing?.batesPrefix ?? `${content.initials}-`, digits: numbering.digits }
        : null,
    info: {
      title: bundleTitle(content, { number: volume, of }),
      author: content.from,
      producer: `Holdfast ${content.appVersion}`,
      madeAt: content.madeAt,
      identity: `${content.id}\n${content.log.rootHex}\n${copy}${of > 1 ? `\n${volume}` : ''}`,
    },
    fontFiles: stampFontFiles(deps.fonts),
    signatureField: copy === 'master' ? deps.signatureField : undefined,
    progress: deps.progress,
    signal: deps.signal,
  })
  return {
    pdfBytes,
    pages,
    hole,
    firstPages: new Map(placed.map(({ id, firstPage }) => [id, firstPage + 1])),
    stampedFirstPages: new Map(placed.map(({ id, firstPage }) => [id, stamped[firstPage]!])),
    notShown: notShown(bundle),
  }
}

function footOf({ id, log }: BundleContent, { number, of }: VolumeNumber, pages: number): string {
  const volume = of > 1 ? ` · volume ${number} of ${of}` : ''
  return `${id}${volume} · record ${log.rootHex.slice(0, 10)} · ${counted(pages, 'page')}`
}

/** The exhibits of one volume with their bytes. */
async function ownExhibits(
  { bundle, isWhole, paper, deps }: Making,
  placed: readonly PlacedBlock[],
): Promise<readonly ExhibitView[]> {
  const labels = new Set(placed.map(({ exhibitLabel }) => exhibitLabel))
  const own = bundle.exhibits.filter(({ exhibit }) => labels.has(exhibit.label))
  if (isWhole) return own
  const read: ExhibitView[] = []
  for (const view of own) {
    stopIfCancelled(deps)
    if (isHeld(view)) {
      read.push(view)
      continue
    }
    const { showing } = await readExhibit(view.exhibit, paper, deps)
    read.push({ ...view, showing })
  }
  return read
}

/** Files of more than this altogether are read again for their volume, instead of held. */
const MOST_HELD_BYTES = OWN_LIMIT.most
const BATCH_BYTES = 100_000_000

async function readExhibits(
  content: BundleContent,
  paper: Paper,
  deps: PdfDeps,
): Promise<{ readonly views: readonly ExhibitView[]; readonly isWhole: boolean }> {
  const isWhole = bytesOf(content.exhibits) <= MOST_HELD_BYTES
  const batches = isWhole ? [content.exhibits] : inBatches(content.exhibits)
  const endMs = performance.now() + MOST_MS_IN_ALL
  const views: ExhibitView[] = []
  for (const batch of batches) {
    const read: ExhibitView[] = []
    for (const exhibit of batch) {
      stopIfCancelled(deps)
      read.push(await readExhibit(exhibit, paper, deps))
      deps.progress?.(views.length + read.length, content.exhibits.length, 'exhibits')
    }
    const { recogniser } = deps
    const seen = recogniser ? await recognisePictures(read, { ...deps, recogniser, endMs }) : read
    views.push(...(isWhole ? seen : seen.map(withoutBytes)))
  }
  return { views, isWhole }
}

const bytesOf = (exhibits: readonly BundleExhibit[]): number =>
  exhibits.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)

function inBatches(exhibits: readonly BundleExhibit[]): readonly (readonly BundleExhibit[])[] {
  const batches: BundleExhibit[][] = [[]]
  for (const exhibit of exhibits) {
    if (bytesOf(batches.at(-1)!) > BATCH_BYTES) batches.push([])
    batches.at(-1)!.push(exhibit)
  }
  return batches
}

/** The fonts of the foot, as `assemble` takes them. The foot holds Latin letters, digits and a middle dot: one file of each weight draws it. */
export function stampFontFiles(fonts: FontPack): { readonly regular: Uint8Array; readonly bold: Uint8Array } {
  const faces = fonts.partFor('A')?.faces ?? []
  const read = (weight: 400 | 700): Uint8Array => {
    const face = faces.find((one) => one.weight === weight && one.style === 'normal')
    if (!face) throw new AppError('CannotRead', 'the font of the foot is not in the pack')
    // fontkit cuts composite letters of a woff2 file wrongly; the woff beside it is the same font.
    return readFileSync(face.file.replace(/\.woff2$/, '.woff'))
  }
  return { regular: read(400), bold: read(700) }
}

function stopIfCancelled({ signal }: PdfDeps): void {
  if (signal?.aborted) throw new AppError('Cancelled', 'making the bundle was cancelled')
}
