import type { PageFonts } from '../ports/html-printer.ts'
import { countWithoutGlyph } from './coverage.ts'
import { languageOf } from './fonts.ts'
import type { FontPack } from './fonts.ts'

/** The packed fonts as what draws a saved page asks for them. */
export function pageFonts(pack: FontPack): PageFonts {
  return {
    css: (text) => pack.css(text),
    familyFor: (language) => pack.familyFor(language),
    languageOf,
    countWithoutGlyph: (text) => countWithoutGlyph(pack, text),
  }
}
