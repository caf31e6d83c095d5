import type { PDFContext } from 'pdf-lib'
import { PDFObjectCopier } from 'pdf-lib'
import type { ForeignPage, ForeignPdf } from './foreign-pdf.ts'
import type { InsertedPage } from './picture-pages.ts'

type Paper = { readonly widthPt: number; readonly heightPt: number }
type Placing = Paper & {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly scale: number
}

const MARGIN = { top: 48, side: 40, bottom: 72 } as const

/** Where a page of another PDF lies on ours: never enlarged, landscape on landscape, above the foot. */
export function placeForeign(page: ForeignPage, paper: Paper): Placing {
  const sideways = page.turn % 180 !== 0
  const seenWidth = (sideways ? page.box.height : page.box.width) * page.pointsPerUnit
  const seenHeight = (sideways ? page.box.width : page.box.height) * page.pointsPerUnit
  const turned = seenWidth > seenHeight
  const widthPt = turned ? paper.heightPt : paper.widthPt
  const heightPt = turned ? paper.widthPt : paper.heightPt
  const room = { w: widthPt - 2 * MARGIN.side, h: heightPt - MARGIN.top - MARGIN.bottom }
  const scale = Math.min(1, room.w / seenWidth, room.h / seenHeight)
  const [w, h] = [seenWidth * scale, seenHeight * scale]
  return { widthPt, heightPt, scale, w, h, x: (widthPt - w) / 2, y: heightPt - MARGIN.top - h }
}

/** Whole percent of its size that a page is shown at. */
export const foreignPercent = (page: ForeignPage, paper: Paper): number =>
  Math.floor(placeForeign(page, paper).scale * 100 + 1e-9) || 1

/** Brings the pages of a read PDF into the document; `isDrawn` where they were drawn from a file without pages. */
export function foreignPages(
  context: PDFContext,
  pdf: ForeignPdf,
  paper: Paper,
  isDrawn = false,
): readonly InsertedPage[] {
  const copier = PDFObjectCopier.for(pdf.context, context)
  return pdf.pages.map((page, index) => {
    const place = placeForeign(page, paper)
    const outline = points(place.x, place.y, place.w, place.h)
    const drawing = `q ${outline} re W n ${points(...matrixOf(page, place))} cm /Shown Do Q`
    return {
      widthPt: place.widthPt,
      heightPt: place.heightPt,
      drawing,
      outline,
      shown: copier.copy(page.form),
      words: [],
      part: isDrawn ? sheetWords(index, pdf) : `page ${index + 1} of ${pdf.pagesInFile} of the file`,
    }
  })
}

/** A saved page has no pages of its own, only the sheets it was laid out on. */
function sheetWords(index: number, { pages }: ForeignPdf): string | null {
  return pages.length === 1 ? null : `sheet ${index + 1} of ${pages.length}`
}

function matrixOf({ box, turn, pointsPerUnit }: ForeignPage, place: Placing): readonly number[] {
  const s = place.scale * pointsPerUnit
  const { x, y, width, height } = box
  if (turn === 90) return [0, -s, s, 0, place.x - s * y, place.y + s * (width + x)]
  if (turn === 180) return [-s, 0, 0, -s, place.x + s * (width + x), place.y + s * (height + y)]
  if (turn === 270) return [0, s, -s, 0, place.x + s * (height + y), place.y - s * x]
  return [s, 0, 0, s, place.x - s * x, place.y - s * y]
}

const points = (...values: readonly number[]): string => values.map((value) => value.toFixed(3)).join(' ')
