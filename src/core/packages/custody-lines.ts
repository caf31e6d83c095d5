import { CustodyRecord } from '../../contract/packages.ts'
import { textOf } from './text.ts'

/**
 * A custody record as JSON lines (UTF-8, LF): the first is the record without its `lines`, then one for each of them,
 * oldest first. docs/package-format.md, "Record log".
 */
export function formatCustody({ lines, ...head }: CustodyRecord): string {
  return [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** Reads what `formatCustody` writes; null when it is not of that form. */
export function parseCustody(bytes: Uint8Array): CustodyRecord | null {
  const texts = textOf(bytes)?.split('\n')
  if (texts === undefined || texts.pop() !== '') return null
  const [head, ...lines] = texts.map(objectOf)
  if (head === undefined || 'lines' in head) return null
  return CustodyRecord.safeParse({ ...head, lines }).data ?? null
}

/** An object with `{` as its first character; anything else becomes one that no schema takes. */
function objectOf(line: string): object {
  if (!line.startsWith('{')) return UNFIT
  try {
    return JSON.parse(line) as object
  } catch (error) {
    if (error instanceof SyntaxError) return UNFIT
    throw error
  }
}

const UNFIT = { lines: null }
