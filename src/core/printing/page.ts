import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { PrintRequest } from '../ports/html-printer.ts'
import type { PdfOptions, RawPage } from './raw-page.ts'

/** One page of the browser behind its fence, in a context of its own that keeps nothing. */
export type Page = {
  /** Calls a method and reads its answer with `schema`. Throws `PrintFailed`. */
  call<T>(method: string, params: object, schema: z.ZodType<T>): Promise<T>
  printToPdf(options: PdfOptions): Promise<Uint8Array>
  close(): Promise<void>
}

/** For methods whose answer says nothing. */
export const Nothing: z.ZodType = z.unknown()

const EMPTY_PAGE = 'about:blank'
const LOOK_AGAIN_MS = 20
const MM_PER_INCH = 25.4
const PAPER_MM = { A4: [210, 297], Letter: [215.9, 279.4] } as const

/** Asks for the layout first: fonts are only fetched for text that has been laid out. */
const READINESS = `(() => {
  document.documentElement.getBoundingClientRect()
  const faces = [...document.fonts]
  if (faces.some((face) => face.status === 'error')) return 'fontError'
  const waits = document.readyState !== 'complete' || document.fonts.status !== 'loaded' ||
    faces.some((face) => face.status === 'loading') || [...document.images].some((image) => !image.complete)
  return waits ? 'waits' : 'ready'
})()`

/** What a page may load, by address. It is answered here; no request goes further. */
export type Served = (address: string) => ServedFile | null
export type ServedFile = {
  readonly bytes: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

const nothingServed: Served = () => null

/** Puts an empty page behind its fence: no scripts, no network, and a fixed zone and locale. */
export async function fencedPage(raw: RawPage, served: Served = nothingServed): Promise<Page> {
  const crash = Promise.withResolvers<never>()
  // Heard by whichever call waits; between calls by nobody.
  crash.promise.catch(() => undefined)
  const call: Page['call'] = async (method, params, schema) => {
    const answer = schema.safeParse(await Promise.race([raw.send(method, params), crash.promise]))
    if (answer.success) return answer.data
    throw new AppError('PrintFailed', `the browser's answer to ${method} is not understood`)
  }
  const unhear = raw.hear(({ method, params }) => {
    if (method === 'Inspector.targetCrashed') crash.reject(new AppError('PrintFailed', 'the page crashed'))
    if (method === 'Fetch.requestPaused') answerRequest(raw, params, served)
  })
  await fence(call)
  return {
    call,
    printToPdf: (options) => Promise.race([raw.printToPdf(options), crash.promise]),
    async close() {
      unhear()
      await raw.close()
    },
  }
}

/** Puts a document into the page and waits until its fonts and images are there. */
export async function fillPage(page: Page, html: string, timeoutMs: number): Promise<void> {
  const { frameTree } = await page.call(
    'Page.getFrameTree',
    {},
    z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) }),
  )
  await page.call(
    'Page.setDocumentContent',
    { frameId: frameTree.frame.id, html: withNeutralTitle(html) },
    Nothing,
  )
  const deadlineMs = performance.now() + timeoutMs
  while ((await readiness(page)) !== 'ready') {
    if (performance.now() > deadlineMs) throw new AppError('PrintFailed', 'the page was not ready in time')
    await pause(LOOK_AGAIN_MS)
  }
}

/** Prints what stands in the page as a PDF, tagged unless it is a trial, read from the browser in parts. */
export async function printPage(page: Page, request: PrintRequest): Promise<Uint8Array> {
  const [widthMm, heightMm] = PAPER_MM[request.page]
  const { top, right, bottom, left } = request.marginsMm
  const pdfBytes = await page.printToPdf({
    paperWidth: widthMm / MM_PER_INCH,
    paperHeight: heightMm / MM_PER_INCH,
    marginTop: top / MM_PER_INCH,
    marginRight: right / MM_PER_INCH,
    marginBottom: bottom / MM_PER_INCH,
    marginLeft: left / MM_PER_INCH,
    preferCSSPageSize: true,
    generateTaggedPDF: request.isTrial !== true,
  })
  if ((await mainFrame(page)).url !== EMPTY_PAGE) throw new AppError('PrintFailed', 'the page went elsewhere')
  return pdfBytes
}

export async function mainFrame(page: Page): Promise<{ id: string; url: string }> {
  const Frame = z.object({ id: z.string(), url: z.string() })
  const { frameTree } = await page.call(
    'Page.getFrameTree',
    {},
    z.object({ frameTree: z.object({ frame: Frame }) }),
  )
  return frameTree.frame
}

async function fence(page: Page['call']): Promise<void> {
  await Promise.all([
    page('Page.enable', {}, Nothing),
    page('Inspector.enable', {}, Nothing),
    page('Network.enable', {}, Nothing),
    page('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, Nothing),
    page('Emulation.setScriptExecutionDisabled', { value: true }, Nothing),
    page('Emulation.setTimezoneOverride', { timezoneId: 'UTC' }, Nothing),
    page('Emulation.setLocaleOverride', { locale: 'en-GB' }, Nothing),
    page('Emulation.setEmulatedMedia', { media: 'print' }, Nothing),
    page(
      'Network.emulateNetworkConditions',
      { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 },
      Nothing,
    ),
  ])
}

/**
 * Every request is answered here or refused; what stands in a data: URL comes without one or is let through.
 * `Aborted`, because a navigation refused for another reason ends on an error page, and that would be printed.
 */
function answerRequest(raw: RawPage, params: Readonly<Record<string, unknown>>, served: Served): void {
  const { requestId, request } = z
    .object({ requestId: z.string(), request: z.object({ url: z.string() }) })
    .parse(params)
  const file = served(request.url)
  const answer = file
    ? raw.send('Fetch.fulfillRequest', { requestId, ...fulfilled(file) })
    : request.url.startsWith('data:')
      ? raw.send('Fetch.continueRequest', { requestId })
      : raw.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
  // A page that closes takes its paused requests with it; one that hangs is caught by the readiness timeout.
  answer.catch((error: unknown) => error)
}

function fulfilled({ bytes, headers }: ServedFile): object {
  const responseHeaders = Object.entries(headers).map(([name, value]) => ({ name, value }))
  return { responseCode: 200, responseHeaders, body: Buffer.from(bytes).toString('base64') }
}

async function readiness(page: Page): Promise<string> {
  const { result } = await page.call(
    'Runtime.evaluate',
    { expression: READINESS, returnByValue: true },
    z.object({ result: z.object({ value: z.string() }) }),
  )
  if (result.value === 'fontError') throw new AppError('PrintFailed', 'a font of the page cannot be used')
  return result.value
}

/** Titles are what a browser remembers best. The real title is set when the bundle is put together. */
function withNeutralTitle(html: string): string {
  return html.replace(/<title>[\s\S]*?<\/title>/i, '<title>Document</title>')
}
