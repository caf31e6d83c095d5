import type { PDFContext, PDFDocument, PDFRef } from 'pdf-lib'
import { AppError } from '../../../contract/errors.ts'
import type { Progress } from '../../ports/progress.ts'
import type { ExhibitView, ShownPicture } from '../exhibit-view.ts'
import { foreignPages } from './foreign-pages.ts'
import { lengthOf, type PlacedBlock } from './pagination.ts'
import type { Paper } from './papers.ts'
import { stopIfCancelled } from './pdf-deps.ts'
import { drawnPages, picturePages, type InsertedPage } from './picture-pages.ts'
import { stampResources, type StampFonts } from './stamp.ts'
import type { PlacedWord, UnseenText } from './unseen-text.ts'
import { registerDeflated } from './write-pdf.ts'

/** What the pages of a bundle are put in order from. */
export type PagesToOrder = {
  /** In page order, without gaps. A block with `exhibitLabel` takes its pages from the view with that label. */
  readonly blocks: readonly PlacedBlock[]
  readonly exhibits: readonly ExhibitView[]
  readonly paper: Paper
  /** The number of each page as it is stamped; its page label is the same. */
  readonly stamped: readonly string[]
  readonly progress?: Progress | undefined
  readonly signal?: AbortSignal | undefined
}

/** `behind` is the printed page that a page which was put in follows. */
export type OrderedPage = {
  readonly ref: PDFRef
  readonly part: string | null
  readonly behind: PDFRef | null
  readonly recognised: readonly PlacedWord[]
}

/** Every page of the finished bundle: the printed ones with the exhibits' pages behind their sheets. */
export async function orderPages(
  document: PDFDocument,
  request: PagesToOrder,
  fonts: StampFonts,
  unseen: UnseenText,
): Promise<readonly OrderedPage[]> {
  const printed = document
    .getPages()
    .map((page): OrderedPage => ({ ref: page.ref, part: null, behind: null, recognised: [] }))
  const views = new Map(request.exhibits.map((view) => [view.exhibit.label, view]))
  const order: OrderedPage[] = []
  let taken = 0
  for (const [index, block] of request.blocks.entries()) {
    stopIfCancelled(request)
    order.push(...printed.slice(taken, taken + block.printedPages))
    taken += block.printedPages
    const view = block.exhibitLabel === null ? undefined : views.get(block.exhibitLabel)
    const pages = view ? await insertedPagesOf(document, view, request.paper) : []
    order.push(
      ...pages.map((page) => ({
        ref: addPage(document.context, page, fonts, unseen),
        part: page.part,
        behind: printed[taken - 1]!.ref,
        recognised: page.words,
      })),
    )
    request.progress?.(index + 1, request.blocks.length, 'pages')
  }
  const promised = request.blocks.reduce((sum, block) => sum + lengthOf(block), 0)
  if (order.length !== promised || order.length !== request.stamped.length || taken !== printed.length) {
    throw new AppError('Internal', 'the bundle has another number of pages than its parts')
  }
  return order
}

async function insertedPagesOf(
  document: PDFDocument,
  { showing, recognised }: ExhibitView,
  paper: Paper,
): Promise<readonly InsertedPage[]> {
  const words = recognised?.kind === 'words' ? recognised.words : []
  if (showing.kind === 'picture')
    return picturePages(document.context, showing.picture, showing.layout, words)
  if (showing.kind === 'pictures') return pagesOfPictures(document.context, showing.pictures)
  if (showing.kind === 'pdf')
    return foreignPages(document.context, showing.pdf, paper, showing.drawnBy !== undefined)
  if (showing.kind !== 'decoded-picture') return []
  const image = await document.embedPng(showing.pngBytes)
  const { widthPx, heightPx } = showing
  return drawnPages({ ref: image.ref, orientation: 1, widthPx, heightPx, words }, showing.layout)
}

/** The pages of a file that holds several pictures, each named with its place in the file. */
function pagesOfPictures(context: PDFContext, pictures: readonly ShownPicture[]): readonly InsertedPage[] {
  return pictures.flatMap(({ picture, layout }, index) =>
    picturePages(context, picture, layout).map((page) => ({
      ...page,
      part: `page ${index + 1} of the file${page.part === null ? '' : `, ${page.part}`}`,
    })),
  )
}

/** A hairline that shows where the picture ends, also where it is as white as the paper. */
const frame = (outline: string): string => `/Artifact BMC q 0.4 w 0.45 G ${outline} re S Q EMC`

/** The words lie behind the picture in the same figure: whoever reads tags reads its alternative text instead. */
function addPage(context: PDFContext, page: InsertedPage, fonts: StampFonts, unseen: UnseenText): PDFRef {
  const words = unseen.draw(page.words)
  const unseenFont = words === '' ? {} : { HfUnseen: unseen.fontRef }
  return context.register(
    context.obj({
      Type: 'Page',
      MediaBox: [0, 0, page.widthPt, page.heightPt],
      Resources: { XObject: { Shown: page.shown }, Font: { ...stampResources(fonts), ...unseenFont } },
      Contents: registerDeflated(
        context,
        `/Figure <</MCID 0>> BDC\n${page.drawing}\n${words}\nEMC\n${frame(page.outline)}`,
      ),
    }),
  )
}
