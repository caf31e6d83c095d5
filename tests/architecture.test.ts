import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ROOT } from '../tools/find-node.mjs'
import { codeOnly, importsOf, readTree } from './support/source-tree.ts'
import type { Tree } from './support/source-tree.ts'
import { WALLS } from './support/walls.ts'
import { findForbiddenWords, findUndecidedImports, readDependencyTable } from './support/written-rules.ts'

const CODE = readTree(ROOT, ['src', 'tests', 'tools', 'bench'], ['.ts', '.tsx', '.mjs'])
const SOURCE: Tree = new Map([...CODE].filter(([path]) => path.startsWith('src/')))
const ADR = readFileSync(join(ROOT, 'docs/adr/0002-dependencies.md'), 'utf8')
const TABLE = readDependencyTable(ADR)
const PROSE = readTree(
  ROOT,
  ['src', 'resources', 'docs', 'README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ['.ts', '.tsx', '.json', '.md', '.html', '.css', '.txt'],
)
const phrasesSchema = z.union([
  z.array(z.string()),
  z.object({ words: z.array(z.string()) }).transform(({ words }) => words),
])
const PHRASES = phrasesSchema.parse(
  JSON.parse(readFileSync(join(ROOT, 'resources/forbidden-words.json'), 'utf8')),
)

const long = Array.from({ length: 401 }, (_, index) => `const a${index} = ${index}`).join('\n')

/** For each wall, files that break it: without these a wall that never fires would look as good. */
const PLANTED: Readonly<Record<string, readonly (readonly [path: string, text: string])[]>> = {
  'contract imports zod and itself only': [
    ['src/contract/x.ts', `import { join } from 'node:path'`],
    ['src/contract/x.ts', `import type { Vault } from '../core/vault/vault.ts'`],
    ['src/contract/x.ts', `import { gzipSync } from 'fflate'`],
  ],
  'core imports contract and itself, no host': [
    ['src/core/tags/rules.ts', `import { run } from '../../cli/main.ts'`],
    ['src/core/tags/rules.ts', `import type { Window } from '../../main/window.ts'`],
    ['src/core/tags/rules.ts', `const load = () => import('../../renderer/api.ts')`],
  ],
  'core knows no Electron, React or browser': [
    ['src/core/a.ts', `import { app } from 'electron'`],
    ['src/core/a.ts', `import { jsx } from 'react/jsx-runtime'`],
  ],
  'hosts import core and contract only': [['src/cli/a.ts', `import { open } from '../main/window.ts'`]],
  'preload knows the contract by its types': [
    ['src/preload/index.ts', `import { contract } from '../contract/index.ts'`],
    ['src/preload/index.ts', `import type { Vault } from '../core/vault/vault.ts'`],
  ],
  'renderer imports contract only': [['src/renderer/api.ts', `import { x } from '../core/tags/rules.ts'`]],
  'the check page imports core and contract only': [
    ['src/check-page/main.ts', `import { findBrowser } from '../cli/chromium/find-browser.ts'`],
  ],
  'nothing that the check page reaches needs more than a browser': [
    ['src/check-page/main.ts', `import { join } from 'node:path'`],
    ['src/check-page/main.ts', `import sodium from 'libsodium-wrappers'`],
  ],
  'the check page has no Node and reads no text as HTML': [
    ['src/check-page/a.ts', `const a = Buffer.from('a')`],
    ['src/check-page/a.ts', `box.innerHTML = name`],
    ['src/check-page/a.ts', `document.write(name)`],
  ],
  'renderer has no Node': [['src/renderer/api.ts', `import { readFile } from 'node:fs/promises'`]],
  'only core/crypto imports libsodium': [
    ['src/core/vault/a.ts', `import sodium from 'libsodium-wrappers'`],
    ['src/cli/a.ts', `import type { X } from 'libsodium-wrappers'`],
  ],
  'only core/db/open.ts imports better-sqlite3': [
    ['src/core/db/sql.ts', `import Database from 'better-sqlite3'`],
    ['src/core/vault/vault.ts', `const db = require('better-sqlite3')`],
  ],
  'only core/bundles/pdf imports pdf-lib': [
    ['src/core/bundles/a.ts', `import {\n  PDFDocument,\n} from 'pdf-lib'`],
    ['src/core/bundles/a.ts', `import fontkit from '@cantoo/fontkit'`],
  ],
  'a slice uses the queries and rules of another, never its handlers': [
    ['src/core/tags/handlers.ts', `import { add } from '../incidents/handlers.ts'`],
    ['src/core/tags/handlers.ts', `import { apply } from '../incidents/events.ts'`],
    ['src/core/vault/vault.ts', `import { apply } from '../incidents/events.ts'`],
    ['src/core/tags/rules.ts', `import { draw } from '../timeline/drawing.ts'`],
  ],
  'the parts below the slices do not look up': [
    ['src/core/crypto/aead.ts', `import { open } from '../db/open.ts'`],
    ['src/core/when/parse.ts', `import { x } from '../incidents/rules.ts'`],
  ],
  'only core/db/open.ts makes a database': [['src/core/vault/a.ts', `const db = new Database(path)`]],
  'core finds no file by its own place': [['src/core/a.ts', `const here = new URL('./x', import.meta.url)`]],
  'core has no page to touch': [
    ['src/core/a.ts', `window.alert(1)`],
    ['src/core/a.ts', `document.querySelector('p')`],
  ],
  'ipcMain is named in main/ipc.ts alone': [['src/main/window.ts', `import { ipcMain } from 'electron'`]],
  'ipcRenderer is named in preload/index.ts alone': [['src/renderer/a.ts', `ipcRenderer.send('x')`]],
  'only renderer/api.ts touches the bridge': [['src/renderer/a.tsx', `window.bridge.call('x')`]],
  'no default export': [['src/core/a.ts', `export default function a() {}`]],
  'no any': [
    ['src/core/a.ts', `const a: any = 1`],
    ['tests/a.test.ts', `const a = b as any`],
    ['src/core/a.ts', `const a: Map<string, any> = b`],
  ],
  'no enum and no namespace': [
    ['src/core/a.ts', `export const enum A { B }`],
    ['src/core/a.ts', `namespace A {}`],
  ],
  'no re-export but in the contract': [
    ['src/core/a.ts', `export * from './b.ts'`],
    ['src/core/a.ts', `export {\n  b,\n} from './b.ts'`],
  ],
  'a test says which outside judges it needs': [
    ['tests/a.test.ts', `execFileSync('qpdf', ['--check', path])`],
    ['tests/a.test.ts', `test.skipIf(needs('age'))('x', () => { spawnSync(\n  'minisign') })`],
  ],
  'the guard against an old Node stands before better-sqlite3': [
    ['src/core/db/open.ts', `import Database from 'better-sqlite3'`],
    ['src/core/db/open.ts', `import Database from 'better-sqlite3'\nimport './node-guard.ts'`],
  ],
  'no barrel but the contract': [['src/core/tags/index.ts', `const a = 1`]],
  'no file over 400 lines': [['src/core/a.ts', long]],
}

describe.each(WALLS)('$name', ({ name, find }) => {
  test('holds in this tree', () => {
    expect(find(CODE)).toEqual([])
  })
  test.each(PLANTED[name] ?? [['', '']])('fires on a planted violation, %#: %s', (path, text) => {
    expect(find(new Map([[path, text]]))).toHaveLength(1)
  })
})

describe('dependencies', () => {
  test('every package that src imports is in the ADR, for that place', () => {
    expect(findUndecidedImports(SOURCE, TABLE)).toEqual([])
  })
  test('an import without a decision, or in another place than decided, is noticed', () => {
    const tree = new Map([
      ['src/core/tags/rules.ts', `import pad from 'left-pad'`],
      ['src/renderer/api.ts', `import { unzip } from 'yauzl'`],
    ])
    expect(findUndecidedImports(tree, TABLE)).toHaveLength(2)
  })
  test('every dependency of package.json is in the ADR', () => {
    const manifest = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')))
    const groups = ['dependencies', 'devDependencies', 'optionalDependencies']
    const names = groups.flatMap((group) => Object.keys(manifest[group] ?? {}))
    expect(names.filter((name) => !TABLE.has(name))).toEqual([])
  })
})

describe('words', () => {
  test('no forbidden word is used of the product', () => {
    expect(findForbiddenWords(PROSE, PHRASES)).toEqual([])
  })
  test.each([
    'This proves it.',
    'A Tamper-proof log',
    'military grade keys',
    'a secure electronic\tsignature',
    'is legally binding',
  ])('"%s" is noticed', (text) => {
    expect(findForbiddenWords(new Map([['README.md', text]]), PHRASES)).toHaveLength(1)
  })
  test.each(['A proof and a certificate.', 'It is improved.', 'We never say "tamper-proof".'])(
    '"%s" is let through',
    (text) => {
      expect(findForbiddenWords(new Map([['README.md', text]]), PHRASES)).toEqual([])
    },
  )
})

describe('reading the tree', () => {
  test('there is something to read', () => {
    expect(SOURCE.size).toBeGreaterThan(5)
    expect(PROSE.has('README.md')).toBe(true)
  })
  test('imports of every form are seen, and types told apart', () => {
    const text = [
      `import './a.ts'`,
      `import type { B } from './b.ts'`,
      `import C, {\n  d,\n  type E,\n} from '../c.ts'`,
      `export { f } from './f.ts'`,
      `const g = await import('./g.ts')`,
    ].join('\n')
    expect(importsOf('src/core/tags/x.ts', text)).toEqual([
      { from: 'src/core/tags/a.ts', isTypeOnly: false },
      { from: 'src/core/tags/b.ts', isTypeOnly: true },
      { from: 'src/core/c.ts', isTypeOnly: false },
      { from: 'src/core/tags/f.ts', isTypeOnly: false },
      { from: 'src/core/tags/g.ts', isTypeOnly: false },
    ])
  })
  test('what the check page reaches is followed from file to file, with the files that its build swaps', () => {
    const wall = WALLS.find(({ name }) => name.startsWith('nothing that the check page reaches'))
    const tree = new Map([
      ['src/check-page/main.ts', `import { a } from '../core/packages/a.ts'`],
      ['src/core/packages/a.ts', `import { b } from './b.ts'\nimport { sha256 } from '../crypto/hash.ts'`],
      ['src/core/packages/b.ts', `import { readFile } from 'node:fs'`],
      ['src/core/crypto/hash.ts', `import { hash } from 'node:crypto'`],
      ['src/check-page/platform/hash.ts', `import { sha256 } from '@noble/hashes/sha2.js'`],
    ])
    expect(wall?.find(tree)).toEqual(['src/core/packages/b.ts imports node:fs'])
  })
  test('words in comments and strings are not code', () => {
    const code = codeOnly(`const a = 'x: any' // as any\n/* y: any */ const b = /['"]any/g\nconst c = b`)
    expect(code).not.toContain('any')
    expect(code).toContain('const c = b')
  })
})
