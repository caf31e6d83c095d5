import { foldLetters, isPlain } from './fold.ts'

/** Han, Hiragana, Katakana, Bopomofo: written without spaces between words. */
const UNSPACED =
  '\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff' +
  '\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{323af}'
const EMOJI = '[\\p{Extended_Pictographic}\\p{Regional_Indicator}]'
const RUN_OR_EMOJI = new RegExp(`([${UNSPACED}]+)|${EMOJI}`, 'gu')
const PIECE = new RegExp(`([${UNSPACED}]+)|(${EMOJI})|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu')
const QUOTED_OR_CHUNK = /["“”„«»]([^"“”„«»]+)["“”„«»]|[^\s"“”„«»]+/gu
const HAS_TOKEN = /[\p{L}\p{N}]/u

/** A private-use letter: unicode61 takes it for part of a word, and no text holds it by accident. */
const EMOJI_MARK = '\ue000'
const MAX_QUERY_LENGTH = 1000
const MAX_TERMS = 32

/** Between handles, never part of one; Chinese and Japanese text ends a URL without a space. */
const CHUNK = /[^\s"'<>()[\]{}|,;“”‘’«»\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g
const EDGE_SIGNS = '.:!?*~'
const HANDLE_SIGN = /[@_#+/:.-]|\d{5}/
const DIGIT = /\d/
const LETTER = /\p{L}/u
const PHONE = /\+?\(?\d[\d \t\u00a0\u202f()./\u2010-\u2015-]{5,}\d/g
const PHONE_ALONE = /^\+?[\d\s()./\u2010-\u2015-]+$/

const SHORTEST = 3
const MAX_CHUNK_LENGTH = 4000
const PHONE_DIGITS = { min: 7, max: 19 }
/** `07700 900123` and `+44 7700 900123` agree in these. */
const NATIONAL_DIGITS = 9

/**
 * A text as it goes into the FTS5 table with `tokenize="unicode61 remove_diacritics 2"`. Runs of Chinese and
 * Japanese become overlapping pairs and the last character (`報警了` is `報警 警了 了`), each emoji a word of its
 * own that does not depend on the Unicode version SQLite knows. ASCII text comes back as it is.
 * Never stored in the record.
 */
export function indexForm(text: string): string {
  if (isPlain(text)) return text.includes('©') || text.includes('®') ? markEmoji(text) : text
  return markEmoji(foldLetters(text))
}

/**
 * What a person typed as an FTS5 MATCH expression on index forms, or null when it holds no letter, digit or
 * emoji. Every word by its beginning, all of them (`AND`); `"in quotes"` as written, whole words next to each
 * other; words joined by a sign (`don't`, `a@b.c`) as a phrase. FTS5's operators and signs mean nothing here.
 * At most 1000 characters and 32 terms are looked at.
 */
export function queryForm(query: string): string | null {
  const terms = new Set<string>()
  for (const [chunk, quoted] of query.slice(0, MAX_QUERY_LENGTH).matchAll(QUOTED_OR_CHUNK)) {
    const term = quoted === undefined ? phrase(chunk, true) : phrase(quoted, false)
    if (term !== null && terms.size < MAX_TERMS) terms.add(term)
  }
  return terms.size === 0 ? null : [...terms].join(' AND ')
}

/**
 * The handle-like pieces of a text for the FTS5 table with `tokenize="trigram"`: what holds `@ _ # + / : . -`
 * or letters mixed with digits, e-mail addresses, URLs, long numbers as written, and telephone numbers once
 * more as digits only. Separated by spaces, each once; empty where there is none. Never stored in the record.
 */
export function handleForms(text: string): string {
  const folded = foldLetters(text)
  const found = new Set<string>()
  for (const chunk of folded.match(CHUNK) ?? []) {
    const handle = isHandleLike(chunk) ? withoutEdgeSigns(chunk) : ''
    if (isHandleLike(handle)) found.add(handle.slice(0, MAX_CHUNK_LENGTH))
  }
  for (const number of folded.match(PHONE) ?? []) {
    const digits = digitsOf(number)
    if (isPhoneLength(digits)) found.add(digits)
  }
  return [...found].join(' ')
}

/**
 * What a person typed as a MATCH expression on `handleForms`: every piece of three characters or more stands
 * somewhere inside a handle, in any case (shorter pieces are left out); a telephone number is found in its
 * national and its international form. Null when no piece is long enough.
 */
export function substringQuery(query: string): string | null {
  // FTS5 reads an expression up to the first NUL.
  const folded = foldLetters(query.slice(0, MAX_QUERY_LENGTH)).replaceAll('\0', ' ').trim()
  const chunks = (folded.match(CHUNK) ?? []).map(withoutEdgeSigns)
  const pieces = chunks.filter((chunk) => Array.from(chunk).length >= SHORTEST)
  const asTyped = [...new Set(pieces)].map((piece) => `"${piece}"`).join(' AND ')
  const digits = PHONE_ALONE.test(folded) ? digitsOf(folded) : ''
  if (!isPhoneLength(digits)) return asTyped === '' ? null : asTyped
  const hasTrunk = /^[+(0]/.test(folded) && digits.length > NATIONAL_DIGITS
  const asNumber = `"${hasTrunk ? digits.slice(-NATIONAL_DIGITS) : digits}"`
  return asTyped === '' || asTyped === asNumber ? asNumber : `${asNumber} OR (${asTyped})`
}

function markEmoji(folded: string): string {
  return folded.replace(RUN_OR_EMOJI, (found, run: string | undefined) =>
    run === undefined ? ` ${emojiWord(found)} ` : ` ${pairs(run).join(' ')} `,
  )
}

function emojiWord(emoji: string): string {
  return `${EMOJI_MARK}${(emoji.codePointAt(0) ?? 0).toString(16)}`
}

/** The overlapping pairs of a run, then its last character. */
function pairs(run: string): string[] {
  const letters = Array.from(run)
  return letters.map((letter, at) => letter + (letters[at + 1] ?? ''))
}

function phrase(text: string, byBeginning: boolean): string | null {
  const pieces = [...foldLetters(text).matchAll(PIECE)].filter(isSearchable)
  const last = pieces.at(-1)
  if (last === undefined) return null
  const words = pieces.flatMap((piece) => wordsOf(piece, piece === last))
  const endsInWord = last[1] === undefined && last[2] === undefined
  const endsInOneLetter = last[1] !== undefined && pairs(last[1]).length === 1
  const star = (byBeginning && endsInWord) || endsInOneLetter ? '*' : ''
  return `"${words.join(' ')}"${star}`
}

function isSearchable([found, , emoji]: RegExpExecArray): boolean {
  return emoji !== undefined || HAS_TOKEN.test(found)
}

/** In the text a last run may go on, so its last character alone is no word to look for. */
function wordsOf([found, run, emoji]: RegExpExecArray, isLast: boolean): readonly string[] {
  if (emoji !== undefined) return [emojiWord(emoji)]
  if (run === undefined) return [found]
  const all = pairs(run)
  return isLast && all.length > 1 ? all.slice(0, -1) : all
}

function withoutEdgeSigns(chunk: string): string {
  let start = 0
  let end = chunk.length
  while (start < end && EDGE_SIGNS.includes(chunk.charAt(start))) start += 1
  while (start < end && EDGE_SIGNS.includes(chunk.charAt(end - 1))) end -= 1
  return chunk.slice(start, end)
}

function isHandleLike(chunk: string): boolean {
  if (chunk.length < SHORTEST) return false
  return HANDLE_SIGN.test(chunk) || (DIGIT.test(chunk) && LETTER.test(chunk))
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, '')
}

function isPhoneLength(digits: string): boolean {
  return digits.length >= PHONE_DIGITS.min && digits.length <= PHONE_DIGITS.max
}
