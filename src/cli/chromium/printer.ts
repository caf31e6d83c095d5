import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { HtmlPrinter, PrintRequest, PrintedPdf } from '../../core/ports.ts'
import { startBrowser } from './browser-process.ts'
import type { BrowserProcess } from './browser-process.ts'
import { coverPicture } from './cover-picture.ts'
import { findBrowser } from './find-browser.ts'
import { fillPage, openPage, printPage } from './page.ts'
import type { Page } from './page.ts'
import { scalePicture } from './scale-picture.ts'
import { foreignFontsOf } from './used-fonts.ts'

export type ChromiumPrinterOptions = {
  /** The program; found among the installed browsers when absent. */
  readonly program?: string
  /** Ends the browser and every print under way with `Cancelled`. */
  readonly signal?: AbortSignal
  /** How long one answer of the browser may take. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 120_000

/**
 * Starts an installed Chromium, Chrome or Edge that prints HTML. Throws `BrowserMissing`, `PrintFailed` (it ended or
 * did not answer), `Cancelled`, `CannotWrite`. Close it: until then its processes and its folder exist.
 */
export async function openChromiumPrinter(options: ChromiumPrinterOptions = {}): Promise<HtmlPrinter> {
  const { signal, timeoutMs = TIMEOUT_MS } = options
  if (signal?.aborted) throw cancelled()
  const browser = await startBrowser(findBrowser(options.program), timeoutMs)
  const onAbort = (): void => {
    browser.pipe.fail(cancelled())
    // Whoever opened the printer closes it, waits for this same end and hears of its failure.
    browser.end().catch((error: unknown) => error)
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  // While the browser was being started nobody listened.
  if (signal?.aborted) onAbort()
  try {
    const name = await productOf(browser)
    return {
      name,
      print: (request) => print(browser, request, timeoutMs),
      scalePicture: (scaling) => onPage(browser, (page) => scalePicture(page, scaling)),
      coverPicture: (covering) => onPage(browser, (page) => coverPicture(page, covering)),
      async close() {
        signal?.removeEventListener('abort', onAbort)
        await browser.end()
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
    const foreignFonts = await foreignFontsOf(page)
    return { pdfBytes: await printPage(page, request), foreignFonts }
  } finally {
    // After a crash there is nothing left to close; the error that ended the print is the one to tell.
    await page.close().catch((error: unknown) => error)
  }
}

async function onPage<T>(browser: BrowserProcess, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await openPage(browser.pipe)
  try {
    return await work(page)
  } finally {
    await page.close().catch((error: unknown) => error)
  }
}

async function productOf(browser: BrowserProcess): Promise<string> {
  const { product } = await browser.pipe.call('Browser.getVersion', {}, z.object({ product: z.string() }))
  return product
}

function cancelled(): AppError {
  return new AppError('Cancelled', 'printing was cancelled')
}
