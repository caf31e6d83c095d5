import { AppError } from '../../contract/errors.ts'
import { printingCancelled } from '../../core/printing/html-printer.ts'
import type { PdfOptions, RawBrowser, RawEvent, RawPage } from '../../core/printing/raw-page.ts'

/** What a thread asks of the process that has pages. Plain data. */
export type PageAsk =
  | { readonly kind: 'open'; readonly page: number; readonly isForeign: boolean }
  | { readonly kind: 'send'; readonly page: number; readonly method: string; readonly params: object }
  | { readonly kind: 'print'; readonly page: number; readonly options: PdfOptions }
  | { readonly kind: 'close'; readonly page: number }

export type PageLine = {
  ask(asked: PageAsk): Promise<unknown>
  /** Hears the events of one page. */
  hear(page: number, listener: (event: RawEvent) => void): () => void
}

/** The same line until `signal` says stop: whatever waits and whatever is asked then is Cancelled, but for closing. */
export function lineUntil(line: PageLine, signal: AbortSignal): PageLine {
  const stopped = Promise.withResolvers<never>()
  stopped.promise.catch(() => undefined)
  const stop = (): void => stopped.reject(printingCancelled())
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  return {
    ask: (asked) =>
      asked.kind === 'close' ? line.ask(asked) : Promise.race([stopped.promise, line.ask(asked)]),
    hear: (page, listener) => line.hear(page, listener),
  }
}

let lastPage = 0

/** A browser in another process, over messages: a page is known by its number. */
export function askedBrowser(
  line: PageLine,
  name: string,
  isForeign: boolean,
  timeoutMs: number,
): RawBrowser {
  const open = new Set<number>()
  const ask = (asked: PageAsk): Promise<unknown> => inTime(line.ask(asked), timeoutMs)
  const close = async (page: number): Promise<void> => {
    if (open.delete(page)) await ask({ kind: 'close', page })
  }
  return {
    name,
    openPage: async () => {
      const page = (lastPage += 1)
      open.add(page)
      await ask({ kind: 'open', page, isForeign })
      return askedPage(line, page, ask, () => close(page))
    },
    end: async () => {
      await Promise.all([...open].map(close))
    },
  }
}

function askedPage(
  line: PageLine,
  page: number,
  ask: (asked: PageAsk) => Promise<unknown>,
  close: () => Promise<void>,
): RawPage {
  return {
    send: (method, params) => ask({ kind: 'send', page, method, params }),
    hear: (listener) => line.hear(page, listener),
    printToPdf: async (options) => {
      const pdfBytes = await ask({ kind: 'print', page, options })
      if (pdfBytes instanceof Uint8Array) return pdfBytes
      throw new AppError('PrintFailed', 'the page printed nothing')
    },
    close,
  }
}

async function inTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new AppError('PrintFailed', 'the browser did not answer in time')),
    timeoutMs,
  )
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
