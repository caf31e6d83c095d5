import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import fontkit from '@cantoo/fontkit'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { languageOf, loadFontPack } from '../../../src/core/bundles/fonts.ts'
import type { FontPart } from '../../../src/core/bundles/font-files.ts'
import { readFontCharacters } from '../../../src/core/bundles/pdf/font-characters.ts'

const NODE_MODULES = join(import.meta.dirname, '../../../node_modules')
const pack = loadFontPack(NODE_MODULES)

function facesIn(css: string): string[] {
  return [...css.matchAll(/@font-face\{font-family:'([^']+)';font-style:(\w+);font-weight:(\d+)/g)].map(
    ([, family, style, weight]) => `${family} ${style} ${weight}`,
  )
}

function charactersOf(part: FontPart, weight: 400 | 700, style: 'normal' | 'italic'): ReadonlySet<number> {
  const face = part.faces.find((each) => each.weight === weight && each.style === style)
  return readFontCharacters(readFileSync(face?.file ?? ''))
}

describe('the font pack', () => {
  test('puts only what English text needs into the document', () => {
    const css = pack.css('He wrote: “I know where you live.”')
    expect(facesIn(css)).toEqual(['Noto Sans normal 400', 'Noto Sans italic 400', 'Noto Sans normal 700'])
    expect(css.length).toBeLessThan(150_000)
  })

  test('puts a few of the hundred Chinese files in, not all of them', () => {
    const css = pack.css('我知道你住在哪里')
    const chinese = facesIn(css).filter((face) => face.startsWith('Noto Sans SC'))
    expect(chinese.length).toBeGreaterThan(0)
    expect(chinese.length).toBeLessThan(20)
    expect(css.length).toBeLessThan(2_000_000)
  })

  test('refers to nothing outside the document', () => {
    const css = pack.css('Ünï بِسْمِ שָׁלוֹם नमस्ते 你 あ 안 😡')
    const urls = [...css.matchAll(/url\(([^)]{0,40})/g)].map(([, start]) => start)
    expect(urls.length).toBeGreaterThan(10)
    expect(urls.every((start) => start?.startsWith('data:font/woff2;base64,d09GMg'))).toBe(true)
    expect(css).not.toContain(NODE_MODULES)
  })

  test('gives Japanese text the Japanese forms of Chinese characters, and Chinese text the Chinese ones', () => {
    expect(facesIn(pack.css('骨と直'))).toContain('Noto Sans JP normal 400')
    expect(facesIn(pack.css('骨直'))).not.toContain('Noto Sans JP normal 400')
    expect(pack.css('骨と直')).toMatch(/:lang\(ja\)\{font-family:'Noto Sans', 'Noto Sans JP'/)
  })

  test('has every character of every upright font in bold as well', () => {
    const lacking = pack.parts.filter((part) => {
      const bold = charactersOf(part, 700, 'normal')
      return [...charactersOf(part, 400, 'normal')].some((codePoint) => !bold.has(codePoint))
    })
    expect(pack.parts.length).toBeGreaterThan(300)
    expect(lacking.map((part) => `${part.family} ${part.name}`)).toEqual([])
  })

  test('does not count a character that italics lack', () => {
    // U+20C0, the som sign: in NotoSans-Regular and not in NotoSans-Italic of @fontsource/noto-sans 5.3.0.
    const latin = pack.parts.find((part) => part.family === 'Noto Sans' && part.name === 'latin-ext')
    if (!latin) throw new Error('no such part')
    expect(charactersOf(latin, 400, 'normal').has(0x20c0)).toBe(true)
    expect(charactersOf(latin, 400, 'italic').has(0x20c0)).toBe(false)
    expect(pack.partFor('\u20C0')).toBeUndefined()
  })

  test('does not believe a unicode-range that promises more than the font has', () => {
    // @fontsource/noto-sans-sc 5.3.0 lists U+1F1E9 for its part [4], whose cmap lacks it.
    const listed = pack.parts.find((part) => part.family === 'Noto Sans SC' && part.name === '[4]')
    expect(listed?.ranges?.some(([first, last]) => first <= 0x1f1e9 && last >= 0x1f1e9)).toBe(true)
    expect(pack.partFor('\u{1F1E9}')?.family).toBe('Noto Emoji')
  })

  test('draws letters with Noto Sans, and an emoji sequence with one file', () => {
    expect(pack.partFor('7')?.family).toBe('Noto Sans')
    expect(pack.partFor('7\uFE0F\u20E3')?.family).toBe('Noto Emoji')
    expect(pack.partFor('👩‍🚀')?.family).toBe('Noto Emoji')
    expect(pack.partFor('ก')).toBeUndefined()
  })

  test('says CannotRead where there is no pack, and where a font is no font', () => {
    expect(() => loadFontPack('/nowhere')).toThrow(expect.objectContaining({ code: 'CannotRead' }))
    expect(() => readFontCharacters(new Uint8Array(64))).toThrow(
      expect.objectContaining({ code: 'CannotRead' }),
    )
  })
})

describe('the font pack of a court that asks for Arial', () => {
  const arimo = loadFontPack(NODE_MODULES, 'arimo')

  test('draws letters with Arimo, and what Arimo lacks as before', () => {
    for (const letter of ['A', 'é', 'Ω', 'Ж', '7', '“']) expect(arimo.partFor(letter)?.family).toBe('Arimo')
    // The Bitcoin sign: @fontsource/arimo 5.3.0 lacks it, Noto Sans has it.
    expect(arimo.partFor('\u20BF')?.family).toBe('Noto Sans')
    expect(arimo.partFor('ش')?.family).toBe('Noto Sans Arabic')
    expect(arimo.fontFamily.startsWith("'Arimo', 'Noto Sans', 'Noto Sans Arabic'")).toBe(true)
    expect(arimo.css('骨と直')).toMatch(/:lang\(ja\)\{font-family:'Arimo', 'Noto Sans', 'Noto Sans JP'/)
    expect(facesIn(arimo.css('words'))).toEqual(['Arimo normal 400', 'Arimo italic 400', 'Arimo normal 700'])
  })

  test('has the widths of Arial, which are those of Helvetica in Adobe’s metrics files', async () => {
    const document = await PDFDocument.create()
    document.registerFontkit(fontkit)
    const face = arimo.partFor('A')?.faces.find(({ weight, style }) => weight === 400 && style === 'normal')
    const ours = await document.embedFont(readFileSync(face!.file.replace(/woff2$/, 'woff')))
    const helvetica = document.embedStandardFont(StandardFonts.Helvetica)
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:()']
    const differing = letters.filter(
      (letter) =>
        Math.abs(ours.widthOfTextAtSize(letter, 1000) - helvetica.widthOfTextAtSize(letter, 1000)) > 1,
    )
    expect(differing).toEqual([])
  })
})

describe('the language of a text', () => {
  test.each([
    ['plain English', undefined],
    ['أعرف أين تسكن', 'ar'],
    ['שלום', 'he'],
    ['नमस्ते', 'hi'],
    ['我知道', 'zh-Hans'],
    ['漢字漢字漢字と', 'ja'],
    ['안녕하세요 漢字', 'ko'],
  ])('of %s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})
