// Builds resources/check-page/02-Check-this-package.html from src/check-page: one file, the same bytes every time.
// It is committed, because the command line seals from source without a build; a test builds it again and compares.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { Plugin } from 'vite'
import { ROOT } from './find-node.mjs'

const SOURCE = join(ROOT, 'src/check-page')
export const PAGE_PATH = join(ROOT, 'resources/check-page/02-Check-this-package.html')
/** In the form of sha256sum: whoever has this repository can compare the page in a package with it. */
export const PAGE_HASH_PATH = join(ROOT, 'docs/check-page.sha256')

// Schemas of zod would otherwise try `new Function`, which the page's own policy forbids and browsers then report.
const INTRO = 'globalThis.__zod_globalConfig = { jitless: true };'

/** What core does with Node's or libsodium's code, the page does with its own: same exports, same answers. */
const SWAPPED = ['hash.ts', 'sign.ts', 'bytes.ts'].map((name) => ({
  from: join(ROOT, 'src/core/crypto', name),
  to: join(SOURCE, 'platform', name),
}))

const swapPlatform: Plugin = {
  name: 'swap-platform',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source.startsWith('node:')) throw new Error(`the check page would need ${source} for ${importer}`)
    if (importer === undefined || !source.startsWith('.')) return null
    const path = resolve(dirname(importer), source)
    return SWAPPED.find(({ from }) => from === path)?.to ?? null
  },
}

async function buildScript(): Promise<string> {
  const built = await build({
    root: SOURCE,
    configFile: false,
    logLevel: 'error',
    plugins: [swapPlatform],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      minify: false,
      rolldownOptions: {
        input: join(SOURCE, 'main.ts'),
        output: {
          format: 'iife',
          intro: INTRO,
          codeSplitting: false,
          comments: { legal: true, jsdoc: false },
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
        },
      },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  const [chunk, ...rest] = outputs
  if (chunk?.type !== 'chunk' || rest.length > 0) throw new Error('the page was not built into one file')
  return chunk.code
}

function sourceHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** Fills the empty places of page.html. Each must be there once, or the page would not be what its policy says. */
function fill(template: string, places: readonly (readonly [empty: string, filled: string])[]): string {
  return places.reduce((page, [empty, filled]) => {
    const parts = page.split(empty)
    if (parts.length !== 2) throw new Error(`page.html has not one ${empty}`)
    return parts.join(filled)
  }, template)
}

/** The page's bytes, as text with LF. */
export async function buildCheckPage(): Promise<string> {
  const script = await buildScript()
  const style = readFileSync(join(SOURCE, 'page.css'), 'utf8')
  for (const end of ['</script', '<!--', '</style', '\r']) {
    if (script.includes(end) || style.includes(end))
      throw new Error(`a part of the page holds ${JSON.stringify(end)}`)
  }
  const policy = [
    `default-src 'none'`,
    `script-src ${sourceHash(script)}`,
    `style-src ${sourceHash(style)}`,
    'img-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
  return fill(readFileSync(join(SOURCE, 'page.html'), 'utf8'), [
    ['Content-Security-Policy" content=""', `Content-Security-Policy" content="${policy}"`],
    ['<style></style>', `<style>${style}</style>`],
    ['<script></script>', `<script>${script}</script>`],
  ])
}

export function hashLine(page: string): string {
  const sha256 = createHash('sha256').update(page).digest('hex')
  return `${sha256}  ${relative(ROOT, PAGE_PATH).split(sep).join('/')}\n`
}

async function main(): Promise<void> {
  const page = await buildCheckPage()
  mkdirSync(dirname(PAGE_PATH), { recursive: true })
  writeFileSync(PAGE_PATH, page)
  writeFileSync(PAGE_HASH_PATH, hashLine(page))
  process.stdout.write(`${hashLine(page)}${Buffer.byteLength(page)} bytes\n`)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
