import { AppError } from '../../contract/errors.ts'
import type { HtmlPrinter, PrintRequest, PrintedPdf } from '../ports/html-printer.ts'
import { coverPicture } from './cover-picture.ts'
import { decodePicture } from './decode-picture.ts'
import { openForeignRoom } from './foreign-room.ts'
import type { ForeignRoom } from './foreign-room.ts'
import { fencedPage, fillPage, printPage } from './page.ts'
import { printForeign, servedFor } from './print-foreign.ts'
import type { RawBrowser } from './raw-page.ts'
import { scalePicture } from './scale-picture.ts'
import { foreignFontsOf } from './used-fonts.ts'
import { videoStills } from './video-stills.ts'

/** 2,000 pages took 60 s on a busy machine. */
export const PRINT_TIMEOUT_MS = 300_000
export const FOREIGN_TIMEOUT_MS = 60_000
/** What is read of a PDF that somebody else made; more would not be shown. */
const MOST_FOREIGN_PAGES = 201

export type PrinterParts = {
  readonly browser: RawBrowser
  /** Another browser, for files of unknown origin: started with the first of them. */
  readonly startForeign: () => Promise<RawBrowser>
  readonly timeoutMs?: number
  readonly foreignTimeoutMs?: number
}

/** A printer over a Chromium that a host has started. Closing it ends both browsers. */
export function htmlPrinter(parts: PrinterParts): HtmlPrinter {
  const { browser, startForeign, timeoutMs = PRINT_TIMEOUT_MS } = parts
  const { foreignTimeoutMs = FOREIGN_TIMEOUT_MS } = parts
  const room = openForeignRoom(startForeign, foreignTimeoutMs)
  return {
    name: browser.name,
    print: (request) => print(browser, request, timeoutMs),
    ...foreignMethods(room),
    async close() {
      await Promise.all([browser.end(), room.close()])
    },
  }
}

async function print(browser: RawBrowser, request: PrintRequest, timeoutMs: number): Promise<PrintedPdf> {
  const page = await fencedPage(await browser.openPage())
  try {
    await fillPage(page, request.html, timeoutMs)
    const foreignFonts = request.isTrial === true ? [] : await foreignFontsOf(page)
    return { pdfBytes: await printPage(page, request), foreignFonts }
  } finally {
    // After a crash there is nothing left to close; the error that ended the print is the one to tell.
    await page.close().catch((error: unknown) => error)
  }
}

/** Everything that reads files of unknown origin does it in another browser than the one that prints the bundle. */
function foreignMethods(room: ForeignRoom): Required<Omit<HtmlPrinter, 'name' | 'print' | 'close'>> {
  return {
    scalePicture: (scaling) => room.use((page) => scalePicture(page, scaling)),
    coverPicture: (covering) => room.use((page) => coverPicture(page, covering)),
    decodePicture: (bytes, mediaType, mostPngBytes) =>
      room.use((page) => decodePicture(page, bytes, mediaType, mostPngBytes)),
    printForeign: (document, fonts) =>
      room.use((page) => printForeign(page, document, fonts, MOST_FOREIGN_PAGES), servedFor(document)),
    stillsOf: (bytes, mediaType, shares) => room.use((page) => videoStills(page, bytes, mediaType, shares)),
  }
}

export const printingCancelled = (): AppError => new AppError('Cancelled', 'printing was cancelled')
