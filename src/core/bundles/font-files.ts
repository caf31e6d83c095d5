import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'

export type CodePointRange = readonly [first: number, last: number]

export type FontFace = {
  readonly weight: 400 | 700
  readonly style: 'normal' | 'italic'
  /** The woff2 file. */
  readonly file: string
}

/** One part of a family as @fontsource cuts it: `latin`, `arabic`, or one of about 100 for Chinese. */
export type FontPart = {
  readonly family: string
  readonly name: string
  /** Null: the part has no unicode-range and stands for the whole font. */
  readonly ranges: readonly CodePointRange[] | null
  readonly faces: readonly FontFace[]
}

/** What Latin, Greek and Cyrillic letters are drawn with. Arimo has the widths of Arial. */
export type Typeface = 'noto-sans' | 'arimo'

type Package = { readonly name: string; readonly sheets: readonly string[]; readonly parts: RegExp }

const NUMBERED = /^\[\d+\]$/
const UPRIGHT = ['400', '700']

const LETTERS = {
  sheets: ['400', '400-italic', '700'],
  parts: /^(latin|greek|cyrillic)(-ext)?$|^vietnamese$/,
}

/**
 * In the order of the font stack. Digits, Latin letters and punctuation come from Noto Sans alone, so the other
 * packages give only the parts of their own script. Emoji come as one file: a sequence joined by U+200D is
 * drawn as one picture only when every character of it lies in one file.
 */
const PACKAGES: readonly Package[] = [
  { name: 'noto-sans', ...LETTERS },
  { name: 'noto-sans-arabic', sheets: UPRIGHT, parts: /^arabic$/ },
  { name: 'noto-sans-hebrew', sheets: UPRIGHT, parts: /^hebrew$/ },
  { name: 'noto-sans-devanagari', sheets: UPRIGHT, parts: /^devanagari$/ },
  { name: 'noto-sans-sc', sheets: UPRIGHT, parts: NUMBERED },
  { name: 'noto-sans-jp', sheets: UPRIGHT, parts: NUMBERED },
  { name: 'noto-sans-kr', sheets: UPRIGHT, parts: NUMBERED },
  { name: 'noto-emoji', sheets: ['emoji-400', 'emoji-700'], parts: /^emoji$/ },
]

/**
 * Lists the parts of the packed fonts in stack order, from the style sheets that @fontsource ships.
 * In: the folder that holds `@fontsource`, and the typeface of the letters; what Arimo lacks, Noto Sans draws. Throws
 * `CannotRead` when a sheet is not there.
 */
export function listFontParts(folder: string, typeface: Typeface): readonly FontPart[] {
  const packages = typeface === 'arimo' ? [{ name: 'arimo', ...LETTERS }, ...PACKAGES] : PACKAGES
  return packages.flatMap((pack) => {
    const home = join(folder, '@fontsource', pack.name)
    const blocks = pack.sheets.flatMap((sheet) => readSheet(home, sheet))
    return mergeFaces(blocks.filter((block) => pack.parts.test(block.name)))
  })
}

/** What handles, links and numbers are drawn with where they are compared letter by letter: it tells l, I, 1 and O, 0 apart. */
export const HANDLE_FAMILY = 'Atkinson Hyperlegible Mono'

/** The parts of that family. Not of the stack: what it lacks, the stack draws. Throws `CannotRead`. */
export function listHandleParts(folder: string): readonly FontPart[] {
  const home = join(folder, '@fontsource', 'atkinson-hyperlegible-mono')
  return readSheet(home, '400')
}

function readSheet(home: string, sheet: string): FontPart[] {
  let css: string
  try {
    css = readFileSync(join(home, `${sheet}.css`), 'utf8')
  } catch (cause) {
    throw new AppError('CannotRead', 'a style sheet of the font pack is missing', { cause })
  }
  return css
    .split('@font-face')
    .slice(1)
    .map((block) => readFace(home, block))
}

function readFace(home: string, block: string): FontPart {
  const file = capture(block, /url\(\.\/files\/([^)]+\.woff2)\)/)
  const named = /-(\[?[a-z\d]+(?:-ext)?\]?)-(400|700)-(normal|italic)\.woff2$/.exec(file)
  const ranges = /unicode-range:\s*([^;]+);/.exec(block)?.[1]
  const name = named?.[1] ?? ''
  return {
    family: capture(block, /font-family:\s*'([^']+)'/),
    name: /^\d+$/.test(name) ? `[${name}]` : name,
    ranges: ranges === undefined ? null : ranges.split(',').map(readRange),
    faces: [
      {
        weight: named?.[2] === '700' ? 700 : 400,
        style: named?.[3] === 'italic' ? 'italic' : 'normal',
        file: join(home, 'files', file),
      },
    ],
  }
}

function capture(block: string, pattern: RegExp): string {
  const found = pattern.exec(block)?.[1]
  if (found === undefined)
    throw new AppError('CannotRead', 'a style sheet of the font pack is not understood')
  return found
}

function readRange(range: string): CodePointRange {
  const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}

function mergeFaces(blocks: readonly FontPart[]): FontPart[] {
  const merged = new Map<string, FontPart>()
  for (const block of blocks) {
    const known = merged.get(block.name)
    merged.set(block.name, known ? { ...known, faces: [...known.faces, ...block.faces] } : block)
  }
  return [...merged.values()]
}
