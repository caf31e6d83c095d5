import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { newNonce, pagePolicy } from './security/page-policy.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

const NONCE_PLACE = '%NONCE%'

/** Serves the built interface from `folder` and nothing outside it. Each page carries a nonce of its own. */
export function serveApp(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const path = fileOf(folder, request.url)
    const type = path === null ? undefined : TYPES[extname(path)]
    if (path === null || type === undefined || request.method !== 'GET') return refused(404)
    try {
      const bytes = await readFile(path)
      return type.startsWith('text/html') ? page(bytes.toString('utf8'), type) : file(bytes, type)
    } catch {
      // Whatever the disk says of it, the page learns only that there is no such file.
      return refused(404)
    }
  }
}

function fileOf(folder: string, url: string): string | null {
  const { pathname } = new URL(url)
  const name = pathname === '/' ? '/index.html' : pathname
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

function page(html: string, type: string): Response {
  const nonce = newNonce()
  return new Response(html.replaceAll(NONCE_PLACE, nonce), {
    headers: { ...SAFE, 'content-type': type, 'content-security-policy': pagePolicy(nonce) },
  })
}

function file(bytes: Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(bytes, { headers: { ...SAFE, 'content-type': type } })
}

const SAFE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

const refused = (status: number): Response => new Response(null, { status })
