import type { IncidentFields } from '../../contract/records.ts'
import { FOUND_IN, type TimelineItem } from '../../contract/timeline.ts'
import { foldLetters } from '../search/fold.ts'

type FoundIn = TimelineItem['foundIn'][number]
/** Everything that a search looks through, each in its own place. */
export type Searched = { readonly [Name in FoundIn]?: string | undefined }

const MARKS = /\p{M}+/gu
/** Written without spaces: a word begins anywhere. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const WORD_SIGN = /[\p{L}\p{N}]/u

/** One spelling for text and query: letters folded as in the index, no accents, lower case. */
function plain(text: string): string {
  return foldLetters(text).normalize('NFD').replace(MARKS, '').toLowerCase()
}

/** The words of a query as they are compared, longest first; nothing that is a sign alone. */
export function wantedWords(query: string): readonly string[] {
  const words = plain(query)
    .split(/[\s"“”„«»]+/u)
    .filter((word) => WORD_SIGN.test(word))
  return [...new Set(words)].toSorted((one, other) => other.length - one.length)
}

/** In which places any of the words stands: at the beginning of a word, or anywhere in a handle. */
export function foundIn(searched: Searched, words: readonly string[]): FoundIn[] {
  if (words.length === 0) return []
  return FOUND_IN.filter((name) => {
    const text = searched[name]
    if (text === undefined || text === '') return false
    const spelt = plain(text)
    return words.some((word) => holds(spelt, word))
  })
}

const HANDLE_CHUNK = /\S*[@_#+/:.\d-]\S*/gu

function holds(text: string, word: string): boolean {
  if (UNSPACED.test(word)) return text.includes(word)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at)
    if (before === '' || !WORD_SIGN.test([...before].at(-1) ?? '')) return true
  }
  return word.length > 2 && (text.match(HANDLE_CHUNK) ?? []).some((chunk) => chunk.includes(word))
}

/** What of an incident stands in the search index. */
export function searchedFields(
  fields: IncidentFields,
  notes: readonly string[],
  files: readonly string[],
): Searched {
  const { title, words, saw, told, place, platform, url, account, effect, affected, witnesses } = fields
  const written = { title, words, saw, told, place, platform, url, account, effect, affected, witnesses }
  return { ...written, private: fields.private, note: notes.join('\n'), file: files.join('\n') }
}
