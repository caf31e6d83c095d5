import { decodeText } from '../../formats/decode-text.ts'
import type { MailText } from './mail-exhibit.ts'

/** A text file as it is printed. `lines` are the text's own; what stands for a left-out run says so itself. */
export type TextExhibit = {
  readonly encoding: string
  readonly lines: readonly TextLine[]
  readonly linesInFile: number
  /** Whether the end was left out because it would not fit on the pages there are for it. */
  readonly cut: boolean
  /** For an e-mail that could be decoded: printed first, and the lines behind it are its source. */
  readonly mail?: MailText | undefined
}

export type TextLine = { readonly text: string } | { readonly leftOutLines: number }

export const PAGE_ROWS = 48
const ROW_CHARACTERS = 92
/** A run of fewer lines of base64 is printed. */
export const LONG_ENCODED_RUN = 24
const ENCODED_LINE = /^[A-Za-z0-9+/]{56,78}={0,2}$/
const OF_AN_ENCODED_PART = /^[A-Za-z0-9+/]+={0,2}\s*$/
const SAYS_ENCODED = /^content-transfer-encoding:\s*"?base64/i
/**
 * Decodes and lays out a text for at most about `limitPages` pages; of the source of an e-mail no encoded part is
 * printed, however short. Null where the bytes are not text.
 */
export function readText(
  bytes: Uint8Array,
  limitPages: number,
  form: 'text' | 'mail' = 'text',
): TextExhibit | null {
  const decoded = decodeText(bytes)
  if (!decoded) return null
  const all = decoded.text.split(/\r\n|\r|\n/)
  if (all.at(-1) === '') all.pop()
  const { lines, cut } = limited(
    shorten(all, form === 'mail' ? linesOfEncodedParts(all) : new Set()),
    limitPages * PAGE_ROWS,
  )
  return { encoding: decoded.encoding, lines, linesInFile: all.length, cut }
}

/** Runs of base64, as attachments stand in an e-mail's source, are counted instead of printed. */
function shorten(all: readonly string[], encoded: ReadonlySet<number>): TextLine[] {
  const lines: TextLine[] = []
  for (let at = 0; at < all.length;) {
    let end = at
    while (end < all.length && encoded.has(end)) end += 1
    const isOfPart = end > at
    while (end < all.length && ENCODED_LINE.test(all[end]!)) end += 1
    const run = end - at
    if (isOfPart || run >= LONG_ENCODED_RUN) {
      lines.push({ leftOutLines: run })
      at = end
    } else {
      lines.push({ text: all[at]! })
      at += 1
    }
  }
  return lines
}

/** The lines of MIME parts (RFC 2045) whose headers say that they are base64, up to the first line that is not. */
function linesOfEncodedParts(all: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  let place: 'headers' | 'headers of an encoded part' | 'encoded part' | 'other' = 'headers'
  for (const [index, line] of all.entries()) {
    if (line.startsWith('--')) place = 'headers'
    else if (place === 'headers' || place === 'headers of an encoded part') {
      if (SAYS_ENCODED.test(line)) place = 'headers of an encoded part'
      else if (line === '') place = place === 'headers' ? 'other' : 'encoded part'
    } else if (place === 'encoded part' && OF_AN_ENCODED_PART.test(line)) found.add(index)
    else if (line !== '') place = 'other'
  }
  return found
}

/** As many lines as fit `maxRows` printed rows. */
export function limited(
  lines: readonly TextLine[],
  maxRows: number,
): { lines: readonly TextLine[]; cut: boolean } {
  const kept: TextLine[] = []
  let rows = 0
  for (const line of lines) {
    const needed = 'text' in line ? Math.max(1, Math.ceil(line.text.length / ROW_CHARACTERS)) : 1
    if (rows + needed > maxRows) {
      if ('text' in line)
        kept.push({ text: line.text.slice(0, (maxRows - rows) * ROW_CHARACTERS).toWellFormed() })
      return { lines: kept, cut: true }
    }
    kept.push(line)
    rows += needed
  }
  return { lines: kept, cut: false }
}
