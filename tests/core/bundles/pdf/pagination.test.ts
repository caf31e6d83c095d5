import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PDFArray, PDFDocument, PDFDict, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { blocksOf } from '../../../../src/core/bundles/templates/document.ts'
import { bundleContent } from '../../../support/bundle-content.ts'
import { pageLabels } from '../../../../src/core/bundles/pdf/page-labels.ts'
import { pageNumbersOf, placeBlocks, stampedNumbers } from '../../../../src/core/bundles/pdf/pagination.ts'

const blocks = blocksOf(bundleContent(), []).map((block, index) => ({
  ...block,
  insertedPages: index === 2 ? 5 : 0,
}))
const starts = new Map(blocks.map(({ id }, index) => [id, index * 2]))

describe('placing blocks on pages', () => {
  test('counts the pages that are put in behind a block into the numbers of those that follow', () => {
    const numbers = pageNumbersOf(placeBlocks(blocks, starts, blocks.length * 2), { mode: 'arabic' })
    expect(numbers.firstPage(blocks[2]!.id)).toBe('5')
    expect(numbers.lastPage(blocks[2]!.id)).toBe('11')
    expect(numbers.firstPage(blocks[3]!.id)).toBe('12')
    expect(numbers.total).toBe(blocks.length * 2 + 5)
  })

  test('starts again at 1 behind the letter of each section, and not inside one', () => {
    const letters = ['A', 'A', 'B', 'B', 'C']
    const few = blocks.slice(0, 5).map((block, index) => ({ ...block, letter: letters[index]! }))
    const placed = placeBlocks(few, starts, 10)
    expect(stampedNumbers(placed, { mode: 'bates-per-section' }).join(' ')).toBe(
      'A1 A2 A3 A4 B1 B2 B3 B4 B5 B6 B7 B8 B9 C1 C2',
    )
    expect(pageNumbersOf(placed, { mode: 'bates-per-section' }).lastPage(few[2]!.id)).toBe('B7')
  })

  test('refuses a print in which a block is missing or shares its first page', () => {
    const refused = expect.objectContaining({ code: 'PrintFailed' })
    expect(() => placeBlocks(blocks, new Map([...starts].slice(0, -1)), 99)).toThrow(refused)
    expect(() => placeBlocks(blocks, new Map([...starts, [blocks[3]!.id, 4]]), 99)).toThrow(refused)
  })
})

describe('page labels', () => {
  /** What a reader makes of them, by ISO 32000-1 section 12.4.2. */
  function read(dict: PDFDict, pages: number): readonly string[] {
    const numbers = dict.lookup(PDFName.of('Nums'), PDFArray)
    const ranges = Array.from({ length: numbers.size() / 2 }, (_, index) => {
      const range = numbers.lookup(index * 2 + 1, PDFDict)
      return {
        from: numbers.lookup(index * 2, PDFNumber).asNumber(),
        prefix: range.lookupMaybe(PDFName.of('P'), PDFString)?.asString() ?? '',
        first: range.lookup(PDFName.of('St'), PDFNumber).asNumber(),
      }
    })
    return Array.from({ length: pages }, (_, page) => {
      const range = ranges.findLast(({ from }) => from <= page)!
      return `${range.prefix}${range.first + page - range.from}`
    })
  }

  test('say what is stamped, whatever the sections and however long', async () => {
    const { context } = await PDFDocument.create()
    const Sections = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 26 })
    fc.assert(
      fc.property(Sections, fc.boolean(), (lengths, lettered) => {
        const stamped = lengths.flatMap((length, section) =>
          Array.from({ length }, (_, page) => `${String.fromCodePoint(65 + section)}${page + 1}`),
        )
        const wanted = lettered ? stamped : stamped.map((_, page) => String(page + 1))
        expect(read(pageLabels(context, wanted), wanted.length)).toEqual(wanted)
      }),
    )
  })
})
