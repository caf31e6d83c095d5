import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { formsOf } from './planted.ts'
import type { Written } from './watched-run.ts'

/** Files that the person asked to be written, or that were there before. */
export const ASKED = 'asked'

/** Which planted strings stand in which file, in any encoding. */
export function findPlanted(files: Written, strings: readonly string[]): readonly string[] {
  const needles = strings.flatMap((text) => formsOf(text).map((form) => ({ text, form })))
  const found = [...files].flatMap(([path, bytes]) =>
    needles.filter(({ form }) => bytes.includes(form)).map(({ text }) => `${text} in ${path}`),
  )
  return [...new Set(found)]
}

/** What lies on the disk when the run is over. */
export function filesIn(folder: string): Written {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  const files = paths.filter((path) => statSync(path).isFile() && !path.endsWith('strace.log'))
  return new Map(files.map((path) => [path, readFileSync(path)]))
}

export const unasked = (folder: string, files: Written): Written =>
  new Map([...files].filter(([path]) => !path.startsWith(join(folder, ASKED))))
