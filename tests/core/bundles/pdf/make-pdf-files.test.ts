import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HtmlPrinter } from '../../../../src/core/ports/html-printer.ts'
import { bundleContent, exhibitOf, incidentOf } from '../../../support/bundle-content.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { makeBundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import { qpdfObjects } from '../../../support/open-pdf.ts'
import { makePng } from '../../../support/pictures.ts'
import { needs } from '../../../support/judges.ts'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'
import { sha256 } from '../../../../src/core/crypto/hash.ts'
import { utf8 } from '../../../../src/core/crypto/bytes.ts'

const fonts = loadFontPack('node_modules')
const FIXTURES = '/work/shared/fixtures'
const noFixtures = !existsSync(FIXTURES)
if (noFixtures) process.stderr.write('Skipped here: the folder of real files is not on this computer.\n')

describe.skipIf(needs('chromium'))('making a bundle PDF', () => {
  let printer: HtmlPrinter
  beforeAll(async () => {
    printer = await openChromiumPrinter()
  })
  afterAll(() => printer.close())

  test('is the same file when it is made again from the same content', async () => {
    const made = await makeBundlePdf(bundleContent(), { printer, fonts })
    const again = await makeBundlePdf(bundleContent(), { printer, fonts })
    expect(Buffer.from(again.pdfBytes).equals(made.pdfBytes)).toBe(true)
  })

  test('is made for a case without incidents and files, and for one with a single empty text', async () => {
    const empty = await makeBundlePdf(
      bundleContent({ incidents: [], exhibits: [], actions: [], from: '', purpose: '' }),
      {
        printer,
        fonts,
      },
    )
    expect(empty.pages).toBe(10)
    const text = exhibitOf('AB1', '.txt', 'text/plain', utf8(''))
    const one = await makeBundlePdf(bundleContent({ incidents: [incidentOf(1, {})], exhibits: [text] }), {
      printer,
      fonts,
    })
    expect(one.notShown).toEqual([])
  })

  test('makes an honest page of every kind of broken file', async () => {
    const png = Buffer.from(makePng(40, 40, { type: 2 }, (x, y) => [x, y, 0]))
    const interlaced = Buffer.from(
      makePng(40, 40, { type: 2, interlaced: true }, (x, y) => [x, y, 0]),
    ).subarray(0, 60)
    const flipped = Buffer.from(png)
    flipped[60]! ^= 1
    const broken: readonly [string, string, Uint8Array][] = [
      ['.png', 'image/png', png.subarray(0, 70)],
      ['.png', 'image/png', flipped],
      ['.png', 'image/png', interlaced],
      ['.jpg', 'image/jpeg', new Uint8Array()],
      ['.jpg', 'image/jpeg', Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 2])],
      ['.pdf', 'application/pdf', utf8('%PDF-1.7\nnothing more')],
      ['.pdf', 'application/pdf', new Uint8Array()],
      ['.gif', 'image/gif', utf8('GIF89a')],
      ['', 'application/octet-stream', sha256(utf8('noise'))],
    ]
    const exhibits = broken.map(([extension, type, bytes], index) =>
      exhibitOf(`AB${index + 1}`, extension, type, bytes),
    )
    const result = await makeBundlePdf(bundleContent({ exhibits }), { printer, fonts })
    expect(result.notShown).toEqual(exhibits.map(({ label }) => label))
  })

  test('is refused when the bytes of an exhibit are not those of its hash', async () => {
    const exhibit = exhibitOf('AB1', '.txt', 'text/plain', utf8('as kept'), {
      readBytes: () => Promise.resolve(utf8('changed')),
    })
    await expect(
      makeBundlePdf(bundleContent({ exhibits: [exhibit] }), { printer, fonts }),
    ).rejects.toMatchObject({ code: 'DamagedExhibit' })
  })

  test('stops when it is cancelled', async () => {
    const cancelled = makeBundlePdf(bundleContent(), { printer, fonts, signal: AbortSignal.abort() })
    await expect(cancelled).rejects.toMatchObject({ code: 'Cancelled' })
  })

  test.skipIf(noFixtures || needs('qpdf'))(
    'makes a page of every real file that nobody here wrote',
    async () => {
      const types: Readonly<Record<string, string>> = {
        jpg: 'image/jpeg',
        tiff: 'image/tiff',
        HEIC: 'image/heic',
        eml: 'message/rfc822',
        txt: 'text/plain',
        pdf: 'application/pdf',
      }
      const folder = mkdtempSync(join(tmpdir(), 'holdfast-fixtures-'))
      const files = ['chat', 'email', 'image', 'pdf'].flatMap((kind) =>
        readdirSync(join(FIXTURES, kind)).map((name) => join(FIXTURES, kind, name)),
      )
      const exhibits = files.map((path, index) => {
        const extension = path.slice(path.lastIndexOf('.') + 1)
        return exhibitOf(
          `AB${index + 1}`,
          `.${extension}`,
          types[extension] ?? 'application/octet-stream',
          readFileSync(path),
        )
      })
      const result = await makeBundlePdf(bundleContent({ exhibits }), { printer, fonts })
      writeFileSync(join(folder, 'fixtures.pdf'), result.pdfBytes)
      expect(execFileSync('qpdf', ['--check', join(folder, 'fixtures.pdf')], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors found',
      )
      const acting =
        /\/(JavaScript|JS|Launch|AA|EmbeddedFiles?|AcroForm|Widget|URI|SubmitForm|RichMedia|Encrypt)\b/g
      expect(qpdfObjects(join(folder, 'fixtures.pdf')).match(acting) ?? []).toEqual([])
      rmSync(folder, { recursive: true })
      expect(files.length - result.notShown.length).toBeGreaterThan(20)
    },
    180_000,
  )
})
