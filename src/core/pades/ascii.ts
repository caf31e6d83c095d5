import { utf8 } from '../crypto/bytes.ts'

// Without Buffer: this also runs in the check page.

/** Bytes as text, to compare with words of ASCII; any other byte gives a character that is none of these. */
export const asciiOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/**
 * Where one of some words of ASCII, which all begin with the same letter, starts for the last time, at `from` or
 * before; -1 when none does. The built-in search finds letters that are rare, the loop those that stand in a row: with
 * the first alone, 200 MB of slashes took 100 s.
 */
export function lastIndexOf(bytes: Uint8Array, words: readonly string[], from = bytes.length): number {
  const patterns = words.map(utf8)
  const first = patterns[0]![0]!
  let at = bytes.lastIndexOf(first, from)
  while (at >= 0) {
    if (patterns.some((pattern) => startsAt(bytes, at, pattern))) return at
    at -= 1
    if (bytes[at] !== first) at = at < 0 ? -1 : bytes.lastIndexOf(first, at)
  }
  return -1
}

function startsAt(bytes: Uint8Array, at: number, pattern: Uint8Array): boolean {
  // The second letter first: the loop is for the few places that get so far.
  if (bytes[at + 1] !== pattern[1]) return false
  for (let index = 2; index < pattern.length; index += 1) {
    if (bytes[at + index] !== pattern[index]) return false
  }
  return true
}
