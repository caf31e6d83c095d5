/** Outside ASCII, Latin, Greek, Cyrillic, Armenian and common punctuation, or a combining mark, or invisible. */
const FOLDABLE =
  /[\u{300}-\u{36f}\u00ad\u0590-\u1dff\u2000-\u200f\u2028-\u202f\u203c\u2049\u205f-\u209f\u20c0-\u{10ffff}]/u

/** Zero-width, soft hyphen and direction marks: never seen, often put inside a word to hide it. */
const INVISIBLE = '\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff'
const ARABIC_MARKS = '\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed'
const HEBREW_POINTS = '\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7'
/** An emoji is found in any skin tone, in colour or in black and white. */
const EMOJI_VARIANTS = '\\u{1f3fb}-\\u{1f3ff}\\ufe00-\\ufe0f'
const DROPPED = new RegExp(`[${INVISIBLE}${ARABIC_MARKS}${HEBREW_POINTS}${EMOJI_VARIANTS}]+`, 'gu')

const LETTER_FORMS: Readonly<Record<string, string>> = {
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
}
const FOLDED_LETTERS = /[آأإٱىیکة٠-٩۰-۹]/g

/** True where `foldLetters` would answer the same text. */
export function isPlain(text: string): boolean {
  return !FOLDABLE.test(text)
}

/**
 * One spelling for what a person takes for the same word: compatibility forms (NFKC), no invisible characters,
 * no Arabic or Hebrew vowel marks, one alef, yeh, kaf and heh, ASCII digits, emoji without
 * their variants. For the index and for queries
 * only, never for the record. Case and Latin accents are left to SQLite's unicode61.
 */
export function foldLetters(text: string): string {
  if (isPlain(text)) return text
  return text.normalize('NFKC').replace(DROPPED, '').replace(FOLDED_LETTERS, foldLetter)
}

function foldLetter(letter: string): string {
  const form = LETTER_FORMS[letter]
  if (form !== undefined) return form
  // Arabic-Indic and Persian digits: both blocks start at a code ending in 0.
  return String(letter.charCodeAt(0) & 0xf)
}
