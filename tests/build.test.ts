import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../tools/find-node.mjs'

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
    const threads = ['vault-thread.js', 'kdf-worker.js', 'chunk-worker.js']
    expect(filesIn('main')).toEqual(expect.arrayContaining(threads))
  })
  test('names its main file as package.json does', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(manifest).toHaveProperty('main', 'out/main/index.js')
    expect(filesIn('main')).toContain('index.js')
  })
})
