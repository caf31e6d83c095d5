import { utf8 } from '../crypto/bytes.ts'

// Without Buffer: this also runs in the check page.

/** Bytes as text, to compare with words of ASCII; any other byte gives a character that is none of these. */
export const asciiOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Where some words of ASCII start for the last time, at `from` or before; -1 when they do not. */
export function lastIndexOf(bytes: Uint8Array, words: string, from = bytes.length): number {
  const pattern = utf8(words)
  let at = from
  while (at >= 0) {
    at = bytes.lastIndexOf(pattern[0]!, at)
    if (at === -1 || pattern.every((octet, index) => bytes[at + index] === octet)) return at
    at -= 1
  }
  return -1
}
