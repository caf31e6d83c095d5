import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { BundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import type { HtmlPrinter } from '../../../../src/core/ports/html-printer.ts'
import { ARABIC, bundleContent, CHINESE } from '../../../support/bundle-content.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { makeBundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import { needs } from '../../../support/judges.ts'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'

const fonts = loadFontPack('node_modules')
const noPrinter = needs('chromium')

describe.skipIf(noPrinter)('a bundle PDF', () => {
  let printer: HtmlPrinter
  let made: BundlePdf
  let folder: string
  let file: string
  let pdf: PDFDocumentProxy

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-bundle-'))
    file = join(folder, 'bundle.pdf')
    printer = await openChromiumPrinter()
    made = await makeBundlePdf(bundleContent(), { printer, fonts })
    writeFileSync(file, made.pdfBytes)
    pdf = await getDocument({ data: new Uint8Array(made.pdfBytes), verbosity: 0 }).promise
  })
  afterAll(async () => {
    await printer?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const run = (command: string, ...args: readonly string[]): string =>
    execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, TZ: 'UTC' } })
  const textOf = (first: number, last = first): string =>
    run('pdftotext', '-layout', '-f', String(first), '-l', String(last), file, '-')
  const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')
  const firstPage = (block: string): number => made.firstPages.get(block) ?? 0

  test.skipIf(needs('qpdf'))('has no error that qpdf finds', () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found')
  })

  test.skipIf(needs('pdfinfo'))(
    'says title, author, producer and date, is tagged, and has no script or form',
    () => {
      const info = run('pdfinfo', file)
      expect(info).toMatch(/^Title: +Evidence bundle HF-7K3Q-2, 12 March 2026$/m)
      expect(info).toMatch(/^Author: +Dr Anna Bennett$/m)
      expect(info).toMatch(/^Producer: +Holdfast 0\.1\.0$/m)
      expect(info).toMatch(/^CreationDate: +Thu Mar 12 14:05:00 2026 UTC$/m)
      expect(info).toMatch(/^Tagged: +yes$/m)
      expect(info).toMatch(/^JavaScript: +no$/m)
      expect(info).toMatch(/^Form: +none$/m)
      expect(info).toMatch(new RegExp(`^Pages: +${made.pages}$`, 'm'))
    },
  )

  test('says the same in XMP, in English, opens at 100 % and shows its title and bookmarks', async () => {
    const { metadata, info } = await pdf.getMetadata()
    expect(metadata.get('dc:title')).toBe('Evidence bundle HF-7K3Q-2, 12 March 2026')
    expect(metadata.get('pdf:producer')).toBe('Holdfast 0.1.0')
    expect(metadata.get('xmp:createdate')).toBe('2026-03-12T14:05:00Z')
    expect(info).toMatchObject({ Language: 'en-GB', CreationDate: 'D:20260312140500Z' })
    const opening: unknown = await pdf.getOpenAction()
    const dest = opening instanceof Map ? (opening.get('dest') as readonly unknown[]) : []
    expect(dest.slice(1)).toEqual([{ name: 'XYZ' }, null, expect.any(Number), 1])
    expect(await pdf.getViewerPreferences()).toEqual(new Map([['DisplayDocTitle', true]]))
    expect(await pdf.getPageMode()).toBe('UseOutlines')
  })

  test.skipIf(needs('pdffonts'))(
    'embeds every font that is ours; only a PDF exhibit brings one that is not',
    () => {
      const rows = run('pdffonts', file)
        .split('\n')
        .slice(2)
        .filter((line) => line !== '')
      const notEmbedded = rows.filter((line) => !/ yes (yes|no ) (yes|no ) +\d+ +\d+$/.test(line))
      expect(rows.length).toBeGreaterThan(6)
      expect(notEmbedded.map((line) => line.split(' ')[0])).toEqual(['Courier'])
    },
  )

  test('stamps every page with bundle, record and its own number, which is also its label', async () => {
    const labels = await pdf.getPageLabels()
    expect(labels ?? []).toEqual(Array.from({ length: made.pages }, (_, index) => String(index + 1)))
    for (let page = 1; page <= made.pages; page += 1) {
      const items = (await (await pdf.getPage(page)).getTextContent()).items.map((item) =>
        'str' in item ? item.str : '',
      )
      expect(items).toContain(`HF-7K3Q-2 · record 4f2a91c07d · ${made.pages} pages`)
      expect(items).toContain(String(page))
    }
  })

  test('puts the exhibit label over the number on the pages of an exhibit and on no others', async () => {
    const stamped: (string | null)[] = []
    for (let page = 1; page <= made.pages; page += 1) {
      const items = (await (await pdf.getPage(page)).getTextContent()).items.flatMap((item) =>
        'str' in item ? [item] : [],
      )
      const number = items.findLast((item) => item.str === String(page))
      const above = items.find(
        (item) =>
          /^AB\d+$/.test(item.str) &&
          item.transform[5] < 50 &&
          item.transform[5] > (number?.transform[5] ?? 0),
      )
      stamped.push(above?.str ?? null)
    }
    for (let exhibit = 1; exhibit <= 8; exhibit += 1) {
      const start = firstPage(`exhibit-${exhibit}`)
      const end = exhibit === 8 ? firstPage('actions') : firstPage(`exhibit-${exhibit + 1}`)
      expect(stamped.slice(start - 1, end - 1)).toEqual(
        Array.from({ length: end - start }, () => `AB${exhibit}`),
      )
    }
    expect(stamped.slice(0, firstPage('exhibit-1') - 1).every((label) => label === null)).toBe(true)
    expect(stamped.slice(firstPage('custody') - 1).every((label) => label === null)).toBe(true)
  })

  test('has links that land on the page whose number they print, and leave the zoom alone', async () => {
    let checked = 0
    for (let page = 1; page <= made.pages; page += 1) {
      const proxy = await pdf.getPage(page)
      const items = (await proxy.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []))
      for (const link of await proxy.getAnnotations()) {
        expect(link.subtype).toBe('Link')
        const [target, kind, left, , zoom] = link.dest as [
          { num: number; gen: number },
          { name: string },
          null,
          number,
          null,
        ]
        expect([kind.name, left, zoom]).toEqual(['XYZ', null, null])
        const landed = (await pdf.getPageIndex(target)) + 1
        const [x1, y1, x2, y2] = link.rect as [number, number, number, number]
        const inside = items.filter(
          ({ transform, width }) =>
            transform[4] >= x1 - 1 &&
            transform[4] + width <= x2 + 1 &&
            transform[5] >= y1 &&
            transform[5] <= y2,
        )
        const printed = /^(?:page\s*)?(\d+)(?:–\d+)?$/.exec(
          inside
            .map(({ str }) => str)
            .join('')
            .trim(),
        )?.[1]
        const isIncidentNumber = page === firstPage('index') && x1 > 300 && x1 < 500
        if (printed === undefined || isIncidentNumber) continue
        expect(landed).toBe(Number(printed))
        checked += 1
      }
    }
    expect(checked).toBeGreaterThan(35)
  })

  test('has a bookmark for each section, incident and exhibit, with its page in the title', async () => {
    const outline = await pdf.getOutline()
    expect(outline.map(({ title }) => title.replace(/ \(page \d+\)$/, ''))).toEqual([
      'Cover',
      'At a glance',
      'What is in this bundle and what is not',
      'Index',
      'What happened, in date order',
      'The incidents, one by one',
      'The exhibits',
      'Steps taken and what came of them',
      'Custody record',
      'The files and their hashes',
      'How to check this bundle',
      'Method and limits',
      'Receipt',
    ])
    const all = outline.flatMap((item) => [item, ...item.items])
    expect(all).toHaveLength(13 + 3 + 8)
    for (const { title, dest } of all) {
      const [target] = dest as [{ num: number; gen: number }]
      expect(title).toMatch(new RegExp(` \\(page ${(await pdf.getPageIndex(target)) + 1}\\)$`))
    }
  })

  test.skipIf(needs('pdftotext'))('begins each section on the page that the cover names', () => {
    const cover = flat(textOf(1))
    expect(cover).toContain(`3 incidents · 8 files (exhibits AB1 to AB8) · ${made.pages} pages`)
    expect(cover).toContain(`page ${firstPage('files')} The files and their hashes`)
    expect(textOf(firstPage('files'))).toContain('The files and their hashes')
    expect(textOf(firstPage('receipt'))).toContain('Receipt')
    expect(firstPage('receipt')).toBe(made.pages)
    expect(flat(textOf(made.pages))).toContain(
      `Received: bundle HF-7K3Q-2 of 12 March 2026, ${made.pages} pages, with 8 files.`,
    )
  })

  test.skipIf(needs('pdftotext'))(
    'prints what people wrote as it is: markup as text, other scripts, one endless word',
    () => {
      const incidents = textOf(firstPage('incident-1'), firstPage('exhibit-1') - 1)
      expect(incidents).toContain(CHINESE.slice(0, 8))
      const arabicWords = ARABIC.split(' ').filter((word) => !/\d/.test(word))
      const raw = run(
        'pdftotext',
        '-f',
        String(firstPage('incident-1')),
        '-l',
        String(firstPage('incident-1')),
        file,
        '-',
      )
      // Joined letters stand so close and so far apart that pdftotext guesses spaces inside words.
      const letters = raw.replaceAll(/\s/g, '')
      expect(arabicWords.filter((word) => letters.includes(word))).toEqual(arabicWords)
      expect(flat(incidents)).toContain('</section><script>alert(1)</script>')
      expect(flat(incidents)).toContain('&amp; "quoted" <!-- --> {{x}}')
      expect(incidents.match(/x/g)?.length).toBeGreaterThanOrEqual(10_000)
    },
  )

  test.skipIf(needs('pdftotext'))(
    'shows a direction override and a character without a shape by their code points',
    () => {
      const text = flat(textOf(firstPage('incident-2'), firstPage('incident-3') - 1))
      expect(text).toMatch(/invoice ?U\+202E ?fdp\.exe/)
      expect(text).toContain('U+10FFFD')
      expect(text).toContain('U+202E leaves no mark of its own on paper.')
      expect(text).toContain('For U+10FFFD this document has no letter shape.')
    },
  )

  test.skipIf(needs('pdfimages'))('embeds a JPEG byte for byte and a PNG with every pixel as it was', () => {
    const out = join(folder, 'jpg')
    run(
      'pdfimages',
      '-all',
      '-f',
      String(firstPage('exhibit-1')),
      '-l',
      String(firstPage('exhibit-2') - 1),
      file,
      out,
    )
    const original = readFileSync('tests/support/files/landscape.jpg')
    expect(readFileSync(`${out}-000.jpg`).equals(original)).toBe(true)
    const tall = join(folder, 'png')
    const third = firstPage('exhibit-3') + 1
    run('pdfimages', '-f', String(third), '-l', String(third), file, tall)
    const ppm = readFileSync(`${tall}-000.ppm`)
    const pixels = ppm.subarray(ppm.length - 360 * 4200 * 3)
    const expected = Buffer.alloc(pixels.length)
    for (let y = 0, at = 0; y < 4200; y += 1) {
      for (let x = 0; x < 360; x += 1)
        for (const value of [(x * 3) % 256, (y >> 4) % 256, (x + y) % 256]) expected[at++] = value
    }
    expect(pixels.equals(expected)).toBe(true)
  })

  test.skipIf(needs('pdfinfo'))(
    'tags headings, tables and links, and each exhibit page as a figure behind its sheet',
    () => {
      const tree = run('pdfinfo', '-struct-text', file)
      const marks = [...tree.matchAll(/^ *(Figure)$|"(Exhibit AB\d+)"/gm)].map(
        ([, figure, sheet]) => figure ?? sheet,
      )
      const expected = ['Figure', 'Figure', ...Array.from({ length: 5 }, () => 'Figure'), 'Figure', 'Figure']
      // The first and the last are the QR codes of the cover and of the page about checking.
      expect(marks.filter((mark) => mark === 'Figure').slice(1, -1)).toEqual(expected)
      const from = marks.lastIndexOf('Exhibit AB1', marks.indexOf('Figure', marks.indexOf('Exhibit AB1')))
      expect(marks.slice(from, from + 6)).toEqual([
        'Exhibit AB1',
        'Figure',
        'Exhibit AB2',
        'Figure',
        'Exhibit AB3',
        'Figure',
      ])
      for (const kind of ['H1', 'H2', 'Table', 'TH', 'Link', 'LI'])
        expect(tree).toMatch(new RegExp(`^ *${kind}\\b`, 'm'))
    },
  )

  test('gives each exhibit page words for a screen reader', async () => {
    const proxy = await pdf.getPage(firstPage('exhibit-3') + 2)
    expect(JSON.stringify(await proxy.getStructTree())).toContain('"alt":"Exhibit AB3, part 2 of 5"')
  })

  test('lays a landscape picture on a landscape page and turns one as its EXIF orientation says', async () => {
    const sizes = async (block: string): Promise<readonly number[]> =>
      (await pdf.getPage(firstPage(block) + 1)).view.slice(2)
    expect(await sizes('exhibit-1')).toEqual([841.89, 595.28])
    expect(await sizes('exhibit-2')).toEqual([595.28, 841.89])
  })

  test.skipIf(needs('pdftotext'))('cuts a very tall picture into parts and says so on its sheet', () => {
    const sheet = flat(textOf(firstPage('exhibit-3')))
    const parts = firstPage('exhibit-4') - firstPage('exhibit-3') - 1
    expect(parts).toBeGreaterThan(2)
    expect(sheet).toContain(`in ${parts} parts, each overlapping the one before by 8 mm`)
    expect(textOf(firstPage('exhibit-3') + 2)).toContain(`AB3, part 2 of ${parts}`)
  })

  test.skipIf(needs('qpdf', 'pdftotext'))(
    'shows a PDF exhibit with what is filled in, and leaves everything behind that acts',
    () => {
      const start = firstPage('exhibit-4')
      expect(flat(textOf(start + 1))).toMatch(/Letter of 3 March Filled in second stream/)
      expect(flat(textOf(start + 2))).toContain('Letter of 3 March')
      const open = run('qpdf', '--qdf', '--object-streams=disable', file, '-')
      const acting = [
        'JavaScript',
        'JS',
        'Launch',
        'AA',
        'EmbeddedFile',
        'AcroForm',
        'Widget',
        'URI',
        'SubmitForm',
      ]
      expect(
        ['planted script', 'planted attachment', 'calc.exe', 'evil.exe'].filter((planted) =>
          open.includes(planted),
        ),
      ).toEqual([])
      expect(acting.filter((key) => new RegExp(`/${key}\\b`).test(open))).toEqual([])
    },
  )

  test.skipIf(needs('pdftotext'))('says honestly what cannot be shown, and where its file is', () => {
    expect(made.notShown).toEqual(['AB6', 'AB7', 'AB8'])
    expect(flat(textOf(firstPage('exhibit-6')))).toContain(
      'Exhibit AB6 is a sound recording (.m4a). It is the file data/AB6.m4a of the package.',
    )
    expect(flat(textOf(firstPage('exhibit-7')))).toContain(
      'Exhibit AB7 is a file of a kind that is not shown on paper (.bin).',
    )
    expect(flat(textOf(firstPage('exhibit-8')))).toContain('Its data could not be read as a picture')
  })

  test.skipIf(needs('qpdf'))('holds nothing of the computer it was made on', () => {
    const open = run('qpdf', '--qdf', '--object-streams=disable', file, '-')
    const traces = [
      'HeadlessChrome',
      'Skia',
      'Mozilla',
      'X11',
      process.cwd(),
      '/tmp/',
      'file://',
      'node_modules',
    ]
    const named = [hostname(), userInfo().username].map((name) => new RegExp(`\\b${name}\\b`))
    expect(traces.filter((trace) => open.includes(trace))).toEqual([])
    // Compressed pictures and fonts hold any two letters by chance.
    const objects = open.replaceAll(/\bstream\n[\s\S]*?\nendstream/g, '')
    expect(named.filter((name) => name.test(objects))).toEqual([])
  })

  test.skipIf(needs('pdftotext'))('uses none of the words that are never said of the product', () => {
    const words = JSON.parse(readFileSync('resources/forbidden-words.json', 'utf8')) as readonly string[]
    const text = flat(textOf(1, made.pages)).toLowerCase()
    expect(text).toContain('evidence bundle')
    expect(words.filter((word) => text.includes(word))).toEqual([])
  })
})
