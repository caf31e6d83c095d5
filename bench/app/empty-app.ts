import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const EMPTY = join(import.meta.dirname, 'empty')

/** Writes an app to compare with into `folder`: a page with nothing on it, or with an empty list. Its main file. */
export async function writeEmptyApp(folder: string, page: 'nothing' | 'list'): Promise<string> {
  const main = join(folder, 'out/main/index.js')
  mkdirSync(join(folder, 'out/main'), { recursive: true })
  mkdirSync(join(folder, 'page'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '0.0.0', type: 'module' }))
  copyFileSync(join(EMPTY, 'main.mjs'), main)
  writeFileSync(join(folder, 'page/preload.js'), '')
  const script = page === 'list' ? '<script type="module" src="list.js"></script>' : ''
  writeFileSync(
    join(folder, 'page/index.html'),
    `<!doctype html><title>Empty</title><body style="margin:0">${script}</body>`,
  )
  if (page === 'list') await buildList(join(folder, 'page'))
  return main
}

async function buildList(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: EMPTY,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: false,
      lib: { entry: join(EMPTY, 'list.tsx'), formats: ['es'], fileName: () => 'list.js' },
    },
  })
}
