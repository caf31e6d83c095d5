import { readFileSync } from 'node:fs'
import { PDFDocument, ParseSpeeds } from 'pdf-lib'
import type { Block } from '../templates/document.ts'
import type { BundleContent } from '../content.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import type { FontPack } from '../fonts.ts'
import type { HtmlPrinter, Progress, TextRecogniser } from '../../ports.ts'
import type { Copy, PageNumbers } from '../templates/context.ts'
import type { Paper } from './assemble.ts'
import type { SignatureFieldRequest } from './signature-field.ts'
import type { SignatureHole } from '../../pades/signature-dictionary.ts'
import type { PlacedBlock } from './pagination.ts'
import { AppError } from '../../../contract/errors.ts'
import { MARGINS_MM } from '../templates/style.ts'
import { pageNumbersOf, placeBlocks, samePages, stampedNumbers, unknownPages } from './pagination.ts'
import { assemble } from './assemble.ts'
import { blocksOf, bundleHtml, bundleTitle } from '../templates/document.ts'
import { counted } from '../templates/words.ts'
import { createSaid } from '../templates/said.ts'
import { readDestinations } from './destinations.ts'
import { isTooFine, shrinkPictures } from './shrink-pictures.ts'
import { readExhibit } from './read-exhibit.ts'
import { recognisePictures } from './recognise-pictures.ts'

export type PdfDeps = {
  readonly printer: HtmlPrinter
  readonly fonts: FontPack
  /** Without it no text is recognised in pictures. */
  readonly recogniser?: TextRecogniser | undefined
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
  /** Labels of exhibits that are named on a page of their own and not shown. */
  readonly notShown: readonly string[]
}

type Print = {
  readonly pdfBytes: Uint8Array
  readonly placed: readonly PlacedBlock[]
  readonly printedPages: number
}

export const PAPERS = {
  A4: { widthPt: 595.28, heightPt: 841.89 },
  Letter: { widthPt: 612, heightPt: 792 },
} as const satisfies Record<string, Paper>

/** Numbers can only move pages while they grow wider, so the second print nearly always agrees with itself. */
const MOST_PRINTS = 4

/** A bundle whose pages are counted: either copy of it can be made, one after the other. */
export type PreparedBundlePdf = {
  make(copy: Copy): Promise<BundlePdf>
}

/**
 * Makes one PDF of a bundle: the master, or the filing copy. In: what is to be printed, and a printer. Out: a whole,
 * unsigned PDF. Throws what `prepareBundlePdf` and its `make` do.
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
 * when one was asked for) or the filing copy (never a form), with the same pages. Throws `PrintFailed` (also when a
 * font was used that is not ours, or the copies' pages differ), `DamagedExhibit`, `Cancelled`, and what the printer
 * and `readBytes` throw. DESIGN section 6.
 */
export async function prepareBundlePdf(content: BundleContent, deps: PdfDeps): Promise<PreparedBundlePdf> {
  const paper = PAPERS[content.profile.page]
  const read = await readExhibits(content, paper, deps)
  const { recogniser } = deps
  const exhibits = recogniser ? await recognisePictures(read, { ...deps, recogniser }) : read
  const blocks = blocksOf(content, exhibits)
  const shrinks = deps.printer.scalePicture !== undefined && exhibits.some(isTooFine)
  const bundle: Bundle = { content, exhibits, blocks, shrinks }
  const settled = await printUntilSettled(bundle, deps)
  return {
    async make(copy) {
      const print =
        copy === 'master' ? settled : await printOnce(bundle, copy, numbersOf(bundle, settled), deps)
      if (!samePages(print.placed, settled.placed) || print.printedPages !== settled.printedPages) {
        throw new AppError('PrintFailed', 'the two copies have different pages')
      }
      return finish(bundle, print, copy, paper, deps)
    },
  }
}

type Bundle = {
  readonly content: BundleContent
  readonly exhibits: readonly ExhibitView[]
  readonly blocks: readonly Block[]
  /** Whether the filing copy has a picture smaller than its file. */
  readonly shrinks: boolean
}

const numbersOf = ({ content }: Bundle, { placed }: Print): PageNumbers =>
  pageNumbersOf(placed, content.profile.numbering)

async function finish(
  { content, exhibits }: Bundle,
  { pdfBytes: printed, placed }: Print,
  copy: Copy,
  paper: Paper,
  deps: PdfDeps,
): Promise<BundlePdf> {
  const { numbering } = content.profile
  const shown = copy === 'filing' ? await shrinkPictures(exhibits, deps.printer) : exhibits
  const stamped = stampedNumbers(placed, numbering)
  const { pdfBytes, pages, hole } = await assemble(printed, {
    blocks: placed,
    exhibits: shown,
    paper,
    footLeft: `${content.id} · record ${content.log.rootHex.slice(0, 10)} · ${counted(stamped.length, 'page')}`,
    stamped,
    bates:
      numbering.mode === 'bates-prefix'
        ? { prefix: content.filing?.batesPrefix ?? `${content.initials}-`, digits: numbering.digits }
        : null,
    info: {
      title: bundleTitle(content),
      author: content.from,
      producer: `Holdfast ${content.appVersion}`,
      madeAt: content.madeAt,
      identity: `${content.id}\n${content.log.rootHex}\n${copy}`,
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
    notShown: exhibits.flatMap(({ exhibit, showing }) => (showing.kind === 'named' ? [exhibit.label] : [])),
  }
}

async function readExhibits(
  content: BundleContent,
  paper: Paper,
  deps: PdfDeps,
): Promise<readonly ExhibitView[]> {
  const views: ExhibitView[] = []
  for (const exhibit of content.exhibits) {
    stopIfCancelled(deps)
    views.push(await readExhibit(exhibit, paper))
    deps.progress?.(views.length, content.exhibits.length, 'exhibits')
  }
  return views
}

async function printUntilSettled(bundle: Bundle, deps: PdfDeps): Promise<Print> {
  const { numbering } = bundle.content.profile
  let pages = unknownPages(numbering)
  let before: Print | null = null
  for (let time = 1; time <= MOST_PRINTS; time += 1) {
    deps.progress?.(time - 1, 2, 'prints')
    const print: Print = await printOnce(bundle, 'master', pages, deps)
    if (before && samePages(before.placed, print.placed)) return print
    before = print
    pages = numbersOf(bundle, print)
  }
  throw new AppError('PrintFailed', 'the page numbers did not settle')
}

async function printOnce(bundle: Bundle, copy: Copy, pages: PageNumbers, deps: PdfDeps): Promise<Print> {
  stopIfCancelled(deps)
  const { fonts, printer } = deps
  const html = bundleHtml({ ...bundle, copy, pages, fonts, say: createSaid(fonts) })
  const { pdfBytes, foreignFonts } = await printer.print({
    html,
    page: bundle.content.profile.page,
    marginsMm: MARGINS_MM,
  })
  if (foreignFonts.length > 0) throw new AppError('PrintFailed', 'the browser used a font that is not packed')
  const document = await PDFDocument.load(pdfBytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  })
  const printedPages = document.getPageCount()
  const placed = placeBlocks(bundle.blocks, readDestinations(document), printedPages)
  return { pdfBytes, placed, printedPages }
}

/** The foot holds Latin letters, digits and a middle dot: one file of each weight draws it. */
function stampFontFiles(fonts: FontPack): { readonly regular: Uint8Array; readonly bold: Uint8Array } {
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
