import type { PDFContext, PDFPage, PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from 'pdf-lib'
import type { makeCleanCopier } from './clean-copy.ts'

type Matrix = readonly [number, number, number, number, number, number]
type Rect = readonly [left: number, bottom: number, right: number, top: number]
type Appearance = { readonly form: PDFRef; readonly matrix: Matrix }

const HIDDEN = 2
const NO_VIEW = 32
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/**
 * How the notes and form fields of a page look, without what they do: a filled form must not look empty.
 * The matrix places each appearance as ISO 32000-1 section 12.5.5, algorithm 8.1, says.
 */
export function appearancesOf(
  page: PDFPage,
  target: PDFContext,
  copy: ReturnType<typeof makeCleanCopier>,
): readonly Appearance[] {
  const annotations = page.node.Annots()
  if (!annotations) return []
  return annotations.asArray().flatMap((entry) => {
    const annotation = page.node.context.lookup(entry)
    const stream = annotation instanceof PDFDict ? appearanceStream(annotation) : undefined
    const rect = annotation instanceof PDFDict ? rectOf(annotation, 'Rect') : null
    const box = stream ? rectOf(stream.dict, 'BBox') : null
    if (!stream || !rect || !box) return []
    const matrix = placing(rect, box, matrixOf(stream.dict))
    const form = copy(stream)
    return matrix && form instanceof PDFStream ? [{ form: target.register(form), matrix }] : []
  })
}

function appearanceStream(annotation: PDFDict): PDFStream | undefined {
  const flags = annotation.lookupMaybe(PDFName.of('F'), PDFNumber)?.asNumber() ?? 0
  if ((flags & (HIDDEN | NO_VIEW)) !== 0) return undefined
  if (annotation.get(PDFName.of('Subtype')) === PDFName.of('Popup')) return undefined
  const looks = annotation.lookup(PDFName.of('AP'))
  const normal = looks instanceof PDFDict ? looks.lookup(PDFName.of('N')) : undefined
  if (normal instanceof PDFStream) return normal
  const state = annotation.lookup(PDFName.of('AS'))
  const chosen = normal instanceof PDFDict && state instanceof PDFName ? normal.lookup(state) : undefined
  return chosen instanceof PDFStream ? chosen : undefined
}

function numbersOf(dict: PDFDict, key: string, length: number): readonly number[] | null {
  const list = dict.lookup(PDFName.of(key))
  if (!(list instanceof PDFArray) || list.size() !== length) return null
  const numbers = Array.from({ length }, (_, index) => list.lookup(index))
  return numbers.every((one) => one instanceof PDFNumber) ? numbers.map((one) => one.asNumber()) : null
}

function rectOf(dict: PDFDict, key: string): Rect | null {
  const found = numbersOf(dict, key, 4)
  if (!found) return null
  const [a, b, c, d] = found as [number, number, number, number]
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

function matrixOf(dict: PDFDict): Matrix {
  return (numbersOf(dict, 'Matrix', 6) as Matrix | null) ?? IDENTITY
}

function placing(rect: Rect, box: Rect, [a, b, c, d, e, f]: Matrix): Matrix | null {
  const corners = [box[0], box[2]].flatMap((x) =>
    [box[1], box[3]].map((y) => [a * x + c * y + e, b * x + d * y + f]),
  )
  const xs = corners.map(([x]) => x!)
  const ys = corners.map(([, y]) => y!)
  const left = Math.min(...xs)
  const bottom = Math.min(...ys)
  const width = Math.max(...xs) - left
  const height = Math.max(...ys) - bottom
  if (width <= 0 || height <= 0) return null
  const wide = (rect[2] - rect[0]) / width
  const high = (rect[3] - rect[1]) / height
  return [wide, 0, 0, high, rect[0] - left * wide, rect[1] - bottom * high]
}
