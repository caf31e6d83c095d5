import { AppError, isAppError } from '../../contract/errors.ts'
import { fencedPage } from './page.ts'
import type { Page, Served } from './page.ts'
import type { RawBrowser } from './raw-page.ts'

/** A browser apart from the one that prints the bundle, for files of unknown origin. */
export type ForeignRoom = {
  /**
   * Works in an empty page. Null where that failed or took too long: whatever is left of the browser is then ended,
   * and the next file gets another. Throws `Cancelled`, `BrowserMissing`, `CannotWrite`.
   */
  use<T>(work: (page: Page) => Promise<T>, served?: Served): Promise<T | null>
  /** Ends the browser, if there is one, and every later use with `Cancelled`. */
  close(): Promise<void>
}

/** Starts no browser until there is a file for it. */
export function openForeignRoom(start: () => Promise<RawBrowser>, timeoutMs: number): ForeignRoom {
  let browser: RawBrowser | null = null
  let isClosed = false
  const end = async (): Promise<void> => {
    const ended = browser
    browser = null
    await ended?.end()
  }
  return {
    async use(work, served) {
      if (isClosed) throw new AppError('Cancelled', 'printing was cancelled')
      browser ??= await start()
      try {
        return await withPage(browser, served, work, timeoutMs)
      } catch (error) {
        await end()
        if (isClosed) throw new AppError('Cancelled', 'printing was cancelled')
        if (isAppError(error, 'PrintFailed')) return null
        throw error
      }
    },
    async close() {
      isClosed = true
      await end()
    },
  }
}

async function withPage<T>(
  browser: RawBrowser,
  served: Served | undefined,
  work: (page: Page) => Promise<T>,
  timeoutMs: number,
): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new AppError('PrintFailed', 'a file took the browser too long')),
    timeoutMs,
  )
  try {
    const page = await fencedPage(await browser.openPage(), served)
    const done = await Promise.race([work(page), late.promise])
    await Promise.race([page.close(), late.promise])
    return done
  } finally {
    clearTimeout(timer)
  }
}
