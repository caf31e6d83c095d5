import type { ForeignDocument, PageSize } from '../../ports/html-printer.ts'
import type { Showing } from '../exhibit-view.ts'
import { pageFonts } from '../page-fonts.ts'
import type { ExhibitTools } from './decoded-picture.ts'
import { readForeignPdf } from './foreign-pdf.ts'
import { readHtmlFile, readMhtml } from '../../formats/saved-page.ts'

/** Larger ones are shown as text. */
const MOST_DRAWN_BYTES = 64 * 1024 * 1024
const MOST_HTML_BYTES = 8 * 1024 * 1024
const START_BYTES = 4096
const SVG_START = /^\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]/i

/**
 * What a browser draws of a saved page or a drawing. Null where the file is neither or drawing it failed: it is then
 * shown as text.
 */
export async function showDrawn(
  bytes: Uint8Array,
  mediaType: string,
  page: PageSize,
  mostPages: number,
  { printer, fonts }: ExhibitTools,
): Promise<Showing | null> {
  const document = documentOf(bytes, mediaType, page)
  if (!document || document.bytes.length > MOST_HTML_BYTES || !printer?.printForeign || !fonts) return null
  const drawn = await printer.printForeign(document, pageFonts(fonts))
  const pdf = drawn && (await readForeignPdf(drawn.pdfBytes, mostPages))
  if (!pdf || typeof pdf === 'string') return null
  const drawnBy = document.kind === 'svg' ? 'drawing' : 'page'
  return { kind: 'pdf', pdf, percents: [], drawnBy, withoutGlyph: drawn.withoutGlyph }
}

function documentOf(bytes: Uint8Array, mediaType: string, page: PageSize): ForeignDocument | null {
  if (bytes.length > MOST_DRAWN_BYTES) return null
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return readHtmlFile(bytes, page)
  if (mediaType === 'multipart/related') return readMhtml(bytes, page)
  return isDrawing(bytes, mediaType) ? { ...readHtmlFile(bytes, page), kind: 'svg' } : null
}

/** What keeps files tells SVG from other XML or text by its start only where its own line says so. */
function isDrawing(bytes: Uint8Array, mediaType: string): boolean {
  if (mediaType === 'image/svg+xml') return true
  if (mediaType !== 'application/xml' && mediaType !== 'text/xml' && mediaType !== 'text/plain') return false
  return SVG_START.test(Buffer.from(bytes.subarray(0, START_BYTES)).toString('latin1').replace(/^ï»¿/, ''))
}
