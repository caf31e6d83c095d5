import { codeOnly, importsOf, isPackage, packageOf } from './source-tree.ts'
import type { Import, Tree } from './source-tree.ts'
import { ALL_JUDGES } from '../../tools/judges.ts'

/** One rule about the tree. `find` returns a sentence for every place that breaks it. */
export type Wall = { readonly name: string; readonly find: (tree: Tree) => readonly string[] }

type IsAllowed = (path: string, imported: Import) => boolean

/** Folders of core that are no slice: they know formats, files and keys, and nothing of what is recorded. */
const BENEATH = [
  'crypto',
  'db',
  'formats',
  'model',
  'packages',
  'pades',
  'ports',
  'printing',
  'vault',
  'when',
  'workers',
]

function sideOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? ''
}

function sliceOf(path: string): string {
  const folder = /^src\/core\/([^/]+)\//.exec(path)?.[1] ?? ''
  return BENEATH.includes(folder) ? '' : folder
}

/** A wall about imports: everything that `applies` to must be allowed. */
function importWall(name: string, applies: (path: string) => boolean, isAllowed: IsAllowed): Wall {
  const find = (tree: Tree): readonly string[] =>
    [...tree]
      .filter(([path]) => path.startsWith('src/') && applies(path))
      .flatMap(([path, text]) =>
        importsOf(path, text)
          .filter((imported) => !isAllowed(path, imported))
          .map((imported) => `${path} imports ${imported.from}`),
      )
  return { name, find }
}

/** A wall about text: no code (comments and strings aside) outside `isExempt` may match. */
function codeWall(name: string, pattern: RegExp, isExempt: (path: string) => boolean): Wall {
  const find = (tree: Tree): readonly string[] =>
    [...tree]
      .filter(([path]) => /\.tsx?$/.test(path) && !isExempt(path))
      .flatMap(([path, text]) =>
        codeOnly(text)
          .split('\n')
          .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
      )
  return { name, find }
}

function onlyIn(packages: readonly string[], folders: readonly string[], typesElsewhere: boolean): IsAllowed {
  return (path, { from, isTypeOnly }) =>
    !packages.includes(packageOf(from)) ||
    folders.some((folder) => path.startsWith(folder)) ||
    (typesElsewhere && isTypeOnly)
}

const isEverywhere = (): boolean => true
const isIn =
  (...sides: readonly string[]) =>
  (path: string): boolean =>
    sides.includes(sideOf(path))

function mayImportSides(...sides: readonly string[]): IsAllowed {
  return (path, { from }) => !from.startsWith('src/') || [sideOf(path), ...sides].includes(sideOf(from))
}

const UI_PACKAGES = ['electron', 'react', 'react-dom', 'react-aria-components', 'playwright']

/** Slices hand each other SQL and pure logic; what they may do and what they write down stays their own. */
const isSliceImportAllowed: IsAllowed = (path, { from, isTypeOnly }) => {
  const [mine, theirs] = [sliceOf(path), sliceOf(from)]
  if (!path.startsWith('src/core/') || theirs === '' || mine === theirs) return true
  if (/^src\/core\/(handlers|events)\.ts$/.test(path) || isTypeOnly) return true
  if (/\/(handlers|events)\.ts$/.test(from)) return false
  // The ledger is what every slice writes to, and custody/record.ts is one line of it.
  return theirs === 'ledger' || from === 'src/core/custody/record.ts' || /\/(queries|rules)\.ts$/.test(from)
}

/** Which folder of core may use which other, for the parts below the slices. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  crypto: [],
  when: [],
  db: ['crypto'],
  formats: [],
  pades: ['crypto'],
  packages: ['crypto', 'when', 'ledger', 'bundles', 'pades'],
}

const isBelowAllowed: IsAllowed = (path, { from, isTypeOnly }) => {
  const folder = /^src\/core\/([^/]+)\//.exec(path)?.[1] ?? ''
  const other = /^src\/core\/([^/]+)\//.exec(from)?.[1]
  const allowed = BELOW[folder]
  return !allowed || !other || other === folder || isTypeOnly || allowed.includes(other)
}

function tooLong(tree: Tree): readonly string[] {
  return [...tree]
    .filter(([path]) => /\.(tsx?|mjs)$/.test(path) && !path.includes('/vectors/'))
    .map(([path, text]) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 400)
    .map(({ path, lines }) => `${path} has ${lines} lines`)
}

const ENTRY_POINTS = ['src/contract/index.ts', 'src/main/index.ts', 'src/preload/index.ts']

function strayIndexes(tree: Tree): readonly string[] {
  return [...tree.keys()].filter((path) => /\/index\.tsx?$/.test(path) && !ENTRY_POINTS.includes(path))
}

function reExports(tree: Tree): readonly string[] {
  return [...tree]
    .filter(([path]) => path.startsWith('src/') && path !== 'src/contract/index.ts')
    .filter(([, text]) => /^export\s+(type\s+)?(\*|\{[^}]*\})\s+from\b/m.test(codeOnly(text)))
    .map(([path]) => `${path} exports what is not its own`)
}

/** Modules are evaluated in the order of their imports, so the guard speaks before the crash only when it is first. */
function lateGuard(tree: Tree): readonly string[] {
  const path = 'src/core/db/open.ts'
  const order = importsOf(path, tree.get(path) ?? '').map(({ from }) => from)
  const [guard, library] = [order.indexOf('src/core/db/node-guard.ts'), order.indexOf('better-sqlite3')]
  return library === -1 || (guard !== -1 && guard < library) ? [] : [`${path} loads better-sqlite3 unguarded`]
}

/** What the build of the check page puts in the place of core's own (tools/build-check-page.ts). */
const SWAPPED_IN_PAGE: ReadonlyMap<string, string> = new Map(
  ['hash.ts', 'sign.ts', 'bytes.ts'].map((name) => [
    `src/core/crypto/${name}`,
    `src/check-page/platform/${name}`,
  ]),
)
const IN_PAGE = ['zod', '@noble/hashes', '@noble/curves', '@scure/bip39']

/** Follows the page's imports as its build does: a core file that it reaches must run in a browser. */
function strangersInPage(tree: Tree): readonly string[] {
  const reached = new Set(['src/check-page/main.ts'])
  const strangers: string[] = []
  for (const path of reached) {
    const imports = importsOf(path, tree.get(path) ?? '').filter(({ isTypeOnly }) => !isTypeOnly)
    for (const { from } of imports) {
      if (from.startsWith('src/')) reached.add(SWAPPED_IN_PAGE.get(from) ?? from)
      else if (!IN_PAGE.includes(packageOf(from))) strangers.push(`${path} imports ${from}`)
    }
  }
  return strangers
}

const RUNS_JUDGE = new RegExp(String.raw`\b(?:execFile|spawn)(?:Sync)?\(\s*'(${ALL_JUDGES.join('|')})'`, 'g')

/** A test that runs an outside program without saying so fails where that program is not installed. */
function unsaidJudges(tree: Tree): readonly string[] {
  return [...tree]
    .filter(([path]) => /^tests\/.*\.test\.ts$/.test(path) && path !== 'tests/architecture.test.ts')
    .flatMap(([path, text]) => {
      const said = [...text.matchAll(/\bneeds\(([^)]*)\)/g)].map((hit) => hit[1]).join(',')
      const run = new Set([...text.matchAll(RUNS_JUDGE)].map((hit) => hit[1] ?? ''))
      return [...run]
        .filter((judge) => !said.includes(`'${judge}'`))
        .map((judge) => `${path} runs ${judge} and has no needs('${judge}')`)
    })
}

/** The walls of style.md section 4 and DESIGN section 2. */
export const WALLS: readonly Wall[] = [
  importWall('contract imports zod and itself only', isIn('contract'), (_path, { from }) =>
    isPackage(from) ? from === 'zod' : sideOf(from) === 'contract',
  ),
  importWall('core imports contract and itself, no host', isIn('core'), mayImportSides('contract')),
  importWall(
    'core knows no Electron, React or browser',
    isIn('core'),
    (_path, { from }) => !UI_PACKAGES.includes(packageOf(from)),
  ),
  importWall('hosts import core and contract only', isIn('cli', 'main'), mayImportSides('core', 'contract')),
  importWall('preload knows the contract by its types', isIn('preload'), (path, imported) =>
    sideOf(imported.from) === 'contract' ? imported.isTypeOnly : mayImportSides()(path, imported),
  ),
  importWall('renderer imports contract only', isIn('renderer'), mayImportSides('contract')),
  importWall(
    'the check page imports core and contract only',
    isIn('check-page'),
    mayImportSides('core', 'contract'),
  ),
  { name: 'nothing that the check page reaches needs more than a browser', find: strangersInPage },
  importWall(
    'renderer has no Node',
    isIn('renderer', 'contract'),
    (_path, { from }) => !from.startsWith('node:'),
  ),
  importWall(
    'only core/crypto imports libsodium',
    isEverywhere,
    onlyIn(['libsodium-wrappers', 'libsodium-wrappers-sumo', 'libsodium'], ['src/core/crypto/'], false),
  ),
  importWall(
    'only core/db/open.ts imports better-sqlite3',
    isEverywhere,
    onlyIn(['better-sqlite3', 'node:sqlite'], ['src/core/db/open.ts'], true),
  ),
  importWall(
    'only core/bundles/pdf imports pdf-lib',
    isEverywhere,
    onlyIn(
      ['pdf-lib', '@cantoo/pdf-lib', '@cantoo/fontkit'],
      ['src/core/bundles/pdf/', 'src/core/bundles/pdf.ts'],
      false,
    ),
  ),
  importWall(
    'a slice uses the queries and rules of another, never its handlers',
    isEverywhere,
    isSliceImportAllowed,
  ),
  importWall('the parts below the slices do not look up', isEverywhere, isBelowAllowed),
  codeWall(
    'only core/db/open.ts makes a database',
    /\bnew (Database|DatabaseSync|BetterSqlite3)\b/,
    (path) => path === 'src/core/db/open.ts' || !path.startsWith('src/'),
  ),
  codeWall(
    'core finds no file by its own place',
    /\bimport\.meta\.(url|dirname|filename)\b|\b__(dirname|filename)\b/,
    (path) => !/^src\/(core|contract)\//.test(path),
  ),
  codeWall(
    'core has no page to touch',
    /(?<![\w.])(window|localStorage|sessionStorage)\.|(?<![\w.])document\.(createElement|querySelector|body|cookie)/,
    (path) => !/^src\/(core|contract|cli)\//.test(path),
  ),
  codeWall(
    'the check page has no Node and reads no text as HTML',
    /(?<![\w.])(Buffer|process|require)\b|\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|srcdoc)\b|\bdocument\.write|\beval\(|\bnew Function\b/,
    (path) => !path.startsWith('src/check-page/'),
  ),
  codeWall(
    'ipcMain is named in main/ipc.ts alone',
    /\bipcMain\b/,
    // The Chromium host stands in its place.
    (path) => path === 'src/main/ipc.ts' || path.startsWith('tools/chromium-host/'),
  ),
  codeWall(
    'ipcRenderer is named in preload/index.ts alone',
    /\bipcRenderer\b/,
    (path) => path === 'src/preload/index.ts',
  ),
  codeWall(
    'only renderer/api.ts touches the bridge',
    /\bwindow\.bridge\b/,
    (path) => path === 'src/renderer/api.ts',
  ),
  codeWall('no default export', /^export default\b/, (path) => !path.includes('/')),
  codeWall('no any', /[:<,(|&=]\s*any\b(?!\s*[(:.])|\bas any\b/, () => false),
  codeWall(
    'no enum and no namespace',
    /^\s*(export\s+)?(const\s+)?(declare\s+)?(enum|namespace)\s+\w/,
    () => false,
  ),
  { name: 'no re-export but in the contract', find: reExports },
  { name: 'a test says which outside judges it needs', find: unsaidJudges },
  { name: 'the guard against an old Node stands before better-sqlite3', find: lateGuard },
  { name: 'no barrel but the contract', find: strayIndexes },
  { name: 'no file over 400 lines', find: tooLong },
]
