import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import type { BundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import { prepareBundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import { layPicture } from '../../../../src/core/bundles/pdf/picture-layout.ts'
import { bundleContent, exhibitOf } from '../../../support/bundle-content.ts'
import { needs } from '../../../support/judges.ts'
import { makePng } from '../../../support/pictures.ts'
import { testRecogniser } from '../../../support/recogniser.ts'

const sample = (name: string): Uint8Array => readFileSync(join('resources/sample', name))

/** 780 by 1688 pixels; the ink of four words of it was measured with a program of another language. */
const COMMENT = sample('vidboard-comment-2026-03-11.png')
const [WIDTH_PX, HEIGHT_PX] = [780, 1688]
const KNOWN = {
  Enjoy: { left: 263, right: 333, top: 1428, bottom: 1456 },
  walk: { left: 412, right: 472, top: 1428, bottom: 1456 },
  'Anna.': { left: 274, right: 349, top: 1470, bottom: 1498 },
  typing: { left: 500, right: 583, top: 1470, bottom: 1498 },
} as const
const PAPER = { widthPt: 595.28, heightPt: 841.89 }

describe.skipIf(needs('chromium', 'pdftotext'))('text recognised in pictures', () => {
  let folder: string
  let master: BundlePdf
  let filing: BundlePdf
  let bare: BundlePdf

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-recognised-'))
    const printer = await openChromiumPrinter()
    const recogniser = testRecogniser()
    try {
      const exhibits = [
        exhibitOf('AB1', '.png', 'image/png', COMMENT),
        exhibitOf('AB2', '.jpg', 'image/jpeg', sample('letter-photo.jpg')),
        exhibitOf('AB3', '.png', 'image/png', sample('vidboard-thread-2025-10-29.png')),
        exhibitOf(
          'AB4',
          '.png',
          'image/png',
          makePng(90, 60, { type: 2 }, (x, y) => [x, y, 200]),
        ),
      ]
      const fonts = loadFontPack('node_modules')
      const pages = await prepareBundlePdf(bundleContent({ exhibits }), { printer, fonts, recogniser })
      master = await pages.make('master')
      filing = await pages.make('filing')
      bare = await (await prepareBundlePdf(bundleContent({ exhibits }), { printer, fonts })).make('master')
      writeFileSync(join(folder, 'bare.pdf'), bare.pdfBytes)
      writeFileSync(join(folder, 'master.pdf'), master.pdfBytes)
      writeFileSync(join(folder, 'filing.pdf'), filing.pdfBytes)
    } finally {
      await recogniser.close()
      await printer.close()
    }
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = (command: string, ...args: readonly string[]): string =>
    execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  const textOf = (copy: 'master' | 'filing', page: number): string =>
    run('pdftotext', '-f', String(page), '-l', String(page), join(folder, `${copy}.pdf`), '-')
  const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')
  /** The first page behind the sheet. */
  const pictureOf = (index: number): number => master.firstPages.get(`exhibit-${index}`)! + 1

  test('is found on the page of its exhibit, in both copies', () => {
    for (const copy of ['master', 'filing'] as const) {
      expect(flat(textOf(copy, pictureOf(1)))).toContain(
        'say sorry. Enjoy your walk to the car tomorrow, Anna.',
      )
    }
  })

  test('of a photograph that is turned is found too', () => {
    expect(flat(textOf('master', pictureOf(2)))).toContain('You will be hearing from me over Christmas.')
  })

  test('of a picture in parts stands on the part where it is seen', () => {
    const first = flat(textOf('master', pictureOf(3)))
    const last = flat(textOf('master', master.firstPages.get('custody')! - 1))
    expect(first).toContain('Really clear, thank you. Booked mum in for Saturday.')
    expect(last).not.toContain('Booked mum in')
  })

  test('stands where the word is seen, to two points', () => {
    const page = String(pictureOf(1))
    const html = run('pdftotext', '-bbox', '-f', page, '-l', page, join(folder, 'master.pdf'), '-')
    const layout = layPicture(WIDTH_PX, HEIGHT_PX, PAPER)
    const left = layout.box.x + (layout.box.width - WIDTH_PX * layout.scale) / 2
    const top = PAPER.heightPt - layout.box.y - layout.box.height
    for (const [word, known] of Object.entries(KNOWN)) {
      const found = new RegExp(`xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">${word}<`).exec(html)
      const [xMin = 0, yMin = 0, xMax = 0, yMax = 0] = found?.slice(1).map(Number) ?? []
      const right = [known.left, known.right].map((x) => left + x * layout.scale)
      const heights = [known.top, known.bottom].map((y) => top + y * layout.scale)
      const off = [xMin - right[0]!, xMax - right[1]!, yMin - heights[0]!, yMax - heights[1]!]
      expect(Math.max(...off.map(Math.abs)), word).toBeLessThan(2)
    }
  })

  test.skipIf(needs('pdftoppm'))('is not seen: the pictures look as they do without it', () => {
    const crop = ['-r', '72', '-x', '40', '-y', '60', '-W', '500', '-H', '690', '-gray']
    const drawn = (name: string, made: BundlePdf, index: number): Buffer => {
      const page = String(made.firstPages.get(`exhibit-${index}`)! + 1)
      const out = join(folder, `${name}-${index}`)
      run('pdftoppm', ...crop, '-singlefile', '-f', page, '-l', page, join(folder, `${name}.pdf`), out)
      return readFileSync(`${out}.pgm`)
    }
    for (const index of [1, 2, 3]) {
      expect(drawn('master', master, index).equals(drawn('bare', bare, index))).toBe(true)
    }
    expect(flat(run('pdftotext', join(folder, 'bare.pdf'), '-'))).not.toContain('is not evidence')
  })

  test('is told to screen readers as what it is, and cut where it is long', async () => {
    const pdf = await getDocument({ data: new Uint8Array(master.pdfBytes), verbosity: 0 }).promise
    const alternatives: string[] = []
    for (const index of [1, 3, 4]) {
      const tree = JSON.stringify(await (await pdf.getPage(pictureOf(index))).getStructTree())
      alternatives.push(/"role":"Figure".*?"alt":"(.*?)"/.exec(tree)?.[1] ?? '')
    }
    expect(alternatives[0]).toMatch(
      /^Exhibit AB1\. Text recognised in it by a machine: .*Enjoy your walk to the car/,
    )
    expect(alternatives[1]).toMatch(/^Exhibit AB3, part 1 of \d+\. Text recognised in it by a machine: /)
    expect(alternatives[1]!.length).toBeLessThan(1100)
    expect(alternatives[2]).toBe('Exhibit AB4')
  })

  test('is said to be no evidence, once in the scope, once in the method and on each sheet that has some', () => {
    const all = flat(run('pdftotext', join(folder, 'master.pdf'), '-'))
    const sentence = 'It is not evidence; look at the picture.'
    expect(all.split(sentence)).toHaveLength(1 + 2 + 3)
    expect(flat(textOf('master', pictureOf(4) - 1))).not.toContain(sentence)
  })

  test.skipIf(needs('pdffonts'))('has a packed font that readers can map back', () => {
    const fonts = run('pdffonts', join(folder, 'master.pdf'))
    expect(fonts).toMatch(/^HoldfastUnseen +CID TrueType +Identity-H +yes +no +yes/m)
  })

  test.skipIf(needs('qpdf'))('breaks no page', () => {
    for (const copy of ['master', 'filing']) {
      expect(run('qpdf', '--check', join(folder, `${copy}.pdf`))).toContain(
        'No syntax or stream encoding errors',
      )
    }
  })
})
