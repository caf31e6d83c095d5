import type { ForeignDocument, PageSize } from '../ports/html-printer.ts'

/** More of it is not taken apart. */
const MOST_PARTS = 2000
const MOST_DEPTH = 4

type Part = {
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
}
type Saved = Pick<ForeignDocument, 'bytes' | 'charset' | 'address' | 'parts'>

/** A page that was saved as one HTML file: whatever belonged to it is missing. */
export function readHtmlFile(bytes: Uint8Array, page: PageSize): ForeignDocument {
  return { kind: 'html', bytes, charset: null, address: null, parts: new Map(), page }
}

/**
 * A page that a browser saved together with its pictures (RFC 2557): the first HTML part, and the others by their
 * address. `cid:` addresses are rewritten, since no request is made for them. Null where there is no HTML in it.
 */
export function readMhtml(bytes: Uint8Array, page: PageSize): ForeignDocument | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = partsOf(splitHead(whole), 0).slice(0, MOST_PARTS)
  const main = parts.find(({ headers }) => typeOf(headers) === 'text/html')
  if (!main) return null
  const saved: Saved = {
    bytes: withoutCid(main.body),
    charset: parameter(headerOf(main, 'content-type'), 'charset'),
    address: webAddress(headerOf(main, 'content-location')),
    parts: new Map(parts.filter((part) => part !== main).flatMap(addressed)),
  }
  return { kind: 'html', page, ...saved }
}

function addressed(part: Part): [string, { mediaType: string; bytes: Uint8Array }][] {
  const mediaType = typeOf(part.headers)
  const file = { mediaType, bytes: mediaType === 'text/css' ? withoutCid(part.body) : part.body }
  const id = headerOf(part, 'content-id').replace(/^<|>$/g, '')
  const location = headerOf(part, 'content-location')
  const byId = id === '' ? [] : [cidAddress(id)]
  const byPlace = location.startsWith('cid:') ? [cidAddress(location.slice(4))] : [webAddress(location)]
  return [...byId, ...byPlace].flatMap((address) => (address === null ? [] : [[address, file]]))
}

/** An address that is asked for and answered, in place of one that a browser does not ask for. */
const cidAddress = (id: string): string => `http://cid.invalid/${encodeURIComponent(id)}`

function withoutCid(body: Buffer): Buffer {
  const text = body.toString('latin1')
  const changed = text.replace(/\bcid:([^"'\s)>]+)/g, (_, id: string) => cidAddress(id))
  return changed === text ? body : Buffer.from(changed, 'latin1')
}

function webAddress(text: string): string | null {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : null
}

function partsOf(part: Part, depth: number): readonly Part[] {
  const boundary = parameter(headerOf(part, 'content-type'), 'boundary')
  if (!typeOf(part.headers).startsWith('multipart/') || boundary === null || depth >= MOST_DEPTH) {
    return [{ headers: part.headers, body: decodeBody(part) }]
  }
  return splitAt(part.body, boundary).flatMap((one) => partsOf(splitHead(one), depth + 1))
}

function splitAt(body: Buffer, boundary: string): readonly Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  const found: Buffer[] = []
  let start = body.indexOf(mark)
  while (start >= 0 && found.length < MOST_PARTS) {
    const from = start + mark.length
    const next = body.indexOf(mark, from)
    if (next < 0) break
    const firstLine = body.indexOf(0x0a, from) + 1
    if (firstLine > 0 && firstLine <= next) found.push(body.subarray(firstLine, next))
    start = next
  }
  return found
}

function splitHead(bytes: Buffer): Part {
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1', 0, 65_536))
  if (!end) return { headers: new Map(), body: bytes }
  const lines = bytes
    .toString('latin1', 0, end.index)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  const headers = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':')
    return colon > 0 ? [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]] : []
  })
  return { headers: new Map(headers), body: bytes.subarray(end.index + end[0].length) }
}

const headerOf = (part: Part, name: string): string => part.headers.get(name) ?? ''

const typeOf = (headers: Part['headers']): string =>
  (headers.get('content-type') ?? 'text/plain').split(';')[0]!.trim().toLowerCase()

function parameter(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header)
  return found?.[1] ?? found?.[2] ?? null
}

function decodeBody(part: Part): Buffer {
  const coding = headerOf(part, 'content-transfer-encoding').toLowerCase()
  if (coding === 'base64') return Buffer.from(part.body.toString('latin1'), 'base64')
  return coding === 'quoted-printable' ? quotedPrintable(part.body) : part.body
}

/** RFC 2045 section 6.7. */
function quotedPrintable(body: Buffer): Buffer {
  const text = body
    .toString('latin1')
    .replace(/[ \t]*=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}
