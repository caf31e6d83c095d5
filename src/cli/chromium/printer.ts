import { z } from 'zod'
import type { HtmlPrinter } from '../../core/ports/html-printer.ts'
import {
  FOREIGN_TIMEOUT_MS,
  PRINT_TIMEOUT_MS,
  htmlPrinter,
  printingCancelled,
} from '../../core/printing/html-printer.ts'
import type { RawBrowser } from '../../core/printing/raw-page.ts'
import { startBrowser } from './browser-process.ts'
import type { BrowserProcess } from './browser-process.ts'
import { findBrowser } from './find-browser.ts'
import { openPipePage } from './pipe-page.ts'

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

/**
 * Starts an installed Chromium, Chrome or Edge that prints HTML. Throws `BrowserMissing`, `PrintFailed` (it ended or
 * did not answer), `Cancelled`, `CannotWrite`. Close it: until then its processes and its folder exist.
 */
export async function openChromiumPrinter(options: ChromiumPrinterOptions = {}): Promise<HtmlPrinter> {
  const { signal, timeoutMs = PRINT_TIMEOUT_MS, foreignTimeoutMs = FOREIGN_TIMEOUT_MS } = options
  if (signal?.aborted) throw printingCancelled()
  const program = findBrowser(options.program)
  const started = await startBrowser(program, timeoutMs)
  // Until its name is known there is no printer, and nobody else could end it.
  const whileStarting = (): void => started.pipe.fail(printingCancelled())
  signal?.addEventListener('abort', whileStarting, { once: true })
  // While the browser was being started nobody listened.
  if (signal?.aborted) whileStarting()
  const browser = await namedBrowser(started)
  signal?.removeEventListener('abort', whileStarting)
  const startForeign = async () => namedBrowser(await startBrowser(program, foreignTimeoutMs))
  const printer = htmlPrinter({ browser, startForeign, timeoutMs, foreignTimeoutMs })
  const onAbort = (): void => {
    started.pipe.fail(printingCancelled())
    // Whoever opened the printer closes it, waits for this same end and hears of its failure.
    printer.close().catch((error: unknown) => error)
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  return {
    ...printer,
    async close() {
      signal?.removeEventListener('abort', onAbort)
      await printer.close()
    },
  }
}

async function namedBrowser(started: BrowserProcess): Promise<RawBrowser> {
  const { pipe } = started
  const end = (): Promise<void> => started.end()
  try {
    const { product } = await pipe.call('Browser.getVersion', {}, z.object({ product: z.string() }))
    return { name: product, openPage: () => openPipePage(pipe), end }
  } catch (error) {
    await end()
    throw error
  }
}
