import { decodeText } from './decode-text.ts'

/** Where a page says what it is written in (the HTML standard looks at the first 1024 bytes; some pages say it late). */
const START_BYTES = 4096
const SAYS_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i

/**
 * The text of an HTML file: by its byte order mark, by what its container said, by what it says itself, else as any
 * text. Null where the bytes are not text.
 */
export function decodeHtml(bytes: Uint8Array, charset: string | null): string | null {
  const start = Buffer.from(bytes.subarray(0, START_BYTES)).toString('latin1')
  const isMarked = /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/.test(start)
  const said = charset ?? SAYS_CHARSET.exec(start)?.[1] ?? null
  const named = isMarked || said === null ? null : decodeAs(bytes, said)
  return named ?? decodeText(bytes)?.text ?? null
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label).decode(bytes)
  } catch (error) {
    // A name that no encoding has.
    if (error instanceof RangeError) return null
    throw error
  }
}
