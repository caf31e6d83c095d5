import { PDFBool, PDFDict, PDFName, PDFPageTree } from 'pdf-lib'
import type { PDFContext, PDFDocument, PDFRef } from 'pdf-lib'
import fontkit from '@cantoo/fontkit'
import type { DocumentInfo } from './metadata.ts'
import type { PlacedBlock } from './pagination.ts'
import type { StampFonts } from './stamp.ts'
import { UnseenText } from './unseen-text.ts'
import { alternativeOf } from './picture-alternative.ts'
import { AppError } from '../../../contract/errors.ts'
import { lengthOf } from './pagination.ts'
import { orderPages, type OrderedPage, type PagesToOrder } from './order-pages.ts'
import { pageLabels } from './page-labels.ts'
import { stopIfCancelled } from './pdf-deps.ts'
import { pointLinks, topOfPage } from './destinations.ts'
import { bookmarksOf } from './bookmarks.ts'
import { stampFont, stampPage, stampResources } from './stamp.ts'
import type { FigurePage } from './figures.ts'
import { tagFigures } from './figures.ts'
import { writeMetadata } from './metadata.ts'
import { writeOutline } from './outline.ts'
import { addSignatureField } from './signature-field.ts'
import type { SignatureFieldRequest } from './signature-field.ts'
import type { SignatureHole } from '../../pades/signature-dictionary.ts'
import { writePdf, writePdfWith } from './write-pdf.ts'

export type AssemblyRequest = PagesToOrder & {
  /** `HF-7K3Q-2 · record 4f2a91c07d`. */
  readonly footLeft: string
  /** For a second number under the page's own: a prefix and how many digits. */
  readonly bates: { readonly prefix: string; readonly digits: number } | null
  readonly info: DocumentInfo
  /** Font files that have Latin letters, woff or woff2. */
  readonly fontFiles: { readonly regular: Uint8Array; readonly bold: Uint8Array }
  /** For a sealed master: room for a signature. Without it the PDF has no form at all. */
  readonly signatureField?: SignatureFieldRequest | undefined
}

export type Assembled = {
  readonly pdfBytes: Uint8Array
  readonly pages: number
  /** Where the signature goes; null unless a field was asked for. */
  readonly hole: SignatureHole | null
}

/**
 * Puts a bundle together: exhibit pages into the print, then foot, links, bookmarks, page labels and metadata.
 * In: the PDF that Chromium printed, tagged; it is worked on, so that its tags stay, and not to be used again. Out: a
 * whole PDF.
 * Throws `Cancelled`. DESIGN section 6.
 */
export async function assemble(document: PDFDocument, request: AssemblyRequest): Promise<Assembled> {
  const fonts = await embedFonts(document, request.fontFiles)
  const unseen = new UnseenText(document.context)
  const order = await orderPages(document, request, fonts, unseen)
  unseen.finish()
  const firstPages = new Map(request.blocks.map((block) => [block.id, order[block.firstPage]!.ref]))
  pointLinks(document, firstPages)
  replacePageTree(
    document,
    order.map(({ ref }) => ref),
  )
  stampAll(document.context, request, order, fonts)
  tagFigures(
    document,
    order.map(({ ref }) => ref),
    figuresOf(request.blocks, order),
  )
  writeOutline(document, bookmarksOf(request.blocks, request.stamped, firstPages))
  writeCatalog(document, order[0]!.ref, request.stamped)
  writeMetadata(document, request.info)
  stopIfCancelled(request)
  return { ...(await write(document, order[0]!.ref, request)), pages: order.length }
}

async function write(
  document: PDFDocument,
  firstPage: PDFRef,
  { signatureField }: AssemblyRequest,
): Promise<Omit<Assembled, 'pages'>> {
  const { context } = document
  const signature =
    signatureField && addSignatureField(document, context.lookup(firstPage, PDFDict), signatureField)
  await document.flush()
  if (!signature) return { pdfBytes: writePdf(context), hole: null }
  const { pdfBytes, apartStart } = writePdfWith(context, signature)
  const { start, end } = signature.hole
  return { pdfBytes, hole: { start: apartStart + start, end: apartStart + end } }
}

async function embedFonts(document: PDFDocument, files: AssemblyRequest['fontFiles']): Promise<StampFonts> {
  document.registerFontkit(fontkit)
  const regular = await document.embedFont(files.regular, { subset: true })
  const bold = await document.embedFont(files.bold, { subset: true })
  return { regular: stampFont(regular), bold: stampFont(bold) }
}

/** One flat tree in place of the print's own, whose nodes go. */
function replacePageTree({ context, catalog }: PDFDocument, order: readonly PDFRef[]): void {
  const isNode = (ref: PDFRef): boolean => context.lookup(ref) instanceof PDFPageTree
  const old = context.enumerateIndirectObjects().flatMap(([ref]) => (isNode(ref) ? [ref] : []))
  const root = context.register(context.obj({ Type: 'Pages', Kids: [...order], Count: order.length }))
  for (const page of order) context.lookup(page, PDFDict).set(PDFName.of('Parent'), root)
  catalog.set(PDFName.of('Pages'), root)
  for (const ref of old) context.delete(ref)
}

function stampAll(
  context: PDFContext,
  request: AssemblyRequest,
  order: readonly OrderedPage[],
  fonts: StampFonts,
): void {
  const open = context.register(context.stream('q'))
  for (const block of request.blocks) {
    for (let index = 0; index < lengthOf(block); index += 1) {
      const { ref, part } = order[block.firstPage + index]!
      const page = context.lookup(ref, PDFDict)
      addFonts(context, page, fonts)
      const isFirstOfSection = index === 0 && (block.level === 'section' || block.startsSection)
      stampPage(context, page, open, fonts, {
        left: request.footLeft,
        pageNumber: request.stamped[block.firstPage + index]!,
        batesNumber: batesNumber(request, block.firstPage + index),
        exhibitLabel: block.exhibitLabel,
        head: isFirstOfSection ? null : headOf(block, part),
      })
    }
  }
}

function batesNumber({ bates, stamped }: AssemblyRequest, page: number): string | null {
  return bates && `${bates.prefix}${stamped[page]!.padStart(bates.digits, '0')}`
}

function figuresOf(blocks: readonly PlacedBlock[], order: readonly OrderedPage[]): readonly FigurePage[] {
  return blocks.flatMap((block) =>
    order
      .slice(block.firstPage, block.firstPage + lengthOf(block))
      .flatMap(({ ref, part, behind, recognised }) => {
        const alternative = alternativeOf(block.exhibitLabel ?? '', part, recognised)
        return behind ? [{ page: ref, alternative, behind }] : []
      }),
  )
}

function headOf(block: PlacedBlock, part: string | null): string {
  return part === null ? block.section : `${block.section} · ${block.exhibitLabel}, ${part}`
}

function addFonts(context: PDFContext, page: PDFDict, fonts: StampFonts): void {
  const resources = page.lookup(PDFName.of('Resources'), PDFDict)
  const known = resources.lookupMaybe(PDFName.of('Font'), PDFDict)
  const all = known ? known.clone(context) : context.obj({})
  for (const [name, ref] of Object.entries(stampResources(fonts))) all.set(PDFName.of(name), ref)
  resources.set(PDFName.of('Font'), all)
}

/** Page labels equal the stamped numbers; the bundle opens on page 1 at 100 %. */
function writeCatalog(document: PDFDocument, firstPage: PDFRef, stamped: readonly string[]): void {
  const { context, catalog } = document
  catalog.set(PDFName.of('PageLabels'), pageLabels(context, stamped))
  catalog.set(PDFName.of('OpenAction'), topOfPage(document, firstPage, 1))
  const view = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict) ?? context.obj({})
  view.set(PDFName.of('DisplayDocTitle'), PDFBool.True)
  catalog.set(PDFName.of('ViewerPreferences'), view)
  const marked = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)
  if (!marked) throw new AppError('PrintFailed', 'the print has no tags')
}
