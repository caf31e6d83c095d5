import type { Exhibit, Kept } from '../contract/exhibits.ts'
import type { z } from 'zod'

const SHORT_ID = 12

/** The first characters of an id: enough to name it by. */
export const shortId = (id: string): string => id.slice(0, SHORT_ID)

/** `1 file`, `3 files`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`

/** `1,234 bytes`, `1.2 MB`. */
export function size(bytes: number): string {
  if (bytes < 10_000) return count(bytes, 'byte')
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return bytes < 1_000_000_000 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

export function keptLine(position: number, kept: z.infer<typeof Kept>): string {
  const twice = kept.duplicate ? '  You have these very bytes already; noted as another copy.' : ''
  return `File ${position}: kept as number ${kept.number}, ${size(kept.sizeBytes)}, SHA-256 ${kept.sha256}.${twice}`
}

export function exhibitLine(exhibit: Exhibit): string {
  const name = exhibit.intakes.at(-1)?.name ?? 'no name'
  return `${exhibit.number}  ${name}  (${exhibit.mediaType}, ${size(exhibit.sizeBytes)})`
}

/** A text of several lines under a heading. */
export const indented = (text: string, by = '  '): string =>
  text
    .split('\n')
    .map((line) => `${by}${line}`)
    .join('\n')

/** Words read out on the telephone, four to a line. */
export function wordLines(words: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (let at = 0; at < words.length; at += 4) lines.push(`  ${words.slice(at, at + 4).join('  ')}`)
  return lines
}
