import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { DrawnPages, ForeignDocument, PageFonts } from '../ports/html-printer.ts'
import { fontPage } from './font-page.ts'
import { placeDrawing } from './place-drawing.ts'
import type { Page, Served, ServedFile } from './page.ts'
import { Nothing, mainFrame } from './page.ts'

/** A name that cannot be registered (RFC 6761), and a scheme that may load from both others. */
const DOCUMENT = 'http://exhibit.invalid/'
const LOOK_AGAIN_MS = 50
/** What is not there by then is not waited for. */
const SETTLE_MS = 10_000
/** Pages are made for the area that an exhibit has on our paper, so that nothing is scaled again. */
const ROOM_INCHES = { A4: [515.28 / 72, 721.89 / 72], Letter: [532 / 72, 672 / 72] } as const
/** Most pages are made for a screen wider than a sheet of paper. */
const SCALE = 0.75

/** Read past whatever the page itself named `fonts` or `images`. Asks for the layout first, which asks for fonts. */
const IS_SETTLED = `(() => {
  const own = (name) => Reflect.getOwnPropertyDescriptor(Document.prototype, name).get.call(document)
  const isComplete = (image) =>
    Reflect.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'complete').get.call(image)
  Element.prototype.getBoundingClientRect.call(own('documentElement'))
  return own('readyState') === 'complete' && own('fonts').status === 'loaded' &&
    [...own('images')].every(isComplete)
})()`

/** Answers for the document and what was saved with it; to everything else nothing is answered. */
export function servedFor(document: ForeignDocument): Served {
  const parts = new Map([...document.parts].map(([address, part]) => [withoutScheme(address), part] as const))
  return (address) => {
    if (address === DOCUMENT) return main(document)
    const part = parts.get(withoutScheme(address))
    return part ? { bytes: part.bytes, headers: { ...FENCE, 'Content-Type': part.mediaType } } : null
  }
}

const FENCE = {
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Referrer-Policy': 'no-referrer',
} as const

const withoutScheme = (address: string): string => address.replace(/^https?:/, '').replace(/#.*$/, '')

function main(document: ForeignDocument): ServedFile {
  const { kind, bytes, charset, address, parts } = document
  if (kind === 'svg') {
    // As the picture of a page a drawing runs nothing and loads nothing, whatever it holds.
    const page = '<!doctype html><body style="margin:0"><img alt="" style="max-width:100%">'
    return { bytes: Buffer.from(page), headers: headersOf('text/html; charset=utf-8', 'data:') }
  }
  const type = charset === null ? 'text/html' : `text/html; charset=${charset.replace(/[^\w.:-]/g, '')}`
  const from = parts.size === 0 ? 'data:' : 'data: http: https:'
  return { bytes: address === null ? bytes : withBase(bytes, address), headers: headersOf(type, from) }
}

function headersOf(contentType: string, from: string): Readonly<Record<string, string>> {
  const rules = `default-src 'none'; img-src ${from}; font-src ${from}; style-src 'unsafe-inline' ${from}; sandbox`
  return { ...FENCE, 'Content-Type': contentType, 'Content-Security-Policy': rules }
}

/** The page's own `<base>` is the better one; one of ours goes where it does not switch the layout to an older mode. */
function withBase(bytes: Uint8Array, address: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  if (/<base\s/i.test(text)) return bytes
  const start = /^[^<]*(?:<!--[^]*?-->\s*)*<!doctype[^>]*>/i.exec(text)?.[0].length ?? 0
  const base = `<base href="${encodeURI(address).replaceAll('"', '%22')}">`
  return Buffer.from(`${text.slice(0, start)}${base}${text.slice(start)}`, 'latin1')
}

/** Draws the document that `servedFor` answers with, as it looks on a screen, at most `mostPages` pages of it. */
export async function printForeign(
  page: Page,
  document: ForeignDocument,
  fonts: PageFonts,
  mostPages: number,
): Promise<DrawnPages> {
  await page.call('Emulation.setEmulatedMedia', { media: 'screen' }, Nothing)
  const Navigated = z.object({ errorText: z.string().optional() })
  const { errorText } = await page.call('Page.navigate', { url: DOCUMENT }, Navigated)
  if (errorText !== undefined) throw new AppError('PrintFailed', 'a saved page could not be opened')
  await settle(page)
  const withoutGlyph =
    document.kind === 'svg' ? await placeDrawing(page, document.bytes, fonts) : await fontPage(page, fonts)
  await settle(page)
  const [paperWidth, paperHeight] = ROOM_INCHES[document.page]
  const margins = { marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0 }
  const pdfBytes = await page.printToPdf({
    paperWidth,
    paperHeight,
    ...margins,
    scale: SCALE,
    pageRanges: `1-${mostPages}`,
    preferCSSPageSize: false,
    generateTaggedPDF: false,
  })
  if ((await mainFrame(page)).url !== DOCUMENT) throw new AppError('PrintFailed', 'the page went elsewhere')
  return { pdfBytes, withoutGlyph }
}

async function settle(page: Page): Promise<void> {
  const deadlineMs = performance.now() + SETTLE_MS
  const Settled = z.object({ result: z.object({ value: z.boolean() }) })
  while (performance.now() < deadlineMs) {
    const asked = { expression: IS_SETTLED, returnByValue: true }
    if ((await page.call('Runtime.evaluate', asked, Settled)).result.value) return
    await pause(LOOK_AGAIN_MS)
  }
}
