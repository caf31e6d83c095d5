import type { PDFContext, PDFDict, PDFFont, PDFRef } from 'pdf-lib'
import { PDFArray, PDFName } from 'pdf-lib'
import { registerDeflated } from './write-pdf.ts'

export type StampFont = {
  readonly ref: PDFRef
  /** The codes of a text's glyphs, as hex. */
  encode(text: string): string
  width(text: string, size: number): number
}
export type StampFonts = { readonly regular: StampFont; readonly bold: StampFont }

/** Lays each character out once: the same few stand on every page. Without ligatures, which the stamps need not have. */
export function stampFont(font: PDFFont): StampFont {
  const known = new Map<string, { readonly code: string; readonly width: number }>()
  const glyphOf = (character: string) => {
    const seen = known.get(character)
    if (seen) return seen
    const code = font.encodeText(character).asString()
    const glyph = { code, width: font.widthOfTextAtSize(character, 1) }
    known.set(character, glyph)
    return glyph
  }
  return {
    ref: font.ref,
    encode: (text) => Array.from(text, (character) => glyphOf(character).code).join(''),
    width: (text, size) => size * Array.from(text, glyphOf).reduce((sum, { width }) => sum + width, 0),
  }
}

export type Stamp = {
  /** At the foot of every page, left. */
  readonly left: string
  /** The number of the page in the bundle's own form, which is its page label too. */
  readonly pageNumber: string
  /** Under the number: the same page with a prefix and leading zeros. */
  readonly batesNumber: string | null
  readonly exhibitLabel: string | null
  /** At the top, on pages that do not begin with the section's own heading: the section, and the part of an exhibit. */
  readonly head: string | null
}

const SIDE_PT = 56.7
const BASE_PT = 30
const LABEL_SIZE = 12
const BOX_BASE_PT = 22
const LINE_PT = 15

/** The font resources that `stampPage` draws with. */
export function stampResources({ regular, bold }: StampFonts): {
  readonly HfRegular: PDFRef
  readonly HfBold: PDFRef
} {
  return { HfRegular: regular.ref, HfBold: bold.ref }
}

/**
 * Draws the foot and the running head into a page, as an artifact and independent of what the page's own content
 * leaves behind. In: a page whose resources have `stampResources`.
 */
export function stampPage(
  context: PDFContext,
  page: PDFDict,
  open: PDFRef,
  fonts: StampFonts,
  stamp: Stamp,
): void {
  const [width, height] = sizeOf(page)
  const drawing = registerDeflated(context, `Q\n${stampContent(fonts, stamp, width, height)}`)
  const contents = page.lookup(PDFName.of('Contents'))
  const own = contents instanceof PDFArray ? contents.asArray() : [page.get(PDFName.of('Contents'))!]
  page.set(PDFName.of('Contents'), context.obj([open, ...own, drawing]))
}

function sizeOf(page: PDFDict): readonly [number, number] {
  const box = page.lookup(PDFName.of('MediaBox'), PDFArray).asRectangle()
  return [box.width, box.height]
}

function stampContent(fonts: StampFonts, stamp: Stamp, width: number, height: number): string {
  const foot = [text(fonts, 'regular', 8, SIDE_PT, BASE_PT, stamp.left), box(fonts, stamp, width)].join('\n')
  const head = stamp.head && text(fonts, 'regular', 8, SIDE_PT, height - 36, stamp.head)
  return [artifact('Footer', foot), head ? artifact('Header', head) : ''].join('\n')
}

function artifact(subtype: 'Footer' | 'Header', content: string): string {
  return `/Artifact <</Type /Pagination /Subtype /${subtype}>> BDC\nq\n${content}\nQ\nEMC`
}

function box(fonts: StampFonts, stamp: Stamp, width: number): string {
  const lines = [stamp.batesNumber, stamp.pageNumber, stamp.exhibitLabel].filter((line) => line !== null)
  const widest = Math.max(...lines.map((line) => fonts.bold.width(line, LABEL_SIZE)))
  const boxWidth = Math.max(widest + 14, 34)
  const boxHeight = lines.length * LINE_PT + 5
  const left = width - SIDE_PT - boxWidth
  const drawn = lines.map((line, index) => {
    const indent = (boxWidth - fonts.bold.width(line, LABEL_SIZE)) / 2
    return text(fonts, 'bold', LABEL_SIZE, left + indent, BOX_BASE_PT + 6 + index * LINE_PT, line)
  })
  return [`0.6 w 0 G ${points(left, BOX_BASE_PT, boxWidth, boxHeight)} re S`, ...drawn].join('\n')
}

function text(
  fonts: StampFonts,
  weight: keyof StampFonts,
  size: number,
  x: number,
  y: number,
  words: string,
): string {
  const name = weight === 'bold' ? 'HfBold' : 'HfRegular'
  const grey = weight === 'bold' ? 0 : 0.25
  return `BT /${name} ${size} Tf ${grey} g ${points(x, y)} Td <${fonts[weight].encode(words)}> Tj ET`
}

const points = (...values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(' ')
