import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { framePolicy, newNonce, pagePolicy, type FrameName } from './security/page-policy.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
/** Data that pdf.js asks for by name: letters of fonts that a PDF does not bring, and decoders. */
const PDFJS_FILE = /^\/pdfjs\/(cmaps|standard_fonts|wasm|iccs)\/[\w.-]+$/

const NONCE_PLACE = '%NONCE%'

/** The one page of each host of the scheme. A frame has a host of its own, so that it is foreign to the app's page. */
const PAGES: Readonly<Record<string, string>> = {
  holdfast: '/index.html',
  pdf: '/pdf-frame.html',
  'saved-page': '/saved-page-frame.html',
}

export type AppFolders = {
  /** The built interface. */
  readonly page: string
  readonly pdfjs: string
}

const asItIs = (html: string): string => html

/** Serves the built interface and nothing outside it. Each page carries a nonce of its own. */
export function serveApp(
  folders: AppFolders,
  looks: (html: string) => string = asItIs,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { hostname, pathname } = new URL(request.url)
    const path = fileOf(folders, hostname, pathname)
    if (path === null || request.method !== 'GET') return refused(404)
    const type = TYPES[extname(path)] ?? 'application/octet-stream'
    try {
      const bytes = await readFile(path)
      return type.startsWith('text/html')
        ? page(looks(bytes.toString('utf8')), type, hostname)
        : file(bytes, type, hostname)
    } catch {
      // Whatever the disk says of it, the page learns only that there is no such file.
      return refused(404)
    }
  }
}

function fileOf(folders: AppFolders, hostname: string, pathname: string): string | null {
  const page = PAGES[hostname]
  if (page === undefined) return null
  if (hostname === 'pdf' && PDFJS_FILE.test(pathname))
    return join(folders.pdfjs, pathname.slice('/pdfjs/'.length))
  const path = inside(folders.page, pathname === '/' ? page : pathname)
  if (path === null || TYPES[extname(path)] === undefined) return null
  // No host shows another one's page.
  return extname(path) === '.html' && path !== join(folders.page, page) ? null : path
}

function inside(folder: string, name: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(name)
  } catch {
    // A broken escape names no file.
    return null
  }
  const path = normalize(join(folder, decoded))
  return path.startsWith(folder + sep) && !decoded.includes('\0') ? path : null
}

function page(html: string, type: string, hostname: string): Response {
  const nonce = newNonce()
  const policy = isFrame(hostname) ? framePolicy(hostname) : pagePolicy(nonce)
  return new Response(html.replaceAll(NONCE_PLACE, nonce), {
    headers: { ...safeHeaders(hostname), 'content-type': type, 'content-security-policy': policy },
  })
}

/** A worker is held to the policy that it is served with, not to that of the page that starts it. */
function file(bytes: Uint8Array<ArrayBuffer>, type: string, hostname: string): Response {
  const policy = isFrame(hostname) ? { 'content-security-policy': framePolicy(hostname) } : {}
  return new Response(bytes, { headers: { ...safeHeaders(hostname), 'content-type': type, ...policy } })
}

const isFrame = (hostname: string): hostname is FrameName => hostname !== 'holdfast'

const safeHeaders = (hostname: string): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  // A frame of another host stands in the page: only the page itself is alone with its windows.
  ...(isFrame(hostname) ? {} : { 'cross-origin-opener-policy': 'same-origin' }),
})

const refused = (status: number): Response => new Response(null, { status })
