import { deflateSync } from 'node:zlib'
import type { PDFContext, PDFRef } from 'pdf-lib'
import { PDFRawStream, PDFString } from 'pdf-lib'
import { ASCENT, DESCENT, FONT_NAME, GLYPH_WIDTH, glyphlessFont } from './glyphless-font.ts'
import { registerDeflated } from './write-pdf.ts'

/** A word on a page, in points from the page's lower left corner. */
export type PlacedWord = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly endsLine: boolean
}

const EM = 1000
const MOST_CODES = 0xffff
/** The most entries that one `bfchar` may have (Adobe technical note 5014). */
const ENTRIES_PER_BLOCK = 100

/**
 * Text that is on a page and cannot be seen (ISO 32000-1 section 9.3.6, mode 3), in a font without outlines whose
 * codes are given out as they are asked for and told to readers in ToUnicode: every script comes back as it went in.
 */
export class UnseenText {
  readonly fontRef: PDFRef
  readonly #context: PDFContext
  readonly #codes = new Map<string, number>()

  constructor(context: PDFContext) {
    this.#context = context
    this.fontRef = context.nextRef()
  }

  /** What draws the words, in a page whose resources call the font `HfUnseen`. */
  draw(words: readonly PlacedWord[]): string {
    return words.length === 0 ? '' : `q BT 3 Tr\n${words.map((word) => this.#word(word)).join('\n')}\nET Q`
  }

  /** Puts the font into the document, when anything was drawn with it. */
  finish(): void {
    if (this.#codes.size === 0) return
    const context = this.#context
    const cidFont = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: FONT_NAME,
        CIDSystemInfo: context.obj({
          Registry: PDFString.of('Adobe'),
          Ordering: PDFString.of('Identity'),
          Supplement: 0,
        }),
        FontDescriptor: this.#descriptor(),
        CIDToGIDMap: this.#glyphs(),
        DW: GLYPH_WIDTH,
      }),
    )
    const font = context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: FONT_NAME,
      Encoding: 'Identity-H',
      DescendantFonts: [cidFont],
      ToUnicode: registerDeflated(context, toUnicode(this.#codes)),
    })
    context.assign(this.fontRef, font)
  }

  #word({ text, x, y, width, height, endsLine }: PlacedWord): string {
    const characters = [...text]
    const size = Math.max(height, 0.1)
    const stretch = (100 * width) / ((characters.length * GLYPH_WIDTH * size) / EM)
    const base = y - (DESCENT / EM) * size
    // Behind a word a space, for readers that do not look at where words stand.
    const codes = [...characters, ...(endsLine ? [] : [' '])].map((character) => this.#code(character))
    const place = `${numbers(size)} Tf ${numbers(stretch)} Tz 1 0 0 1 ${numbers(x, base)} Tm`
    return `/HfUnseen ${place} <${codes.join('')}> Tj`
  }

  #code(character: string): string {
    const known = this.#codes.get(character)
    const code = known ?? Math.min(this.#codes.size + 1, MOST_CODES)
    if (known === undefined) this.#codes.set(character, code)
    return code.toString(16).padStart(4, '0')
  }

  #descriptor(): PDFRef {
    const context = this.#context
    const file = glyphlessFont()
    const data = deflateSync(file)
    const dict = context.obj({ Filter: 'FlateDecode', Length: data.length, Length1: file.length })
    return context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: FONT_NAME,
        Flags: 4,
        FontBBox: [0, DESCENT, GLYPH_WIDTH, ASCENT],
        ItalicAngle: 0,
        Ascent: ASCENT,
        Descent: DESCENT,
        CapHeight: ASCENT,
        StemV: 80,
        FontFile2: context.register(PDFRawStream.of(dict, data)),
      }),
    )
  }

  /** Every code is the one glyph. */
  #glyphs(): PDFRef {
    const map = Buffer.alloc((this.#codes.size + 1) * 2)
    for (let code = 1; code <= this.#codes.size; code += 1) map.writeUInt16BE(1, code * 2)
    const data = deflateSync(map)
    const dict = this.#context.obj({ Filter: 'FlateDecode', Length: data.length })
    return this.#context.register(PDFRawStream.of(dict, data))
  }
}

function toUnicode(codes: ReadonlyMap<string, number>): string {
  const entries = [...codes].map(([character, code]) => `<${hex(code)}> <${utf16(character)}>`)
  const blocks: string[] = []
  for (let at = 0; at < entries.length; at += ENTRIES_PER_BLOCK) {
    const block = entries.slice(at, at + ENTRIES_PER_BLOCK)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

const hex = (code: number): string => code.toString(16).padStart(4, '0')

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index))).join('')
}

const numbers = (...values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(' ')
