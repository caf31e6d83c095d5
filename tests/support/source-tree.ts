import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'

/** Paths from the top of the repository, with `/`, and what stands in each file. */
export type Tree = ReadonlyMap<string, string>

export type Import = { readonly from: string; readonly isTypeOnly: boolean }

const SKIPPED_FOLDERS = new Set(['node_modules', 'out', 'dist', '.git'])

function listFiles(path: string): readonly string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !SKIPPED_FOLDERS.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(path, entry.name)) : [join(path, entry.name)]))
}

/** Reads every file under `places` (files or folders) whose name ends in one of `endings`. */
export function readTree(root: string, places: readonly string[], endings: readonly string[]): Tree {
  const paths = places.flatMap((place) => listFiles(join(root, place)))
  const wanted = paths.filter((path) => endings.some((ending) => path.endsWith(ending)))
  return new Map(
    wanted.map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  )
}

const STATIC_IMPORT = /^(?:import|export)\s+(type\s+)?(?:[\w$*{},\s]+?\s+from\s+)?['"]([^'"]+)['"]/gm
const DYNAMIC_IMPORT = /\b(?:import|require|import\.meta\.resolve)\(\s*['"]([^'"]+)['"]/g

/** What a file imports, relative paths turned into paths from the top. `import type` is told apart. */
export function importsOf(path: string, text: string): readonly Import[] {
  const resolve = (from: string): string =>
    from.startsWith('.') ? posix.join(posix.dirname(path), from) : from
  const fixed = [...text.matchAll(STATIC_IMPORT)].map((hit) => ({
    from: resolve(hit[2] ?? ''),
    isTypeOnly: hit[1] !== undefined,
  }))
  const dynamic = [...withoutComments(text).matchAll(DYNAMIC_IMPORT)].map((hit) => ({
    from: resolve(hit[1] ?? ''),
    isTypeOnly: false,
  }))
  return [...fixed, ...dynamic]
}

/** `@scope/name/deep` and `name/deep` → the package; `node:fs` and paths stay as they are. */
export function packageOf(from: string): string {
  const parts = from.split('/')
  return parts.slice(0, from.startsWith('@') ? 2 : 1).join('/')
}

export function isPackage(from: string): boolean {
  return (
    !from.startsWith('node:') && !/^(src|tests|tools|bench|resources)\//.test(from) && from !== 'package.json'
  )
}

// One alternative each: string, template, comment, regular expression after a mark that a value can follow.
const PIECES =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?<=[(,=:[!&|?{;\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/g

/** The same text with comments blanked; strings stay. */
export function withoutComments(text: string): string {
  return text.replaceAll(PIECES, (piece) => (/^\/[/*]/.test(piece) ? blank(piece) : piece))
}

/** The same text with comments, strings and regular expressions blanked: only code is left. */
export function codeOnly(text: string): string {
  return text.replaceAll(PIECES, blank)
}

function blank(piece: string): string {
  return piece.replaceAll(/[^\n]/g, ' ')
}
