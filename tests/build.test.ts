import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../tools/find-node.mjs'
import { needs } from './support/judges.ts'
import { openTextRecogniser } from '../src/core/workers/text-recogniser.ts'
import { threadedDecoder } from '../src/core/workers/file-decoder.ts'

let out = ''
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'holdfast-build-'))
  const args = [join(ROOT, 'tools/run.mjs'), 'electron-vite', 'build', '--outDir', out]
  const done = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  expect(done.status, done.stderr).toBe(0)
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

function filesIn(part: string): readonly string[] {
  return readdirSync(join(out, part), { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? `${entry.name}/` : entry.name,
  )
}

describe('the built app', () => {
  test('is flat: every built file of a part stands beside the others', () => {
    const folders = ['main', 'preload', 'renderer'].flatMap(filesIn).filter((name) => name.endsWith('/'))
    expect(folders).toEqual([])
  })
  test('has a preload of one CommonJS file that requires Electron and nothing else', () => {
    expect(filesIn('preload')).toEqual(['index.cjs'])
    const text = readFileSync(join(out, 'preload/index.cjs'), 'utf8')
    const required = [...text.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map((hit) => hit[1])
    expect(required).toEqual(['electron'])
    expect(text).not.toMatch(/^\s*(import|export)\b/m)
  })
  test('has a page with a place for a nonce and no script in it', () => {
    const html = readFileSync(join(out, 'renderer/index.html'), 'utf8')
    expect(html).toContain('<meta property="csp-nonce" content="%NONCE%" nonce="%NONCE%"')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
  })
  test('has an entry file for each thread that main starts', () => {
    const built = filesIn('main')
    const text = built.map((name) => readFileSync(join(out, 'main', name), 'utf8')).join('\n')
    const started = [...text.matchAll(/new URL\(["'`]\.\/([\w-]+\.js)["'`]/g)].map((hit) => hit[1])
    const threads = [
      'vault-thread.js',
      'kdf-worker.js',
      'chunk-worker.js',
      'decoder-worker.js',
      'recogniser-worker.js',
    ]
    expect(new Set(started)).toEqual(new Set(threads))
    expect(built).toEqual(expect.arrayContaining(threads))
  })
  test('names its main file as package.json does', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(manifest).toHaveProperty('main', 'out/main/index.js')
    expect(filesIn('main')).toContain('index.js')
  })
})

describe.skipIf(needs('convert'))('the built threads', () => {
  const entry = (name: string): URL => pathToFileURL(join(out, 'main', name))
  const picture = (name: string, ...drawing: readonly string[]): Uint8Array => {
    execFileSync('convert', [...drawing, join(out, name)])
    return readFileSync(join(out, name))
  }
  beforeAll(() => {
    // As in the package: what is built lies beside the packages that it asks for by name.
    symlinkSync(join(ROOT, 'node_modules'), join(out, 'node_modules'))
    writeFileSync(join(out, 'package.json'), '{"type":"module"}')
  })

  test.each([
    ['tiff', 'utif2'],
    ['heic', 'libheif'],
  ] as const)('decode %s with %s', async (format, library) => {
    const wasmFile = join(out, 'node_modules/libheif-js/libheif-wasm/libheif.wasm')
    const decoder = threadedDecoder({ workerUrl: entry('decoder-worker.js'), wasmFile })
    const bytes = picture(`a.${format}`, '-size', '64x48', 'gradient:red-blue')
    const limits = { mostPixels: 10_000, mostPages: 9 }
    const decoded = await decoder.decodePicture(bytes, format, limits)
    expect(decoded).toMatchObject({
      kind: 'pictures',
      by: expect.stringContaining(library),
      pagesInFile: 1,
    })
  })

  test('recognise text', async () => {
    const languageFile = join(out, 'node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz')
    const recogniser = openTextRecogniser({
      workerUrl: entry('recogniser-worker.js'),
      languageFile,
      threads: 1,
    })
    const font = execFileSync('fc-match', ['-f', '%{file}', 'sans-serif'], { encoding: 'utf8' })
    const bytes = picture(
      'words.png',
      '-font',
      font,
      '-pointsize',
      '40',
      'label: Kept words ',
      '-bordercolor',
      'white',
      '-border',
      '20',
    )
    const words = await recogniser.recognise({ bytes, orientation: 1, isThorough: true })
    await recogniser.close()
    expect(words?.map(({ text }) => text)).toEqual(['Kept', 'words'])
  })
})
