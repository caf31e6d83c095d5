import { PDFDocument, ParseSpeeds } from 'pdf-lib'
import { AppError } from '../../../contract/errors.ts'
import type { HtmlPrinter } from '../../ports/html-printer.ts'
import type { DraftContent } from '../drafts/content.ts'
import { blocksOfDraft, draftHtml, draftTitle, SHOW_FIRST } from '../drafts/document.ts'
import type { FontPack } from '../fonts.ts'
import type { PageNumbers } from '../templates/context.ts'
import { createSaid } from '../templates/said.ts'
import { MARGINS_MM } from '../templates/style.ts'
import { assemble } from './assemble.ts'
import { readDestinations } from './destinations.ts'
import { PAPERS } from './papers.ts'
import { stampFontFiles } from './stamp-fonts.ts'
import { pageNumbersOf, placeBlocks, samePages, stampedNumbers, unknownPages } from './pagination.ts'
import type { PlacedBlock } from './pagination.ts'

export type DraftPdf = {
  readonly pdfBytes: Uint8Array
  readonly pages: number
  /** Places for the person to fill in. */
  readonly blanks: number
}

export type DraftDeps = {
  readonly printer: HtmlPrinter
  readonly fonts: FontPack
  readonly signal?: AbortSignal | undefined
}

type Print = {
  readonly document: PDFDocument
  readonly placed: readonly PlacedBlock[]
  readonly html: string
}

const NUMBERING = { mode: 'arabic' } as const
const MOST_PRINTS = 4

/**
 * Prints a draft: a PDF of its own with DRAFT and who is to see it first on every page, no signature, no attachment
 * and no author. In: what is to be printed, and a printer. Throws `PrintFailed`, `Cancelled` and what the printer does.
 */
export async function makeDraftPdf(content: DraftContent, deps: DraftDeps): Promise<DraftPdf> {
  const { placed, document, html } = await printUntilSettled(content, deps)
  const { pdfBytes, pages } = await assemble(document, {
    blocks: placed,
    exhibits: [],
    paper: PAPERS[content.profile.page],
    footLeft: `DRAFT, not signed · ${SHOW_FIRST}`,
    stamped: stampedNumbers(placed, NUMBERING),
    bates: null,
    info: {
      title: draftTitle(content),
      author: '',
      producer: `Holdfast ${content.appVersion}`,
      madeAt: content.madeAt,
      identity: html,
    },
    fontFiles: stampFontFiles(deps.fonts),
    signal: deps.signal,
  })
  return { pdfBytes, pages, blanks: html.split('<span class="fill">').length - 1 }
}

async function printUntilSettled(content: DraftContent, deps: DraftDeps): Promise<Print> {
  let pages: PageNumbers = unknownPages(NUMBERING)
  let before: Print | null = null
  for (let time = 1; time <= MOST_PRINTS; time += 1) {
    const print: Print = await printOnce(content, pages, deps)
    if (before && samePages(before.placed, print.placed)) return print
    before = print
    pages = pageNumbersOf(print.placed, NUMBERING)
  }
  throw new AppError('PrintFailed', 'the page numbers did not settle')
}

async function printOnce(content: DraftContent, pages: PageNumbers, deps: DraftDeps): Promise<Print> {
  const { printer, fonts, signal } = deps
  if (signal?.aborted) throw new AppError('Cancelled', 'making the draft was cancelled')
  const html = draftHtml({ content, pages, say: createSaid(fonts) }, fonts)
  const { page, sizes } = paperOf(content)
  const { pdfBytes, foreignFonts } = await printer.print({ html, page, marginsMm: sizes })
  if (foreignFonts.length > 0) throw new AppError('PrintFailed', 'the browser used a font that is not packed')
  const document = await PDFDocument.load(pdfBytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  })
  const placed = placeBlocks(blocksOfDraft(content), readDestinations(document), document.getPageCount())
  return { document, placed, html }
}

const paperOf = ({ profile, form }: DraftContent) => ({
  page: profile.page,
  sizes: { ...MARGINS_MM, left: form.page.leftMarginMm },
})
