import type { CDPSession } from 'playwright'
import type { EmulatedSession } from './emulated/session.ts'
import type { Urls } from './urls.ts'

export type PausedRequest = {
  readonly requestId: string
  readonly networkId?: string
  /** Of the request whose answer led here. */
  readonly redirectedRequestId?: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly postDataEntries?: readonly { readonly bytes?: string }[]
  }
}

export type Serving = {
  readonly cdp: CDPSession
  readonly session: EmulatedSession
  readonly urls: Urls
  /** Whether a top-level page may be loaded: the app's own `loadURL`, or `will-navigate` was not prevented. */
  readonly mayNavigate: (appUrl: string, frameId: string) => boolean
  /** Whether a page or frame goes where an answer leads: `will-redirect` was not prevented. */
  readonly mayBeLedTo: (appUrl: string, frameId: string) => boolean
  readonly inflight: Map<string, AbortController>
}

/** A 206 answer is read so far, then its stream is cancelled: the page asks again for the rest. */
const WINDOW_BYTES = 1024 * 1024
const OWN = /^(data|blob|about|chrome|devtools):/

/** Hands a request to the app's debugger where the session lets it through: Electron asks the session first. */
export async function passOn(
  { cdp, session }: Pick<Serving, 'cdp' | 'session'>,
  paused: PausedRequest,
  wire: { heard(method: string, params: unknown): void },
): Promise<void> {
  const { url, method } = paused.request
  const isAllowed = await session.isAllowed({ url, method, resourceType: paused.resourceType.toLowerCase() })
  if (isAllowed) return wire.heard('Fetch.requestPaused', paused)
  session.refused.push(url)
  const { requestId } = paused
  await cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).then(nothing, nothing)
}

/** Answers one request that Chromium paused, from the app's own schemes or not at all. */
export async function serve(serving: Serving, paused: PausedRequest): Promise<void> {
  const { cdp, session, urls } = serving
  const { requestId, resourceType, request } = paused
  const fail = (errorReason: 'Aborted' | 'BlockedByClient' | 'InternetDisconnected') =>
    cdp.send('Fetch.failRequest', { requestId, errorReason }).then(nothing, nothing)
  if (OWN.test(request.url)) return cdp.send('Fetch.continueRequest', { requestId }).then(nothing, nothing)
  const url = urls.toApp(request.url)
  if (isNewPage(paused) && !serving.mayNavigate(url, paused.frameId)) return fail('Aborted')
  const details = { url, method: request.method, resourceType: resourceType.toLowerCase() }
  const isAllowed = await session.isAllowed(details)
  const handler = session.handlers.get(/^[^:]*/.exec(url)![0])
  if (!isAllowed || handler === undefined) {
    session.refused.push(url)
    return fail(isAllowed ? 'InternetDisconnected' : 'BlockedByClient')
  }
  // A subresource that names the scheme itself goes to its https name, where Chromium asks for ranges.
  if (!request.url.startsWith('http')) return redirect(cdp, requestId, urls.toPage(request.url))
  await answer(serving, paused, (signal) => handler(requestOf(url, paused, urls, signal)))
}

type Ask = (signal: AbortSignal) => Response | Promise<Response>

/** Until the page wants it no longer. */
async function answer(serving: Serving, paused: PausedRequest, ask: Ask): Promise<void> {
  const { cdp, urls } = serving
  const { requestId, request } = paused
  const stop = new AbortController()
  if (paused.networkId !== undefined) serving.inflight.set(paused.networkId, stop)
  try {
    const response = await ask(stop.signal)
    const next = nextOf(response, urls.toApp(request.url))
    if (next === null) await fulfil(cdp, requestId, response, urls)
    else await lead(serving, paused, next)
  } catch (error) {
    if (!stop.signal.aborted) process.stderr.write(`Chromium host: ${String(error)}\n`)
    await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).then(nothing, nothing)
  } finally {
    if (paused.networkId !== undefined) serving.inflight.delete(paused.networkId)
  }
}

/** Not where an answer led: that was asked before. */
const isNewPage = ({ resourceType, redirectedRequestId }: PausedRequest): boolean =>
  resourceType === 'Document' && redirectedRequestId === undefined

/** Main is asked of a page or frame alone; what else is led on is asked of the session when it comes. */
async function lead({ cdp, urls, mayBeLedTo }: Serving, paused: PausedRequest, next: string): Promise<void> {
  const { requestId, resourceType, frameId } = paused
  if (resourceType !== 'Document' || mayBeLedTo(next, frameId))
    return redirect(cdp, requestId, urls.toPage(next))
  await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).then(nothing, nothing)
}

/** Where an answer leads on to. */
function nextOf({ status, headers }: Response, url: string): string | null {
  const location = status >= 300 && status < 400 ? headers.get('location') : null
  return location === null ? null : new URL(location, url).href
}

/** A page or request that has gone in the meantime needs no answer. */
const nothing = (): void => undefined

async function redirect(cdp: CDPSession, requestId: string, location: string): Promise<void> {
  const responseHeaders = [
    { name: 'location', value: location },
    { name: 'access-control-allow-origin', value: '*' },
  ]
  await cdp
    .send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders })
    .then(nothing, nothing)
}

function requestOf(url: string, { request }: PausedRequest, urls: Urls, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    headers.set(name, /^(referer|origin)$/i.test(name) ? urls.toApp(value) : value)
  const parts = request.postDataEntries?.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')) ?? []
  const body = parts.length > 0 ? { body: Buffer.concat(parts) } : {}
  return new Request(url, { method: request.method, headers, signal, ...body })
}

async function fulfil(cdp: CDPSession, requestId: string, response: Response, urls: Urls): Promise<void> {
  const headers = new Headers(response.headers)
  headers.set('access-control-allow-origin', '*')
  const bytes =
    response.status === 206 ? await firstWindow(response, headers) : Buffer.from(await response.arrayBuffer())
  const responseHeaders = [...headers].map(([name, value]) => ({
    name,
    value: name === 'content-security-policy' ? urls.policyToPage(value) : value,
  }))
  const body = bytes.toString('base64')
  await cdp
    .send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body })
    .then(nothing, nothing)
}

/** The beginning of a range, and the headers of that shorter range, which HTTP allows. */
async function firstWindow(response: Response, headers: Headers): Promise<Buffer> {
  const reader = response.body!.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  let isDone = false
  while (!isDone && length < WINDOW_BYTES) {
    const { done, value } = await reader.read()
    isDone = done
    if (value !== undefined) {
      parts.push(value)
      length += value.byteLength
    }
  }
  if (!isDone) await reader.cancel()
  const bytes = Buffer.concat(parts).subarray(0, WINDOW_BYTES)
  const range = /^bytes (\d+)-\d+\/(.*)$/.exec(headers.get('content-range') ?? '')
  if (range)
    headers.set('content-range', `bytes ${range[1]}-${Number(range[1]) + bytes.length - 1}/${range[2]}`)
  headers.set('content-length', String(bytes.length))
  return bytes
}
