/** Never seen, and often put inside a word by whoever lays it out: soft hyphens, zero-width and direction marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu
/** Printable ASCII and line ends: nothing in it that normalising would change. */
const PLAIN = /^[\t\n\r -~]*$/

/** A text as it is compared: one form of each letter, lower case, one space for every run of white space. */
export function fold(text: string): string {
  const same = PLAIN.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(INVISIBLE, '')
        .replace(/[\u2018\u2019]/g, "'")
        .replace(/[\u201c\u201d]/g, '"')
  return same.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** A folded text without spaces and hyphens: how a line break, a column or a kerned letter cannot hide a word. */
export function squeeze(folded: string): string {
  return folded.replace(/[\s\p{Pd}]+/gu, '')
}
