import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { PrintRequest } from '../../core/ports.ts'
import { Nothing } from './pipe.ts'
import type { CdpPipe } from './pipe.ts'

/** One page of the browser, in a context of its own that keeps nothing. */
export type Page = {
  call<T>(method: string, params: object, schema: z.ZodType<T>): Promise<T>
  close(): Promise<void>
}

const EMPTY_PAGE = 'about:blank'
const LOOK_AGAIN_MS = 20
const MM_PER_INCH = 25.4
const PAPER_MM = { A4: [210, 297], Letter: [215.9, 279.4] } as const
const READ_BYTES = 1024 * 1024

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

/** Opens an empty page with no scripts, no network, and a fixed zone and locale. */
export async function openPage(pipe: CdpPipe, served: Served = nothingServed): Promise<Page> {
  const { browserContextId } = await pipe.call(
    'Target.createBrowserContext',
    { disposeOnDetach: true },
    z.object({ browserContextId: z.string() }),
  )
  const { targetId } = await pipe.call(
    'Target.createTarget',
    { url: EMPTY_PAGE, browserContextId },
    z.object({ targetId: z.string() }),
  )
  const { sessionId } = await pipe.call(
    'Target.attachToTarget',
    { targetId, flatten: true },
    z.object({ sessionId: z.string() }),
  )
  const crash = Promise.withResolvers<never>()
  // Heard by whichever call waits; between calls by nobody.
  crash.promise.catch(() => undefined)
  const page: Page['call'] = (method, params, schema) =>
    Promise.race([pipe.call(method, params, schema, sessionId), crash.promise])
  const unlisten = pipe.listen((event) => {
    if (event.sessionId !== sessionId) return
    if (event.method === 'Inspector.targetCrashed')
      crash.reject(new AppError('PrintFailed', 'the page crashed'))
    if (event.method === 'Fetch.requestPaused') answerRequest(pipe, sessionId, event.params, served)
  })
  await fence(page)
  return {
    call: page,
    async close() {
      unlisten()
      await pipe.call('Target.disposeBrowserContext', { browserContextId }, Nothing)
    },
  }
}

/** Puts a document into the page over the pipe and waits until its fonts and images are there. */
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
  const pdfBytes = await printToPdf(page, {
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

/** Prints with the given options of `Page.printToPDF`, read from the browser in parts. */
export async function printToPdf(page: Page, options: object): Promise<Uint8Array> {
  const { stream } = await page.call(
    'Page.printToPDF',
    {
      printBackground: true,
      displayHeaderFooter: false,
      generateDocumentOutline: false,
      transferMode: 'ReturnAsStream',
      ...options,
    },
    z.object({ stream: z.string() }),
  )
  const pdfBytes = await readStream(page, stream)
  await page.call('IO.close', { handle: stream }, Nothing)
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

async function readStream(page: Page, handle: string): Promise<Uint8Array> {
  const Part = z.object({ data: z.string(), base64Encoded: z.boolean().optional(), eof: z.boolean() })
  const parts: Buffer[] = []
  for (let eof = false; !eof;) {
    const part = await page.call('IO.read', { handle, size: READ_BYTES }, Part)
    parts.push(Buffer.from(part.data, part.base64Encoded === true ? 'base64' : 'latin1'))
    eof = part.eof
  }
  return Buffer.concat(parts)
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
function answerRequest(
  pipe: CdpPipe,
  sessionId: string,
  params: Readonly<Record<string, unknown>>,
  served: Served,
): void {
  const { requestId, request } = z
    .object({ requestId: z.string(), request: z.object({ url: z.string() }) })
    .parse(params)
  const file = served(request.url)
  const answer = file
    ? pipe.call('Fetch.fulfillRequest', { requestId, ...fulfilled(file) }, Nothing, sessionId)
    : request.url.startsWith('data:')
      ? pipe.call('Fetch.continueRequest', { requestId }, Nothing, sessionId)
      : pipe.call('Fetch.failRequest', { requestId, errorReason: 'Aborted' }, Nothing, sessionId)
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
