import { importsOf, isPackage, packageOf } from './source-tree.ts'
import type { Tree } from './source-tree.ts'

/** Package name → the folders that may import it, as the dependency ADR has them. */
export type DependencyTable = ReadonlyMap<string, readonly string[]>

/** Reads the rows ``| `name` | licence | `src/…`, `src/…` | why |`` of the ADR; other folders than src/ are ignored. */
export function readDependencyTable(adr: string): DependencyTable {
  const rows = adr.split('\n').filter((line) => line.startsWith('| `'))
  return new Map(
    rows.map((row) => {
      const cells = row.split('|').map((cell) => cell.trim())
      const name = cells[1]?.replaceAll('`', '') ?? ''
      const places = [...(cells[3] ?? '').matchAll(/`(src\/[^`]*)`/g)].map((hit) => hit[1] ?? '')
      return [name, places]
    }),
  )
}

/** Every import of a package by a source file that the table does not allow there. */
export function findUndecidedImports(tree: Tree, table: DependencyTable): readonly string[] {
  return [...tree].flatMap(([path, text]) =>
    importsOf(path, text)
      .filter(({ from, isTypeOnly }) => isPackage(from) && !isTypeOnly)
      .map(({ from }) => packageOf(from))
      .filter((name) => !table.get(name)?.some((place) => path.startsWith(place)))
      .map((name) => `${path} imports ${name}, which docs/adr/0002-dependencies.md does not allow there`),
  )
}

function toPattern(phrase: string): RegExp {
  const words = phrase.split(/[\s-]+/).map((word) => word.replaceAll(/[^\w]/g, String.raw`\$&`))
  return new RegExp(String.raw`\b${words.join(String.raw`[\s-]+`)}\b`, 'i')
}

/** Lines that use a word we never use of the product. A line that itself says "never say" is let through. */
export function findForbiddenWords(tree: Tree, phrases: readonly string[]): readonly string[] {
  const patterns = phrases.map((phrase) => ({ phrase, pattern: toPattern(phrase) }))
  return [...tree]
    .filter(([path]) => path !== 'resources/forbidden-words.json')
    .flatMap(([path, text]) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          /never say/i.test(line)
            ? []
            : patterns
                .filter(({ pattern }) => pattern.test(line))
                .map(({ phrase }) => `${path}:${index + 1} says "${phrase}"`),
        ),
    )
}
