import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'
import type { Browser, Page } from 'playwright'

const ORIGIN = 'http://sample.invalid'
const FONT_FOLDERS = ['noto-sans', 'noto-sans-arabic', 'noto-sans-sc', 'noto-emoji']
const FONT_SHEETS = FONT_FOLDERS.flatMap((folder) =>
  ['400', '600'].map((weight) => `${folder}/${weight}.css`),
)

const FONT_LINKS = FONT_SHEETS.map((sheet) => `<link rel=stylesheet href="/fonts/${sheet}">`).join('')
const BASE_STYLE = style('base')

/** A style sheet of this tool, by name. */
export function style(name: string): string {
  return readFileSync(join(import.meta.dirname, 'styles', `${name}.css`), 'utf8')
}

export type PictureSize = { readonly width: number; readonly height: number; readonly scale: number }

export const PHONE: PictureSize = { width: 390, height: 844, scale: 2 }
export const DESKTOP: PictureSize = { width: 1180, height: 760, scale: 1.5 }

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
  })
}

/** A page over an origin that exists in this process only: fonts come from node_modules, nothing from a network. */
async function openPage(browser: Browser, size: PictureSize, root: string, html: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    deviceScaleFactor: size.scale,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const page = await context.newPage()
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url())
    if (origin !== ORIGIN) return route.abort()
    if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
    if (!pathname.startsWith('/fonts/')) return route.fulfill({ status: 404, body: '' })
    const file = join(root, 'node_modules/@fontsource', pathname.slice('/fonts/'.length))
    const contentType = pathname.endsWith('.css') ? 'text/css' : 'font/woff2'
    return route.fulfill({ contentType, body: await readFile(file) })
  })
  await page.goto(ORIGIN)
  await page.evaluate('document.fonts.ready')
  return page
}

export function htmlDocument(css: string, body: string, attributes = 'lang=en-GB', title = 'Sample'): string {
  const head = `<meta charset=utf-8><title>${title}</title>${FONT_LINKS}<style>${BASE_STYLE}${css}</style>`
  return `<!doctype html><html ${attributes}>${head}<body>${body}`
}

type Shot = { readonly root: string; readonly size: PictureSize; readonly html: string }

/** The page as PNG, as tall as its content. */
export async function shootPng(browser: Browser, { root, size, html }: Shot): Promise<Buffer> {
  const page = await openPage(browser, size, root, html)
  const png = await page.screenshot({ fullPage: true, type: 'png' })
  await page.context().close()
  return repack(png)
}

/** The same picture without PNG line filters and tightly packed: a quarter smaller for pictures of text. */
function repack(png: Buffer): Buffer {
  const packing = ['-pred', 'none', '-compression_level', '100', '-fflags', '+bitexact']
  const pipes = ['-f', 'image2pipe', '-c:v', 'png', 'pipe:1']
  const maxBuffer = 16 * 1024 * 1024
  return execFileSync('ffmpeg', ['-v', 'error', '-i', 'pipe:0', ...packing, ...pipes], {
    input: png,
    maxBuffer,
  })
}

export async function shootJpeg(
  browser: Browser,
  { root, size, html }: Shot,
  quality: number,
): Promise<Buffer> {
  const page = await openPage(browser, size, root, html)
  const jpeg = await page.screenshot({ type: 'jpeg', quality })
  await page.context().close()
  return jpeg
}

/** The page as an A4 PDF whose dates are `madeAt` (14 digits), not the day this ran. */
export async function printPdf(
  browser: Browser,
  root: string,
  html: string,
  madeAt: string,
): Promise<Buffer> {
  const page = await openPage(browser, DESKTOP, root, html)
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true })
  await page.context().close()
  const dated = pdf.toString('latin1').replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}/g, `$1${madeAt}`)
  return Buffer.from(dated, 'latin1')
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
