import { inflateSync, constants } from 'node:zlib'

// ISO 32000-1 section 7.3.8. The file is read as a stranger would who trusts no cross-reference table: every stream that
// stands in it is opened, also one that no page leads to or that an earlier state of the file left behind.

/** A stream of a PDF: its dictionary as written, its bytes as they stand, and inflated where they are deflated. */
export type PdfStream = {
  readonly dict: string
  readonly stored: Buffer
  readonly plain: Buffer
  readonly kind: 'picture' | 'font' | 'objects' | 'other'
}

export type PdfParts = { readonly outside: readonly Buffer[]; readonly streams: Iterable<PdfStream> }

const STREAM = /stream(\r\n|\n)/g
const LONGEST_DICT = 64 * 1024
const MOST_INFLATED_BYTES = 256 * 1024 * 1024

type Span = { readonly dict: string; readonly from: number; readonly to: number }

/** Takes a PDF apart into what stands between its streams, and its streams. Never throws for a broken one. */
export function pdfParts(pdf: Buffer): PdfParts {
  const spans = spansOf(pdf)
  let before = 0
  const outside = spans.map(({ from, to }) => {
    const part = pdf.subarray(before, from)
    before = to
    return part
  })
  return { outside: [...outside, pdf.subarray(before)], streams: openEach(pdf, spans) }
}

function spansOf(pdf: Buffer): readonly Span[] {
  const spans: Span[] = []
  for (let at = pdf.indexOf('stream'); at >= 0;) {
    const span = spanAt(pdf, at)
    if (span) spans.push(span)
    at = pdf.indexOf('stream', span ? span.to + 'endstream'.length : at + 1)
  }
  return spans
}

function spanAt(pdf: Buffer, at: number): Span | null {
  const head = pdf.toString('latin1', at, at + 8)
  STREAM.lastIndex = 0
  const word = STREAM.exec(head)
  if (word?.index !== 0 || pdf.toString('latin1', at - 3, at) === 'end') return null
  const from = at + word[0].length
  const opens = pdf.lastIndexOf(' obj', at)
  const dict = pdf.toString('latin1', Math.max(opens, at - LONGEST_DICT, 0), at)
  const stated = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dict)?.[1] ?? Number.NaN)
  const end = from + stated
  if (
    stated >= 0 &&
    pdf
      .toString('latin1', end, end + 12)
      .trimStart()
      .startsWith('endstream')
  )
    return { dict, from, to: end }
  const found = pdf.indexOf('endstream', from)
  return { dict, from, to: found < 0 ? pdf.length : found }
}

function* openEach(pdf: Buffer, spans: readonly Span[]): Iterable<PdfStream> {
  for (const { dict, from, to } of spans) {
    const stored = pdf.subarray(from, to)
    const kind = kindOf(dict)
    yield { dict, stored, kind, plain: kind === 'picture' ? stored : inflated(stored) }
  }
}

function kindOf(dict: string): PdfStream['kind'] {
  if (/\/Subtype\s*\/Image\b/.test(dict)) return 'picture'
  if (/\/Length1\b|\/Subtype\s*\/(OpenType|CIDFontType0C|Type1C)\b/.test(dict)) return 'font'
  return /\/Type\s*\/ObjStm\b/.test(dict) ? 'objects' : 'other'
}

/** Whatever its dictionary says of it, what can be inflated is; a stream that is cut short as far as it goes. */
function inflated(stored: Buffer): Buffer {
  // The first byte of zlib data: method 8, a window of at most 32 KiB.
  if (((stored[0] ?? 0) & 0x8f) !== 0x08) return stored
  try {
    return inflateSync(stored, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_INFLATED_BYTES })
  } catch {
    // Not deflated after all, or damaged: it is looked at as it stands.
    return stored
  }
}
