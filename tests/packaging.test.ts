import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NODE_PACKAGES, ROOT } from '../tools/find-node.mjs'

// Electron's own binary is fetched at first start and cannot be had everywhere, so electron-builder gets a
// stand-in with the mark it looks for: a sentinel, version 1, nine fuses, all off.
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const STAND_IN = `${SENTINEL}\u0001\u0009000000000`

let folder = ''

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** A small project of the same make: our main file, one library, and every Node that npm brings. */
function makeProject(): void {
  const nodes = Object.values(NODE_PACKAGES)
  for (const name of ['library', ...nodes]) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    put(`node_modules/${name}/index.js`, `// the file of ${name}`)
  }
  const optionalDependencies = Object.fromEntries(nodes.map((name) => [name, '1.0.0']))
  const names = { name: 'holdfast', version: '0.1.0', description: 'A test', author: 'Holdfast contributors' }
  const manifest = {
    ...names,
    main: 'out/main/index.js',
    dependencies: { library: '1.0.0' },
    optionalDependencies,
  }
  put('package.json', JSON.stringify(manifest))
  put('out/main/index.js', '// the built main file')
  put('src/main/index.ts', '// the source of the main file')
  put('resources/words.json', '{}')
  put('stand-in/electron', STAND_IN)
  put('stand-in/version', '45.4.1')
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-package-'))
  makeProject()
  const config = ['--config', join(ROOT, 'electron-builder.yml'), '-c.electronVersion=45.4.1']
  const stand = [`-c.electronDist=${join(folder, 'stand-in')}`, '--projectDir', folder]
  const args = ['electron-builder', '--dir', '--linux', '--x64', ...stand, ...config]
  const done = spawnSync(process.execPath, [join(ROOT, 'tools/run.mjs'), ...args], { encoding: 'utf8' })
  expect(done.status, done.stdout + done.stderr).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packaged app', () => {
  // The order is that of Electron's fuse wire, version 1 (docs/tutorial/fuses.md in electron/electron).
  test.each([
    [0, 'run as Node', '0'],
    [1, 'cookie encryption', '1'],
    [2, 'NODE_OPTIONS', '0'],
    [3, 'inspect arguments', '0'],
    [4, 'asar integrity', '1'],
    [5, 'only from asar', '1'],
  ])('has fuse %d, %s, set to %s', (place, _name, state) => {
    const program = readFileSync(join(folder, 'dist/linux-unpacked/holdfast'), 'latin1')
    expect(program.charAt(program.indexOf(SENTINEL) + SENTINEL.length + 2 + place)).toBe(state)
  })
  test('holds the built files and the libraries, no source and no Node that npm brings', () => {
    const asar = readFileSync(join(folder, 'dist/linux-unpacked/resources/app.asar'), 'latin1')
    expect(asar).toContain('the built main file')
    expect(asar).toContain('the file of library')
    expect(asar).not.toContain('the source of')
    expect(asar).not.toMatch(/the file of node-/)
  })
})
