import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPrintable, splitByCoverage } from '../../../src/core/bundles/coverage.ts'
import { loadFontPack } from '../../../src/core/bundles/fonts.ts'

const pack = loadFontPack(join(import.meta.dirname, '../../../node_modules'))

/** The parts as one string: text as it is, code points in brackets. */
function shown(text: string): string {
  return splitByCoverage(pack, text)
    .map((part) => (part.kind === 'text' ? part.text : `[${part.label}]`))
    .join('')
}

describe('text that our fonts draw', () => {
  test.each([
    ['English', 'It’s “fine” — £5, €6 • naïve café…'],
    ['Polish, Czech, Turkish', 'Zażółć gęślą jaźń, příliš žluťoučký, ğüşiöç'],
    ['Vietnamese', 'Tiếng Việt Nguyễn'],
    ['Russian and Ukrainian', 'Я знаю, где ты живёшь. Ґанок її'],
    ['Greek', 'Ξέρω πού μένεις'],
    ['Arabic with vowel marks', 'بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ ١٢٣ 123'],
    ['Persian with a non-joiner', 'می\u200Cخواهم'],
    ['Hebrew with points', 'שָׁלוֹם עוֹלָם'],
    ['Hindi with conjuncts and joiners', 'नमस्ते क्षत्रिय क्\u200Dष'],
    ['Chinese', '我知道你住在哪里。'],
    ['Japanese', 'どこに住んでいるか、知っている。カタカナ'],
    ['Korean', '어디 사는지 알아요'],
    ['emoji, also joined ones', '😡🔪☠️❤️‍🔥👨‍👩‍👧👩‍🚀'],
    ['flags', '🇬🇧🇨🇦🇺🇸🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['keycaps', '1️⃣#️⃣'],
    ['lines and tabs', 'one\n\ttwo\n'],
  ])('%s stays as it is', (_, text) => {
    expect(splitByCoverage(pack, text)).toEqual([{ kind: 'text', text }])
  })

  test('prints decomposed letters composed, because only those have a glyph', () => {
    expect(shown('cafe\u0301')).toBe('café')
    expect(shown('각'.normalize('NFD'))).toBe('각')
    expect(shown('й'.normalize('NFD'))).toBe('й')
  })

  test('turns every kind of line end into one', () => {
    expect(shown('a\r\nb\rc\nd')).toBe('a\nb\nc\nd')
  })

  test('says nothing of an empty text', () => {
    expect(splitByCoverage(pack, '')).toEqual([])
  })
})

describe('text that our fonts lack', () => {
  test('is given as code points, and the rest stays', () => {
    expect(splitByCoverage(pack, 'He said ก!')).toEqual([
      { kind: 'text', text: 'He said ' },
      { kind: 'codePoint', codePoint: 0xe01, label: 'U+0E01', why: 'noGlyph' },
      { kind: 'text', text: '!' },
    ])
  })

  test('is found in Thai, where every sign counts, also the marks above', () => {
    expect(shown('สวัสดี')).toBe('[U+0E2A][U+0E27][U+0E31][U+0E2A][U+0E14][U+0E35]')
  })

  test('is found in private use, where two computers show two things', () => {
    // @fontsource/noto-sans-sc lists U+F0A7 as if it were text.
    expect(shown('\uE000\uF0A7\u{F0000}')).toBe('[U+E000][U+F0A7][U+F0000]')
  })

  test('is found in code points that mean nothing yet or never will', () => {
    expect(shown('\uFFFF\u0378')).toBe('[U+FFFF][U+0378]')
  })

  test('is a mark that the font of its letter lacks', () => {
    expect(shown('q\u0489')).toBe('q[U+0489]')
  })
})

describe('a finished document', () => {
  test('is printable when nothing in it needs a code point', () => {
    expect(isPrintable(pack, '<p>ok 你 😡 [U+0E01]</p>\n')).toBe(true)
    expect(isPrintable(pack, '<p>ก</p>')).toBe(false)
    expect(isPrintable(pack, '<p>\u202E</p>')).toBe(false)
  })
})

describe('text that would not be seen', () => {
  test.each([...'\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C'])(
    'a direction control is shown (%j)',
    (control) => {
      const codePoint = control.codePointAt(0) ?? 0
      const parts = splitByCoverage(pack, `pay${control}001`)
      expect(parts).toEqual([
        { kind: 'text', text: 'pay' },
        expect.objectContaining({ kind: 'codePoint', codePoint, why: 'unseen' }),
        { kind: 'text', text: '001' },
      ])
    },
  )

  test('a file name with an override shows what it is', () => {
    expect(shown('photo_\u202Egpj.exe')).toBe('photo_[U+202E]gpj.exe')
  })

  test.each([
    ['zero-width space', 'a\u200Bb', 'a[U+200B]b'],
    ['joiner between Latin letters', 'a\u200Db', 'a[U+200D]b'],
    ['byte order mark', '\uFEFFa', '[U+FEFF]a'],
    ['soft hyphen', 'a\u00ADb', 'a[U+00AD]b'],
    ['null and escape', 'a\0\u001Bb', 'a[U+0000][U+001B]b'],
    ['C1 control', 'a\u0085b', 'a[U+0085]b'],
    ['line separator', 'a\u2028b', 'a[U+2028]b'],
    ['Hangul filler', 'a\u3164b', 'a[U+3164]b'],
    ['variation selector on a letter', 'a\uFE0Fb', 'a[U+FE0F]b'],
    ['text hidden in tag characters', 'hi\u{E0068}\u{E0069}', 'hi[U+E0068][U+E0069]'],
    ['tags behind an emoji', '😡\u{E0068}\u{E007F}', '😡[U+E0068][U+E007F]'],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  test('a skin tone follows its emoji, because a one-colour font draws all of them alike', () => {
    expect(shown('👍🏾 👩🏾‍🚀')).toBe('👍[U+1F3FE] 👩‍🚀[U+1F3FE]')
  })
})

describe('any text at all', () => {
  const letters = (text: string): string[] =>
    [...text].flatMap((char) => [...char.normalize('NFD')]).toSorted()
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(
        ...'a1é\u0301\u202E\u200D\uFE0F\u20E3👩🚀🏾🇬🇧אبَक्ष你あ안ᄀ\u1161ก\u{E0067}\u{1F3F4}\n\r',
      ),
    }),
  )

  test('loses no character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const all = splitByCoverage(pack, text).map((part) =>
          part.kind === 'text' ? part.text : String.fromCodePoint(part.codePoint),
        )
        expect(letters(all.join(''))).toEqual(letters(text.replace(/\r\n?/g, '\n')))
      }),
      { numRuns: 2000 },
    )
  })

  test('prints as text nothing without a glyph and nothing that turns the line around', () => {
    const needsNone = /[\n\t\u200C\u200D\uFE0E\uFE0F\u{E0061}-\u{E007F}]/u
    fc.assert(
      fc.property(anyText, (text) => {
        const printed = splitByCoverage(pack, text).flatMap((part) =>
          part.kind === 'text' ? [...part.text] : [],
        )
        expect(printed.filter((char) => !needsNone.test(char) && pack.partFor(char) === undefined)).toEqual(
          [],
        )
        expect(printed.join('')).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\p{Co}]/u)
      }),
      { numRuns: 2000 },
    )
  })
})
