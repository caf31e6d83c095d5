import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { HtmlPrinter, PrintRequest, PrintedPdf } from '../../core/ports.ts'
import { startBrowser } from './browser-process.ts'
import type { BrowserProcess } from './browser-process.ts'
import { coverPicture } from './cover-picture.ts'
import { findBrowser } from './find-browser.ts'
import { decodePicture } from './decode-picture.ts'
import { openForeignRoom } from './foreign-room.ts'
import type { ForeignRoom } from './foreign-room.ts'
import { fillPage, openPage, printPage } from './page.ts'
import { printForeign, servedFor } from './print-foreign.ts'
import { scalePicture } from './scale-picture.ts'
import { foreignFontsOf } from './used-fonts.ts'
import { videoStills } from './video-stills.ts'

export type ChromiumPrinterOptions = {
  /** The program; found among the installed browsers when absent. */
  readonly program?: string
  /** Ends the browser and every print under way with `Cancelled`. */
  readonly signal?: AbortSignal
  /** How long one answer of the browser may take. */
  readonly timeoutMs?: number
  /** How long one file of unknown origin may take. */
  readonly foreignTimeoutMs?: number
}

/** 2,000 pages took 60 s on a busy machine. */
const TIMEOUT_MS = 300_000
const FOREIGN_TIMEOUT_MS = 60_000
/** What is read of a PDF that somebody else made; more would not be shown. */
const MOST_FOREIGN_PAGES = 201

/**
 * Starts an installed Chromium, Chrome or Edge that prints HTML. Throws `BrowserMissing`, `PrintFailed` (it ended or
 * did not answer), `Cancelled`, `CannotWrite`. Close it: until then its processes and its folder exist.
 */
export async function openChromiumPrinter(options: ChromiumPrinterOptions = {}): Promise<HtmlPrinter> {
  const { signal, timeoutMs = TIMEOUT_MS, foreignTimeoutMs = FOREIGN_TIMEOUT_MS } = options
  if (signal?.aborted) throw cancelled()
  const program = findBrowser(options.program)
  const browser = await startBrowser(program, timeoutMs)
  const room = openForeignRoom(() => startBrowser(program, foreignTimeoutMs), foreignTimeoutMs)
  const onAbort = (): void => {
    browser.pipe.fail(cancelled())
    // Whoever opened the printer closes it, waits for this same end and hears of its failure.
    Promise.all([browser.end(), room.close()]).catch((error: unknown) => error)
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  // While the browser was being started nobody listened.
  if (signal?.aborted) onAbort()
  try {
    const name = await productOf(browser)
    return {
      name,
      print: (request) => print(browser, request, timeoutMs),
      ...foreignMethods(room),
      async close() {
        signal?.removeEventListener('abort', onAbort)
        await Promise.all([browser.end(), room.close()])
      },
    }
  } catch (error) {
    await browser.end()
    throw error
  }
}

async function print(browser: BrowserProcess, request: PrintRequest, timeoutMs: number): Promise<PrintedPdf> {
  const page = await openPage(browser.pipe)
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

async function productOf(browser: BrowserProcess): Promise<string> {
  const { product } = await browser.pipe.call('Browser.getVersion', {}, z.object({ product: z.string() }))
  return product
}

function cancelled(): AppError {
  return new AppError('Cancelled', 'printing was cancelled')
}
