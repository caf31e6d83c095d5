/** Control characters that no text holds. */
const NOT_TEXT = new Set([
  ...Array(9).keys(),
  11,
  14,
  15,
  16,
  17,
  18,
  19,
  20,
  21,
  22,
  23,
  24,
  25,
  26,
  28,
  29,
  30,
  31,
])

/** A text and what it was read as. */
export type Decoded = { readonly encoding: string; readonly text: string }

/** The text of a file; null where the bytes are not text. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const marked = byMark(bytes)
  if (marked) return marked
  if (bytes.subarray(0, 65_536).some((byte) => NOT_TEXT.has(byte))) return null
  try {
    return { encoding: 'UTF-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return {
      encoding: 'Windows-1252, because it is not UTF-8',
      text: new TextDecoder('windows-1252').decode(bytes),
    }
  }
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return { encoding: 'UTF-8, as its first bytes say', text: new TextDecoder('utf-8').decode(bytes) }
  }
  if (a === 0xff && b === 0xfe) {
    return { encoding: 'UTF-16, as its first bytes say', text: new TextDecoder('utf-16le').decode(bytes) }
  }
  if (a === 0xfe && b === 0xff) {
    return { encoding: 'UTF-16, as its first bytes say', text: new TextDecoder('utf-16be').decode(bytes) }
  }
  return null
}
