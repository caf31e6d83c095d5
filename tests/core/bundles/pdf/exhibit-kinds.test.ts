import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HtmlPrinter } from '../../../../src/core/ports/html-printer.ts'
import type { Showing } from '../../../../src/core/bundles/exhibit-view.ts'
import { PAPERS } from '../../../../src/core/bundles/pdf/papers.ts'
import { exhibitOf } from '../../../support/bundle-content.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { needs } from '../../../support/judges.ts'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'
import { pageFonts } from '../../../../src/core/bundles/page-fonts.ts'
import { readMhtml } from '../../../../src/core/formats/saved-page.ts'
import { readExhibit } from '../../../../src/core/bundles/pdf/read-exhibit.ts'
import { testDecoder } from '../../../support/file-decoder.ts'
import { greyTags, tiff } from '../../../support/tiff.ts'
import { utf8 } from '../../../../src/core/crypto/bytes.ts'

const HEIC = '/work/shared/fixtures/image/IMG_5195.HEIC'
const fileDecoder = testDecoder()
const fonts = loadFontPack('node_modules')
let printer: HtmlPrinter | undefined

async function show(mediaType: string, bytes: Uint8Array): Promise<Showing> {
  const exhibit = exhibitOf('AB1', '.x', mediaType, bytes)
  return (await readExhibit(exhibit, PAPERS.A4, { printer, fileDecoder, fonts })).showing
}

function gifHeader(width: number, height: number): Uint8Array {
  const file = Buffer.from('GIF89a\0\0\0\0\0\0\0;', 'latin1')
  file.writeUInt16LE(width, 6)
  file.writeUInt16LE(height, 8)
  return file
}

function webpHeader(width: number, height: number): Uint8Array {
  const file = Buffer.alloc(40)
  file.write('RIFF', 0, 'latin1')
  file.write('WEBPVP8X', 8, 'latin1')
  file.writeUIntLE(width - 1, 24, 3)
  file.writeUIntLE(height - 1, 27, 3)
  return file
}

/** A PNG of any claimed size, whose rows are nine bytes. */
function pngHeader(width: number, height: number, isInterlaced: boolean): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [before, after] = [Buffer.alloc(4), Buffer.alloc(4)]
    before.writeUInt32BE(data.length)
    after.writeUInt32BE(crc32(body))
    return Buffer.concat([before, body, after])
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, Number(isInterlaced)])
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(new Uint8Array(9))),
    chunk('IEND', Buffer.of()),
  ]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

describe('files that libraries decode in a thread', () => {
  test('a PNG of a size that no picture has is an honest page and takes no memory', async () => {
    const before = process.memoryUsage().rss
    for (const [side, isInterlaced] of [
      [20_000, true],
      [20_000, false],
      [2 ** 31 - 1, true],
      [2 ** 31 - 1, false],
    ] as const) {
      const shown = await show('image/png', pngHeader(side, side, isInterlaced))
      expect(shown).toMatchObject({ kind: 'named', because: expect.any(String) })
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  test('a TIFF is shown turned as it says, once', async () => {
    const pixels = Uint8Array.from([0, 40, 80, 120, 160, 200])
    const shown = await show('image/tiff', tiff({ ...greyTags(3, 2), 274: 6 }, pixels))
    expect(shown).toMatchObject({
      kind: 'picture',
      picture: { widthPx: 2, heightPx: 3, orientation: 1, colours: 'grey' },
      decoded: { format: 'TIFF', by: 'utif2 4.1.0' },
    })
  })

  test('sizes that no picture has are an honest page and are not decoded', async () => {
    expect(await show('image/tiff', tiff(greyTags(60_000, 60_000), new Uint8Array(9)))).toMatchObject({
      kind: 'named',
      because: expect.stringContaining('64 million pixels'),
    })
    for (const [type, bytes] of [
      ['image/gif', gifHeader(65_000, 65_000)],
      ['image/webp', webpHeader(16_000, 16_000)],
    ] as const) {
      const shown = await show(type, bytes)
      expect(shown).toMatchObject({ kind: 'named', because: expect.stringContaining('64 million pixels') })
    }
  })

  test('a strip that inflates to more than its page is refused', async () => {
    const bomb = deflateSync(new Uint8Array(64 * 1024 * 1024))
    expect(await show('image/tiff', tiff(greyTags(4, 4, 8), bomb))).toMatchObject({ kind: 'named' })
  })

  test('pages that lead to one another end, with an honest page', async () => {
    const file = Buffer.from(tiff(greyTags(2, 2), Uint8Array.from([1, 2, 3, 4])))
    file.writeUInt32LE(12, file.length - 4)
    expect(await testDecoder(5000).decodePicture(file, 'tiff', { mostPixels: 100, mostPages: 9 })).toBeNull()
  })

  test.each(['image/heic', 'image/tiff', 'image/avif', 'image/bmp', 'image/gif', 'image/webp'])(
    'noise that calls itself %s is an honest page',
    async (type) => {
      const noise = Uint8Array.from({ length: 600 }, (_, index) => (index * 7919) % 251)
      expect(await show(type, noise)).toMatchObject({ kind: 'named' })
      expect(await show(type, new Uint8Array())).toMatchObject({ kind: 'named' })
    },
  )

  test('a recording that cannot be read still has its page', async () => {
    expect(await show('audio/mpeg', utf8('not a sound'))).toMatchObject({ kind: 'recording', stills: [] })
  })
})

describe.skipIf(needs('chromium', 'convert', 'ffmpeg', 'pdfimages', 'pdftotext'))(
  'files that the browser decodes, against ImageMagick',
  () => {
    let folder: string
    const at = (name: string): string => join(folder, name)
    const convert = (...args: readonly string[]): Buffer =>
      execFileSync('convert', args, { maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] })
    const pixelsOf = (path: string): Buffer =>
      convert(`${path}[0]`, '-auto-orient', '-alpha', 'off', '-depth', '8', 'rgb:-')

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'holdfast-kinds-'))
      printer = await openChromiumPrinter()
      convert('-size', '300x200', '-depth', '8', 'gradient:red-blue', at('source.png'))
    })
    afterAll(async () => {
      await printer?.close()
      printer = undefined
      rmSync(folder, { recursive: true, force: true })
    })

    test.each([
      ['image/webp', 'lossless.webp', ['-define', 'webp:lossless=true'], 0],
      ['image/bmp', 'source.bmp', [], 0],
      ['image/gif', 'source.gif', [], 0],
      ['image/avif', 'source.avif', ['-quality', '100'], 6],
      ['image/heic', 'source.heic', ['-quality', '100'], 6],
      ['image/tiff', 'lzw.tiff', ['-compress', 'LZW', '-depth', '8'], 0],
      ['image/tiff', 'jpeg.tiff', ['-compress', 'JPEG', '-depth', '8'], 3],
      ['image/tiff', 'group4.tiff', ['-threshold', '50%', '-compress', 'Group4'], 0],
    ] as const)('%s as %s', async (type, name, options, mostOff) => {
      convert(at('source.png'), ...options, at(name))
      const shown = await show(type, readFileSync(at(name)))
      if (shown.kind !== 'picture' || !shown.fileBytes) throw new Error('it is not shown as a picture')
      writeFileSync(at('shown.png'), shown.fileBytes)
      const [ours, theirs] = [pixelsOf(at('shown.png')), pixelsOf(at(name))]
      expect(ours.length).toBe(theirs.length)
      const off = ours.reduce((most, value, index) => Math.max(most, Math.abs(value - theirs[index]!)), 0)
      expect(off).toBeLessThanOrEqual(mostOff)
    })

    test.skipIf(!existsSync(HEIC))(
      'a photograph of a telephone is put in as a JPEG of its whole size',
      async () => {
        expect(await show('image/heic', readFileSync(HEIC))).toMatchObject({
          kind: 'picture',
          picture: { format: 'JPEG', widthPx: 2566, heightPx: 3313, orientation: 1 },
          decoded: { format: 'HEIC', by: 'libheif 1.23.2', isJpeg: true },
        })
      },
    )

    test('a TIFF of several pages has each of them, in order', async () => {
      const colours = ['red', 'lime', 'blue'].flatMap((name) => ['-size', '30x20', `xc:${name}`])
      convert(...colours, '-compress', 'LZW', '-depth', '8', at('pages.tiff'))
      const shown = await show('image/tiff', readFileSync(at('pages.tiff')))
      if (shown.kind !== 'pictures') throw new Error('it is not shown as several pictures')
      expect(shown.pagesInFile).toBe(3)
      const seen = shown.pictures.map(({ fileBytes }) => {
        writeFileSync(at('shown.png'), fileBytes!)
        return pixelsOf(at('shown.png')).toString('hex')
      })
      expect(seen).toEqual(['ff0000', '00ff00', '0000ff'].map((pixel) => pixel.repeat(600)))
    })

    test('a page saved with its pictures and styles shows them, and nothing that was not saved', async () => {
      const picture = readFileSync(at('source.png')).toString('base64')
      const mhtml = `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"

--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://page.invalid/deep/\r\nContent-Transfer-Encoding: quoted-printable

<!doctype html><link rel=3Dstylesheet href=3D"cid:sheet@x"><img src=3Da.png><img src=3Dlost.png>
<p>Kept w=
ords =E4=BD=A0</p>
--b\r\nContent-Type: text/css\r\nContent-ID: <sheet@x>

p::after { content: ' and its sheet' }
--b\r\nContent-Type: image/png\r\nContent-Location: https://page.invalid/deep/a.png\r\nContent-Transfer-Encoding: base64

${picture}
--b--`
      const saved = readMhtml(utf8(mhtml.replace(/\r?\n/g, '\r\n')), 'A4')
      const drawn = await printer!.printForeign!(saved!, pageFonts(fonts))
      writeFileSync(at('page.pdf'), drawn!.pdfBytes)
      const text = execFileSync('pdftotext', [at('page.pdf'), '-'], { encoding: 'utf8' })
      expect(text).toContain('Kept words 你 and its sheet')
      const pictures = execFileSync('pdfimages', ['-list', at('page.pdf')], { encoding: 'utf8' })
      expect(pictures.match(/\b300 +200\b/g)).toHaveLength(1)
      expect(await show('multipart/related', utf8(mhtml))).toMatchObject({ kind: 'pdf', drawnBy: 'page' })
    })

    test('a drawing is shown as a picture of a page, without what it would load', async () => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><script>alert(1)</script>
      <image href="https://evil.invalid/a.png" width="9" height="9"/><text y="20">Drawn</text></svg>`
      expect(await show('application/xml', utf8(svg))).toMatchObject({ kind: 'pdf', drawnBy: 'drawing' })
    })

    test('a video has stills with their moments, and one of another kind says that it has none', async () => {
      const make = (...codec: readonly string[]): Buffer => {
        const source = ['-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=5:duration=4', '-pix_fmt', 'yuv420p']
        execFileSync('ffmpeg', ['-v', 'error', '-y', ...source, ...codec, at('video.mp4')], {
          stdio: 'ignore',
        })
        return readFileSync(at('video.mp4'))
      }
      const shown = await show('video/mp4', make('-c:v', 'libx264'))
      if (shown.kind !== 'recording') throw new Error('it is not shown as a recording')
      expect(shown.stills.map(({ atMs }) => atMs)).toEqual([400, 2000, 3600])
      expect(shown.lengthMs).toBe(4000)
      expect(await show('video/mp4', make('-c:v', 'mpeg4', '-q:v', '9'))).toMatchObject({
        stills: [],
        because: expect.stringContaining('there are no stills'),
      })
    })
  },
)
