import { z } from 'zod'
import { isAppError } from '../contract/errors.ts'
import { EvidencePart, MOST_READ_BYTES, evidence } from '../contract/evidence.ts'
import { ViewToken } from '../contract/exhibits.ts'
import { APP_ORIGIN } from './security/our-frame.ts'
import { readRangeHeader } from './range-header.ts'

export type AskThread = (name: string, input: unknown, signal: AbortSignal) => Promise<unknown>

const Asked = z.strictObject({ view: ViewToken, part: EvidencePart })
type Asked = z.infer<typeof Asked>

/** Whatever it is served as, it is a document to nobody: no script, no network, no guessing of its type. */
const SAFE = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'access-control-allow-origin': APP_ORIGIN,
  'accept-ranges': 'bytes',
}

/**
 * Serves what is in opened files: `evidence://<token>/<part>`. The token is given to whoever opened the file, by
 * `exhibits.open`, and is worth nothing after it was closed or the vault locked.
 */
export function serveEvidence(ask: AskThread): (request: Request) => Promise<Response> {
  return async (request) => {
    const asked = askedFor(request)
    if (asked === null) return refused(404)
    try {
      const { mediaType, sizeBytes } = evidence.look.output.parse(
        await ask('evidence.look', asked, request.signal),
      )
      const range = readRangeHeader(request.headers.get('range'), sizeBytes)
      if (range === 'unsatisfiable') return refused(416, { 'content-range': `bytes */${sizeBytes}` })
      const { from, to } = range ?? { from: 0, to: sizeBytes }
      const headers = {
        ...SAFE,
        'content-type': mediaType,
        'content-length': String(to - from),
        ...(range === null ? {} : { 'content-range': `bytes ${from}-${to - 1}/${sizeBytes}` }),
      }
      const body = request.method === 'HEAD' ? null : piecesOf(ask, asked, { from, to })
      return new Response(body, { status: range === null ? 200 : 206, headers })
    } catch (error) {
      // Why is the page's to ask by a call; here it learns that there is nothing.
      if (isAppError(error)) return refused(404)
      throw error
    }
  }
}

function askedFor({ method, url }: Request): Asked | null {
  const { hostname, pathname } = new URL(url)
  const asked = Asked.safeParse({ view: hostname, part: pathname.slice(1) })
  return asked.success && (method === 'GET' || method === 'HEAD') ? asked.data : null
}

/** Asked for as it is read, a mebibyte at a time: a film is never in memory whole. */
function piecesOf(
  ask: AskThread,
  asked: Asked,
  { from, to }: { readonly from: number; readonly to: number },
): ReadableStream<Uint8Array> {
  const stop = new AbortController()
  let at = from
  return new ReadableStream(
    {
      pull: async (controller) => {
        if (at >= to) return controller.close()
        const piece = { ...asked, from: at, to: Math.min(to, at + MOST_READ_BYTES) }
        const { bytes } = evidence.read.output.parse(await ask('evidence.read', piece, stop.signal))
        if (bytes.length === 0) return controller.error(new Error('the file ends early'))
        at += bytes.length
        controller.enqueue(bytes)
      },
      cancel: () => stop.abort(),
    },
    { highWaterMark: 0 },
  )
}

const refused = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers: { ...SAFE, ...headers } })
