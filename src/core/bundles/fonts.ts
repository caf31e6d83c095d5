import { readFileSync } from 'node:fs'
import type { FontFace, FontPart, Typeface } from './font-files.ts'
import { listFontParts, listHandleParts } from './font-files.ts'
import { readFontCharacters } from './pdf/font-characters.ts'

/** The languages whose letters or letter forms need a `lang` attribute of their own. */
export type TextLanguage = 'ar' | 'he' | 'hi' | 'ja' | 'ko' | 'zh-Hans'

export type FontPack = {
  /** The value for the CSS property `font-family` of the whole document. */
  readonly fontFamily: string
  /** The same for text in a language whose forms of Chinese characters are its own; `fontFamily` for any other. */
  familyFor(language: string | undefined): string
  /** The parts in stack order. */
  readonly parts: readonly FontPart[]
  /** `@font-face` rules with data: URLs for every font that `text`, all that will be printed, makes use of. */
  css(text: string): string
  /** The one font file that draws the whole of a grapheme cluster, or undefined when none does. */
  partFor(cluster: string): FontPart | undefined
}

/** Characters that shape or choose glyphs and need none themselves: joiners and variation selectors. */
const NEEDS_NO_GLYPH = /\p{Join_Control}|\p{Variation_Selector}/u
const LINE_AND_TAB = /^[\t\n\r]+$/

/**
 * Reads the packed fonts. In: the folder that holds `@fontsource` (`node_modules` in the source tree, the
 * resources folder in the packaged app), and what letters are drawn with. Font files are opened only when a character
 * asks for them.
 * Throws `CannotRead` when the pack is not whole. DESIGN section 6.
 */
export function loadFontPack(folder: string, typeface: Typeface = 'noto-sans'): FontPack {
  const parts = listFontParts(folder, typeface)
  const families = typeface === 'arimo' ? ['Arimo', ...STACK] : STACK
  const candidates = indexByCodePoint(parts)
  const characters = new Map<FontPart, ReadonlySet<number>>()
  const found = new Map<string, FontPart | undefined>()

  const hasGlyph = (part: FontPart, codePoint: number): boolean => {
    const known = characters.get(part) ?? commonCharacters(part)
    characters.set(part, known)
    return known.has(codePoint)
  }
  const draws = (cluster: string, from: readonly FontPart[]): FontPart | undefined => {
    const needed = [...cluster]
      .filter((char) => !NEEDS_NO_GLYPH.test(char))
      .map((char) => char.codePointAt(0) ?? 0)
    return from.find((part) =>
      needed.every((codePoint) => covers(part, codePoint) && hasGlyph(part, codePoint)),
    )
  }
  const partFor = (cluster: string): FontPart | undefined => {
    if (found.has(cluster)) return found.get(cluster)
    const first = cluster.codePointAt(0) ?? 0
    const part = draws(cluster, [...(candidates.get(first) ?? []), ...(candidates.get(-1) ?? [])])
    found.set(cluster, part)
    return part
  }
  const css = (text: string): string => {
    const used = usedParts(text, partFor, (cluster, family) =>
      draws(
        cluster,
        parts.filter((part) => part.family === family),
      ),
    )
    const ofHandles = text.includes('class="handle"') ? listHandleParts(folder) : []
    return [
      ...[...parts.filter((part) => used.has(part)), ...ofHandles].flatMap(fontFaceRules),
      ...languageRules(families),
    ].join('\n')
  }
  const familyFor = (language: string | undefined): string =>
    stack(families, OWN_HAN_FORMS[language as TextLanguage])
  return { fontFamily: stack(families), familyFor, parts, css, partFor }
}

/** Which language the letters of a text point to, for its `lang` attribute; undefined for Latin and the like. */
export function languageOf(text: string): TextLanguage | undefined {
  const counts = LANGUAGE_LETTERS.map(([language, letters]) => ({
    language,
    count: text.match(letters)?.length ?? 0,
  }))
  const kana = counts.find(({ language, count }) => language === 'ja' && count > 0)
  const best = counts.toSorted((a, b) => b.count - a.count)[0]
  if (best === undefined || best.count === 0) return undefined
  return best.language === 'zh-Hans' && kana ? 'ja' : best.language
}

/** Splits a text into what a reader sees as one character (UAX 29 extended grapheme clusters). */
export function clustersOf(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment)
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' })
const STACK = [
  'Noto Sans',
  'Noto Sans Arabic',
  'Noto Sans Hebrew',
  'Noto Sans Devanagari',
  'Noto Sans SC',
  'Noto Sans JP',
  'Noto Sans KR',
  'Noto Emoji',
]
const LANGUAGE_LETTERS: readonly (readonly [TextLanguage, RegExp])[] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh-Hans', /\p{Script=Han}/gu],
]
/** One Chinese character has other forms in Japan and Korea: where the text is theirs, their font comes first. */
const OWN_HAN_FORMS: Partial<Record<TextLanguage, string>> = { ja: 'Noto Sans JP', ko: 'Noto Sans KR' }

function stack(families: readonly string[], before?: string): string {
  const letters = families.slice(0, families.indexOf('Noto Sans') + 1)
  const rest = families.slice(letters.length).filter((family) => family !== before)
  return [...letters, ...(before === undefined ? [] : [before]), ...rest]
    .map((family) => `'${family}'`)
    .join(', ')
}

function languageRules(families: readonly string[]): string[] {
  return Object.entries(OWN_HAN_FORMS).map(
    ([language, family]) => `:lang(${language}){font-family:${stack(families, family)}}`,
  )
}

function usedParts(
  text: string,
  partFor: (cluster: string) => FontPart | undefined,
  partOf: (cluster: string, family: string) => FontPart | undefined,
): ReadonlySet<FontPart> {
  const used = new Set<FontPart | undefined>([partFor('A')])
  const clusters = new Set(
    clustersOf(`${text}\n${text.normalize('NFC')}`).filter((cluster) => !LINE_AND_TAB.test(cluster)),
  )
  const hanFamilies = hanFamiliesOf(text)
  for (const cluster of clusters) {
    const whole = partFor(cluster)
    const singles = whole ? [whole] : [...cluster].map((char) => partFor(char))
    for (const part of singles) used.add(part)
    if (/\p{Script=Han}/u.test(cluster)) for (const family of hanFamilies) used.add(partOf(cluster, family))
  }
  used.delete(undefined)
  return used as ReadonlySet<FontPart>
}

function hanFamiliesOf(text: string): string[] {
  const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? ['Noto Sans JP'] : []
  return /\p{Script=Hangul}/u.test(text) ? [...japanese, 'Noto Sans KR'] : japanese
}

function covers(part: FontPart, codePoint: number): boolean {
  return part.ranges === null || part.ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** Parts by code point; those that stand for a whole font are under -1. */
function indexByCodePoint(parts: readonly FontPart[]): ReadonlyMap<number, readonly FontPart[]> {
  const index = new Map<number, FontPart[]>()
  const put = (codePoint: number, part: FontPart): void => {
    const known = index.get(codePoint)
    if (known) known.push(part)
    else index.set(codePoint, [part])
  }
  for (const part of parts) {
    if (part.ranges === null) put(-1, part)
    for (const [first, last] of part.ranges ?? []) {
      for (let codePoint = first; codePoint <= last; codePoint += 1) put(codePoint, part)
    }
  }
  return index
}

/** What both the upright and the italic font have. The bold ones have it too: a test holds that. */
function commonCharacters(part: FontPart): ReadonlySet<number> {
  const regular = part.faces.filter((face) => face.weight === 400)
  return regular
    .map((face) => readFontCharacters(readFileSync(face.file)))
    .reduce((common, each) => common.intersection(each))
}

function fontFaceRules(part: FontPart): string[] {
  const range = part.ranges === null ? '' : `;unicode-range:${part.ranges.map(rangeText).join(',')}`
  return part.faces.map((face) => `@font-face{${faceDescriptors(part, face)}${range}}`)
}

function faceDescriptors(part: FontPart, face: FontFace): string {
  const data = readFileSync(face.file).toString('base64')
  const source = `src:url(data:font/woff2;base64,${data}) format('woff2')`
  // `block`: text is never painted in another font, not even for a moment.
  return `font-family:'${part.family}';font-style:${face.style};font-weight:${face.weight};font-display:block;${source}`
}

function rangeText([first, last]: readonly [number, number]): string {
  return first === last ? `U+${first.toString(16)}` : `U+${first.toString(16)}-${last.toString(16)}`
}
