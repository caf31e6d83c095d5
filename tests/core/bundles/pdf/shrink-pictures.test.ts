import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import type { HtmlPrinter } from '../../../../src/core/ports/html-printer.ts'
import { bundleContent, exhibitOf, incidentOf } from '../../../support/bundle-content.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { makePng, withOrientation } from '../../../support/pictures.ts'
import { needs } from '../../../support/judges.ts'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'
import { prepareBundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'

const fonts = loadFontPack('node_modules')

describe.skipIf(needs('chromium', 'pdfimages', 'pdftoppm', 'pdftotext'))(
  'pictures finer than 300 dots to the inch',
  () => {
    let printer: HtmlPrinter
    let folder: string
    let photo: Uint8Array
    const made = {} as Record<'master' | 'filing', BundlePdf>
    const file = (copy: string): string => join(folder, `${copy}.pdf`)
    const densities = (copy: string): readonly number[] =>
      execFileSync('pdfimages', ['-list', file(copy)], { encoding: 'utf8' })
        .split('\n')
        .slice(2, -1)
        .map((row) => Number(row.trim().split(/\s+/)[12]))

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'holdfast-shrink-'))
      printer = await openChromiumPrinter()
      const small = readFileSync('tests/support/files/landscape.jpg')
      // As large as a telephone's photograph, by the same way that makes pictures smaller.
      photo = (await printer.scalePicture?.({
        bytes: small,
        mediaType: 'image/jpeg',
        widthPx: 4200,
        heightPx: 2800,
      })) as Uint8Array
      const screenshot = makePng(2400, 1700, { type: 2, filter: 4 }, (x, y) => [x % 256, y % 256, 99, 255])
      const content = bundleContent({
        incidents: [incidentOf(1, { title: 'One' }, { exhibitLabels: ['AB1', 'AB2', 'AB3', 'AB4'] })],
        exhibits: [
          exhibitOf('AB1', '.jpg', 'image/jpeg', photo),
          exhibitOf('AB2', '.jpg', 'image/jpeg', withOrientation(photo, 6)),
          exhibitOf('AB3', '.png', 'image/png', screenshot),
          exhibitOf('AB4', '.jpg', 'image/jpeg', small),
        ],
      })
      const prepared = await prepareBundlePdf(content, { printer, fonts })
      for (const copy of ['master', 'filing'] as const) {
        made[copy] = await prepared.make(copy)
        writeFileSync(file(copy), made[copy].pdfBytes)
      }
    })
    afterAll(async () => {
      await printer?.close()
      rmSync(folder, { recursive: true, force: true })
    })

    test('stay as they are in the master, byte for byte', () => {
      expect(Math.max(...densities('master'))).toBeGreaterThan(400)
      // Without what the file says beside its picture, which goes into no PDF.
      const picture = Buffer.from(photo).subarray(Buffer.from(photo).indexOf(Buffer.of(0xff, 0xdb)))
      expect(Buffer.from(made.master.pdfBytes).includes(picture)).toBe(true)
    })

    test('are at most that in the filing copy, and what is coarser is left alone', () => {
      const [first = 0, turned = 0, , small = 0] = densities('filing')
      expect(Math.max(...densities('filing'))).toBeLessThanOrEqual(300)
      expect([first, turned].every((dots) => dots >= 298)).toBe(true)
      expect(small).toBe(densities('master')[3])
      expect(made.filing.pdfBytes.length).toBeLessThan(made.master.pdfBytes.length * 0.8)
    })

    test('lie as large and as they are turned in both', () => {
      for (const block of ['exhibit-1', 'exhibit-2']) {
        const [master, filing] = [seenRoughly('master', block), seenRoughly('filing', block)]
        expect(master.length).toBeGreaterThan(300)
        expect(master.filter((grey, index) => Math.abs(grey - (filing[index] ?? 999)) > 30)).toEqual([])
      }
    })

    /** The greys of a page in squares of 10 pixels at 40 dots to the inch: lines may lie a pixel further. */
    function seenRoughly(copy: 'master' | 'filing', block: string): readonly number[] {
      const page = String(made[copy].firstPages.get(block)! + 1)
      const args = ['-gray', '-r', '40', '-f', page, '-l', page, '-singlefile', file(copy)]
      const pgm = execFileSync('pdftoppm', args, { maxBuffer: 1 << 26 })
      const [, width = 0, height = 0] = (/^P5\s(\d+) (\d+)\s/.exec(pgm.toString('latin1', 0, 40)) ?? []).map(
        Number,
      )
      const pixels = pgm.subarray(pgm.length - width * height)
      const squares = Array.from({ length: Math.floor(width / 10) * Math.floor(height / 10) }, () => 0)
      for (const [at, grey] of pixels.entries()) {
        const [x, y] = [Math.floor((at % width) / 10), Math.floor(at / width / 10)]
        const square = y * Math.floor(width / 10) + x
        if (x < Math.floor(width / 10) && square < squares.length)
          squares[square] = squares[square]! + grey / 100
      }
      return squares
    }

    test('are spoken of on the page about method', () => {
      const page = String(made.filing.firstPages.get('method'))
      const text = execFileSync('pdftotext', ['-f', page, '-l', page, file('filing'), '-'], {
        encoding: 'utf8',
      })
      expect(text.replaceAll(/\s+/g, ' ')).toContain(
        'pictures of more than 300 dots to the inch are drawn smaller',
      )
    })
  },
)
