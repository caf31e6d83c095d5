import { execFileSync } from 'node:child_process'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy } from 'pdfjs-dist'

export type PageText = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly sizePt: number
}
export type PageLink = {
  readonly text: string
  /** From 1. */
  readonly toPage: number
  readonly dest: readonly unknown[]
}

/** A PDF in a second reader that is not ours. */
export function openPdf(pdfBytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(pdfBytes), verbosity: 0 }).promise
}

/** The pieces of text of a page, counted from 1, with where they stand in points from the bottom left. */
export async function textsOf(pdf: PDFDocumentProxy, page: number): Promise<readonly PageText[]> {
  const { items } = await (await pdf.getPage(page)).getTextContent()
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [a, b, , , x, y] = item.transform as [number, number, number, number, number, number]
    return [{ text: item.str, x, y, sizePt: Math.round(Math.hypot(a, b) * 100) / 100 }]
  })
}

/** The links of a page, each with the text it lies on. */
export async function linksOf(pdf: PDFDocumentProxy, page: number): Promise<readonly PageLink[]> {
  const proxy = await pdf.getPage(page)
  const texts = (await proxy.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []))
  const links: PageLink[] = []
  for (const { rect, dest } of await proxy.getAnnotations({ intent: 'display' })) {
    if (!Array.isArray(dest)) continue
    const [x1, y1, x2, y2] = rect as [number, number, number, number]
    const inside = texts.filter(({ transform, width }) => {
      const [x, y] = [transform[4] as number, transform[5] as number]
      return x >= x1 - 1 && x + width <= x2 + 1 && y >= y1 && y <= y2
    })
    const text = inside
      .map(({ str }) => str)
      .join('')
      .trim()
    links.push({ text, dest, toPage: (await pdf.getPageIndex(dest[0] as never)) + 1 })
  }
  return links
}

/** What stands in the box at the foot of a page, from top to bottom. */
export async function footOf(pdf: PDFDocumentProxy, page: number): Promise<readonly string[]> {
  const [, , width] = (await pdf.getPage(page)).view as [number, number, number, number]
  const texts = (await textsOf(pdf, page)).filter(({ x, y }) => y < 70 && x > width / 2)
  return texts.toSorted((a, b) => b.y - a.y).map(({ text }) => text)
}

/** Every object of a PDF in the open, by qpdf, without what streams hold. */
export function qpdfObjects(file: string): string {
  const open = execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], { maxBuffer: 1 << 28 })
  return open.toString('latin1').replaceAll(/\bstream\n[\s\S]*?\nendstream/g, '')
}
