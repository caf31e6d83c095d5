import type { PDFDocument, PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber } from 'pdf-lib'

/** A page that was put in, whose drawing is marked content 0 of kind Figure. */
export type FigurePage = {
  readonly page: PDFRef
  /** What a screen reader says in its place. */
  readonly alternative: string
  /** The printed page it follows. */
  readonly behind: PDFRef
}

/** Chromium writes these element kinds of PDF 2.0; a PDF 1.7 says what they stand for. */
const NEWER_ROLES = { Strong: 'Span', Em: 'Span' } as const

/**
 * Puts the pages that were put in into the structure tree of the print (ISO 32000-1 section 14.7), each behind what
 * stands on the page before it, so that a screen reader meets them in page order.
 */
export function tagFigures(
  document: PDFDocument,
  order: readonly PDFRef[],
  figures: readonly FigurePage[],
): void {
  const { context, catalog } = document
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  const top = root.lookup(PDFName.of('K'), PDFDict)
  const numbers = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
  const kids = top.lookup(PDFName.of('K'), PDFArray)
  let key = root.lookup(PDFName.of('ParentTreeNextKey'), PDFNumber).asNumber()
  const behind = new Map<PDFRef, PDFRef[]>()
  for (const { page, alternative, behind: before } of figures) {
    const element = context.register(
      context.obj({ Type: 'StructElem', S: 'Figure', P: root.get(PDFName.of('K')), Pg: page, K: 0 }),
    )
    context.lookup(element, PDFDict).set(PDFName.of('Alt'), PDFHexString.fromText(alternative))
    context.lookup(page, PDFDict).set(PDFName.of('StructParents'), PDFNumber.of(key))
    numbers.push(PDFNumber.of(key))
    numbers.push(context.obj([element]))
    behind.set(before, [...(behind.get(before) ?? []), element])
    key += 1
  }
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(key))
  root.set(PDFName.of('RoleMap'), context.obj(NEWER_ROLES))
  top.set(PDFName.of('K'), context.obj(merged(kids, order, behind)))
}

/** The top elements in page order, each page's figures behind the last element that begins on or before it. */
function merged(kids: PDFArray, order: readonly PDFRef[], behind: ReadonlyMap<PDFRef, readonly PDFRef[]>) {
  const places = new Map(order.map((page, index) => [page, index]))
  const waiting = [...behind].map(([page, elements]) => ({ place: places.get(page) ?? 0, elements }))
  const result: ReturnType<PDFArray['get']>[] = []
  for (let index = 0; index < kids.size(); index += 1) {
    const starts = placeOf(kids.lookup(index), places) ?? -1
    const earlier = waiting.filter(({ place }) => place < starts)
    result.push(...waiting.splice(0, earlier.length).flatMap(({ elements }) => elements))
    result.push(kids.get(index))
  }
  return [...result, ...waiting.flatMap(({ elements }) => elements)]
}

/** Where the first page lies that an element has content on; null where it has none. */
function placeOf(element: unknown, places: ReadonlyMap<PDFRef, number>): number | null {
  if (element instanceof PDFArray) {
    for (let index = 0; index < element.size(); index += 1) {
      const found = placeOf(element.lookup(index), places)
      if (found !== null) return found
    }
    return null
  }
  if (!(element instanceof PDFDict)) return null
  const page = element.get(PDFName.of('Pg'))
  const known = page ? places.get(page as PDFRef) : undefined
  return known ?? placeOf(element.lookup(PDFName.of('K')), places)
}
