import { foldLetters } from './fold.ts'

const MARKS = /\p{M}+/gu
/** Written without spaces: a word begins anywhere. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const WORD_SIGN = /[\p{L}\p{N}]/u
const HANDLE_CHUNK = /\S*[@_#+/:.\d-]\S*/gu

/** One spelling for text and query: letters folded as in the index, no accents, lower case. */
function plain(text: string): string {
  return foldLetters(text).normalize('NFD').replace(MARKS, '').toLowerCase()
}

/** The words of a query as they are compared; nothing that is a sign alone. */
export function wantedWords(query: string): readonly string[] {
  const words = plain(query).split(/[\s"“”„«»]+/u)
  return [...new Set(words)].filter((word) => WORD_SIGN.test(word))
}

/** Whether any of the words stands in a text: at the beginning of a word, or anywhere in a handle. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  const spelt = plain(text)
  return words.some((word) => holds(spelt, word))
}

function holds(text: string, word: string): boolean {
  if (UNSPACED.test(word)) return text.includes(word)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !WORD_SIGN.test(text.slice(at - 1, at))) return true
  }
  return word.length > 2 && (text.match(HANDLE_CHUNK) ?? []).some((chunk) => chunk.includes(word))
}
