import { AppError } from '../../../contract/errors.ts'
import type { SourcedLimit } from '../bundle-profile.ts'
import type { BundleContent } from '../content.ts'
import { isShown, type ExhibitView } from '../exhibit-view.ts'
import type { Copy } from '../templates/context.ts'
import { blocksOf, bundleTitle, type VolumeNumber } from '../templates/document.ts'
import { counted } from '../templates/words.ts'
import type { SignatureHole } from '../../pades/signature-dictionary.ts'
import { assemble } from './assemble.ts'
import { inOneRun, samePages, type PlacedBlock } from './pagination.ts'
import { PAPERS, type Paper } from './papers.ts'
import type { PdfDeps } from './pdf-deps.ts'
import { numbersOf, printUntilSettled, printVolume, readVolume } from './print-volumes.ts'
import type { Bundle, Print, WhichVolume } from './print-volumes.ts'
import { readAgain, readExhibits } from './read-exhibits.ts'
import { isTooFine, shrinkPictures } from './shrink-pictures.ts'
import { stampFontFiles } from './stamp-fonts.ts'
import { lastInSections, placesOf, stampedByVolume, volumesWithEnds } from './stamped-pages.ts'
import type { BlockPlace, StampedPages, VolumeOfBundle } from './stamped-pages.ts'

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
  readonly stamped: StampedPages
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
  return isWhole ? own : readAgain(own, paper, deps)
}
