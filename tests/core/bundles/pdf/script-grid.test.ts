import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HtmlPrinter } from '../../../../src/core/ports/html-printer.ts'
import { CELL_MM, COLUMNS, GLYPHS, drawnCells, twins } from '../../../support/glyph-grid.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { needs } from '../../../support/judges.ts'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'

const fonts = loadFontPack('node_modules')
/** A page of cells, one glyph in each, without borders. */
function gridHtml(css: string, family: string, glyphs: readonly string[]): string {
  const cells = glyphs.map((glyph) => `<div>${glyph}</div>`).join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><style>${css}</style><style>
    body { margin: 0; font: 14mm/${CELL_MM}mm ${family}; display: grid;
      grid-template-columns: repeat(${COLUMNS}, ${CELL_MM}mm); }
    div { height: ${CELL_MM}mm; text-align: center; overflow: hidden; }</style><body>${cells}</body></html>`
}

describe.skipIf(needs('chromium', 'pdftoppm', 'pdffonts'))('a page with a glyph of each script', () => {
  let printer: HtmlPrinter
  let folder: string
  const print = (css: string, family: string, glyphs: readonly string[] = GLYPHS) =>
    printer.print({
      html: gridHtml(css, family, glyphs),
      page: 'A4',
      marginsMm: { top: 0, right: 0, bottom: 0, left: 0 },
    })
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-grid-'))
    printer = await openChromiumPrinter()
  })
  afterAll(async () => {
    await printer?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('has ink in every cell, no two alike, in our fonts alone', async () => {
    const { pdfBytes, foreignFonts } = await print(fonts.css(GLYPHS.join(' ')), fonts.fontFamily)
    const cells = drawnCells(pdfBytes, folder)
    expect(cells.filter(({ ink }) => ink < 8)).toEqual([])
    expect(twins(cells)).toBe(0)
    expect(foreignFonts).toEqual([])
    const rows = execFileSync('pdffonts', [join(folder, 'grid.pdf')], { encoding: 'utf8' })
      .split('\n')
      .slice(2, -1)
    expect(rows.filter((row) => !/^[A-Z]{6}\+Noto/.test(row))).toEqual([])
  })

  test('is found wanting when our fonts are taken away', async () => {
    const { pdfBytes, foreignFonts } = await print('', fonts.fontFamily)
    const cells = drawnCells(pdfBytes, folder)
    const isWanting = cells.some(({ ink }) => ink < 8) || twins(cells) > 0 || foreignFonts.length > 0
    expect(isWanting).toBe(true)
  })

  test('is found wanting by its picture alone where no font has the letters', async () => {
    // Private characters of plane 15: no font has them, and Chromium draws the box of a missing glyph.
    const nowhere = GLYPHS.map((_, index) => String.fromCodePoint(0xf0000 + index))
    const { pdfBytes } = await print(fonts.css('A'), fonts.fontFamily, nowhere)
    const cells = drawnCells(pdfBytes, folder)
    expect(cells.filter(({ ink }) => ink < 8).length + twins(cells)).toBeGreaterThan(20)
  })
})
