import { clustersOf } from './fonts.ts'
import type { FontPack } from './fonts.ts'

/**
 * A piece of text as it can be printed. `noGlyph`: none of our fonts has the character. `unseen`: it would leave
 * no mark of its own on paper (a control, a direction override, a skin tone in a one-colour font), or could make
 * the text around it read differently.
 */
export type PrintedPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'codePoint'
      readonly codePoint: number
      /** Such as `U+202E`. */
      readonly label: string
      readonly why: 'noGlyph' | 'unseen'
    }

type Why = 'noGlyph' | 'unseen'

/** Format characters that are drawn: the Arabic signs that stand under or around a number. */
const DRAWN_FORMAT = /[\u0600-\u0605\u06DD\u0890\u0891\u08E2]/u
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
const NEVER_DRAWN = /[\p{Co}\p{Cn}\p{Cs}]/u
const SKIN_TONE = /[\u{1F3FB}-\u{1F3FF}]/u
/** The three flags that are written with tag characters and that Unicode recommends: England, Scotland, Wales. */
const SUBDIVISION_FLAG =
  /^\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}$/u
const JOINS_LETTERS = /[\p{Script=Arabic}\p{Script=Devanagari}]/u

/**
 * Splits a text into what our fonts draw and what has to be printed as a code point, so that nothing is dropped
 * silently. In: any well-formed text. Out: parts in reading order; every character is in exactly one of them, but
 * for line ends (all become `\n`), decomposed letters (printed composed where only that has a glyph) and what is
 * taken out of the middle of an emoji (it follows the emoji). A `codePoint` part is to be isolated by the template
 * (`<bdi dir="ltr">`). Throws `CannotRead` when a font file is damaged. DESIGN section 6.
 */
export function splitByCoverage(pack: FontPack, text: string): readonly PrintedPart[] {
  const parts: PrintedPart[] = []
  const push = (part: PrintedPart): void => {
    const last = parts.at(-1)
    if (part.kind === 'text' && last?.kind === 'text') parts[parts.length - 1] = joined(last.text, part.text)
    else parts.push(part)
  }
  for (const cluster of clustersOf(text.replace(/\r\n?/g, '\n')))
    for (const part of printed(pack, cluster)) push(part)
  return parts
}

/**
 * Whether nothing of a text has to be printed as a code point. For the last look at a finished document, without
 * its fonts: on a computer that lacks other fonts Chromium draws a missing character as a box of our own font, and
 * no list of used fonts shows it.
 */
export function isPrintable(pack: FontPack, text: string): boolean {
  return splitByCoverage(pack, text).every((part) => part.kind === 'text')
}

/** How many characters of a text none of our fonts has; those that leave no mark on paper are not counted. */
export function countWithoutGlyph(pack: FontPack, text: string): number {
  return splitByCoverage(pack, text).filter((part) => part.kind === 'codePoint' && part.why === 'noGlyph')
    .length
}

/** The label of a code point as Unicode writes it: `U+`, then at least four upper-case hex digits. */
export function codePointLabel(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

function joined(a: string, b: string): PrintedPart {
  return { kind: 'text', text: a + b }
}

function printed(pack: FontPack, cluster: string): readonly PrintedPart[] {
  if (cluster === '\n' || cluster === '\t' || SUBDIVISION_FLAG.test(cluster))
    return [{ kind: 'text', text: cluster }]
  const chars = [...cluster]
  const unseen = chars.map((_, index) => isUnseen(chars, index))
  const visible = chars.filter((_, index) => !unseen[index]).join('')
  const whole = drawable(pack, visible)
  if (whole === null) return chars.map((char, index) => single(pack, char, index, unseen[index] ?? false))
  const hidden = chars.filter((_, index) => unseen[index]).map((char) => asCodePoint(char, 'unseen'))
  return whole === '' ? hidden : [{ kind: 'text', text: whole }, ...hidden]
}

/** The form of a cluster that one font file draws whole, or null. A single composed letter is the best form. */
function drawable(pack: FontPack, cluster: string): string | null {
  if (cluster === '') return ''
  return formsOf(cluster).find((form) => !NEVER_DRAWN.test(form) && pack.partFor(form) !== undefined) ?? null
}

function formsOf(cluster: string): readonly string[] {
  if ([...cluster].length === 1) return [cluster]
  const composed = cluster.normalize('NFC')
  return [...composed].length === 1 ? [composed, cluster] : [cluster, composed]
}

function single(pack: FontPack, char: string, index: number, unseen: boolean): PrintedPart {
  if (unseen || UNSEEN.test(char)) return asCodePoint(char, 'unseen')
  // A mark that its letter's font lacks would be set beside the letter or on a dotted circle.
  const isLooseMark = index > 0 && /\p{M}/u.test(char)
  return isLooseMark || drawable(pack, char) === null
    ? asCodePoint(char, 'noGlyph')
    : { kind: 'text', text: char }
}

function asCodePoint(char: string, why: Why): PrintedPart {
  const codePoint = char.codePointAt(0) ?? 0
  return { kind: 'codePoint', codePoint, label: codePointLabel(codePoint), why }
}

function isUnseen(chars: readonly string[], index: number): boolean {
  const char = chars[index] ?? ''
  const before = chars[index - 1] ?? ''
  if (SKIN_TONE.test(char)) return index > 0
  if (!UNSEEN.test(char) || DRAWN_FORMAT.test(char)) return false
  if (char === '\u200C') return !JOINS_LETTERS.test(before)
  if (char === '\u200D') return !JOINS_LETTERS.test(before) && !joinsEmoji(chars, index)
  if (char === '\uFE0E' || char === '\uFE0F') return !/\p{Emoji}/u.test(before)
  return true
}

function joinsEmoji(chars: readonly string[], index: number): boolean {
  const before = chars.slice(0, index).findLast((char) => !SKIN_TONE.test(char) && char !== '\uFE0F') ?? ''
  return /\p{Emoji}/u.test(before) && /\p{Emoji}/u.test(chars[index + 1] ?? '')
}
