import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { splitByCoverage } from '../../../src/core/bundles/coverage.ts'
import { languageOf } from '../../../src/core/bundles/fonts.ts'
import type { HtmlPrinter } from '../../../src/core/ports/html-printer.ts'
import { needs } from '../../support/judges.ts'
import { documentOf, judge, pack, requestFor, textOf } from './plain-document.ts'

const LINES = {
  arabic: 'أعرف أين تسكن يا دكتورة، رقم 123',
  hebrew: 'אני יודע איפה את גרה 456',
  hindi: 'मैं जानता हूँ तुम कहाँ रहते हो',
  chinese: '我知道你住在哪里。小心一点。',
  japanese: 'どこに住んでいるか、知っている',
  korean: '어디 사는지 알고 있어요',
  emoji: '😡🔪☠️👩‍🚀🇬🇧',
  latin: 'I know where you live, Zażółć ő Я знаю Ξέρω Tiếng Việt',
}

function paragraphs(): string {
  return Object.values(LINES)
    .map((line) => `<p dir="auto" lang="${languageOf(line) ?? 'en'}">${line}</p>`)
    .join('\n')
}

/** How often the box that stands for a missing glyph (glyph 0) is drawn. */
function boxesIn(pdfBytes: Uint8Array): number {
  const plain = judge('qpdf', pdfBytes, '--qdf', '--object-streams=disable', 'FILE', '-')
  const shown = [...plain.matchAll(/<((?:[0-9A-Fa-f]{4})+)> ?T[jJ]/g)].flatMap(
    ([, hex = '']) => hex.match(/.{4}/g) ?? [],
  )
  if (shown.length === 0) throw new Error('no text was found in the PDF')
  return shown.filter((glyph) => glyph === '0000').length
}

function printable(text: string): string {
  return splitByCoverage(pack, text)
    .map((part) => (part.kind === 'text' ? part.text : `[${part.label}]`))
    .join('')
    .replace(/[&<>]/g, (char) => `&#${char.codePointAt(0)};`)
}

describe.skipIf(needs('chromium', 'pdftotext', 'pdffonts', 'pdfinfo', 'pdfimages', 'qpdf'))(
  'printing with Chromium',
  () => {
    let printer: HtmlPrinter

    beforeAll(async () => {
      printer = await openChromiumPrinter()
    })
    afterAll(() => printer.close())

    test('names the browser and its version', () => {
      expect(printer.name).toMatch(/^\w*Chrom\w*\/\d+\.\d+/)
    })

    test('draws every script with our own fonts, all embedded and none Type 3', async () => {
      const { pdfBytes, foreignFonts } = await printer.print(requestFor(documentOf(paragraphs())))
      expect(foreignFonts).toEqual([])
      const fonts = judge('pdffonts', pdfBytes, 'FILE').trimEnd().split('\n').slice(2)
      expect(fonts.length).toBeGreaterThan(8)
      for (const font of fonts)
        expect(font).toMatch(/^[A-Z]{6}\+Noto\w+-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes/)
      const names = fonts.join(' ')
      for (const script of ['Arabic', 'Hebrew', 'Devanagari', 'SC', 'JP', 'KR'])
        expect(names).toContain(`NotoSans${script}`)
      expect(names).toContain('NotoEmoji')
    })

    test('prints text that reads back in its own order', async () => {
      const { pdfBytes } = await printer.print(requestFor(documentOf(paragraphs())))
      const text = textOf(pdfBytes)
      expect(text).toContain('123')
      for (const line of [LINES.chinese, LINES.japanese, LINES.korean]) expect(text).toContain(line)
    })

    test('makes a tagged PDF of the size asked for, with a neutral title', async () => {
      const html = documentOf('<h1>Heading</h1>')
      const a4 = judge('pdfinfo', (await printer.print(requestFor(html))).pdfBytes, 'FILE')
      expect(a4).toMatch(/Tagged:\s+yes/)
      expect(a4).toMatch(/Page size:\s+59\d\.?\d* x 84\d\.?\d* pts \(A4\)/)
      expect(a4).not.toContain('Alder')
      const letter = await printer.print({ ...requestFor(html), page: 'Letter' })
      expect(judge('pdfinfo', letter.pdfBytes, 'FILE')).toMatch(/612 x 792 pts \(letter\)/)
    })

    test('draws no box for a missing glyph in what was split by coverage, whatever the text', async () => {
      const text = fc
        .sample(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 12 }), { numRuns: 400, seed: 7 })
        .concat(
          Object.values(LINES),
          'cafe\u0301 q\u0303 สวัสดี \u202Eevil 👍🏾 \uF0A7 a\u0489 각'.normalize('NFD'),
        )
      const body = text.map((line) => `<p>${printable(line)}</p>`).join('\n')
      const { pdfBytes, foreignFonts } = await printer.print(requestFor(documentOf(body)))
      expect(boxesIn(pdfBytes)).toBe(0)
      expect(foreignFonts).toEqual([])
    })

    test('draws boxes, and on some computers another font, where a text was not split', async () => {
      const { pdfBytes, foreignFonts } = await printer.print(
        requestFor(documentOf('<p>\u{10D30}\u{16E40}\uE123</p>')),
      )
      expect(boxesIn(pdfBytes) + foreignFonts.length).toBeGreaterThan(0)
    })

    test('names the installed font where a document brings none', async () => {
      const { foreignFonts } = await printer.print(requestFor('<!doctype html><p>plain <b>text</b></p>'))
      expect(foreignFonts.length).toBeGreaterThan(0)
    })

    test('finds a foreign font deep in a document and in generated content', async () => {
      const deep = documentOf(
        '<div><table><tr><td><i><u><b style="font-family:serif">x</b></u></i></table></div>',
      )
      expect((await printer.print(requestFor(deep))).foreignFonts).not.toEqual([])
      const generated = documentOf('<p>text</p>', 'p::before{content:"before";font-family:serif}')
      expect((await printer.print(requestFor(generated))).foreignFonts).not.toEqual([])
    })

    test('says PrintFailed when an embedded font is damaged', async () => {
      const style = '@font-face{font-family:X;src:url(data:font/woff2;base64,d09GMgABAAAAAA)}p{font-family:X}'
      await expect(printer.print(requestFor(documentOf('<p>text</p>', style)))).rejects.toMatchObject({
        code: 'PrintFailed',
      })
    })

    test('prints an image that stands in the document', async () => {
      const dot =
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'
      const { pdfBytes } = await printer.print(
        requestFor(documentOf(`<img src="data:image/png;base64,${dot}">`)),
      )
      expect(judge('pdfimages', pdfBytes, '-list', 'FILE').trimEnd().split('\n')).toHaveLength(3)
    })

    test('can print twice at once', async () => {
      const [one, two] = await Promise.all([
        printer.print(requestFor(documentOf('<p>first</p>'))),
        printer.print(requestFor(documentOf('<p>second</p>'))),
      ])
      expect(textOf(one.pdfBytes).trim()).toBe('first')
      expect(textOf(two.pdfBytes).trim()).toBe('second')
    })
  },
)

describe('without a browser', () => {
  test('says BrowserMissing', async () => {
    await expect(openChromiumPrinter({ program: '/nowhere/chromium' })).rejects.toMatchObject({
      code: 'BrowserMissing',
    })
  })

  test.skipIf(process.platform === 'win32')(
    'says PrintFailed when the program is no browser, and soon',
    async () => {
      await expect(openChromiumPrinter({ program: '/bin/true' })).rejects.toMatchObject({
        code: 'PrintFailed',
      })
    },
  )
})
