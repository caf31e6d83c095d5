import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HtmlPrinter } from '../../../../src/core/ports.ts'
import type { Showing } from '../../../../src/core/bundles/exhibit-view.ts'
import { PAPERS } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import { exhibitOf } from '../../../support/bundle-content.ts'
import { needs } from '../../../support/judges.ts'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'
import { readExhibit } from '../../../../src/core/bundles/pdf/read-exhibit.ts'
import { testDecoder } from '../../../support/file-decoder.ts'
import { utf8 } from '../../../../src/core/crypto/bytes.ts'

const HEIC = '/work/shared/fixtures/image/IMG_5195.HEIC'
const fileDecoder = testDecoder()
let printer: HtmlPrinter | undefined

async function show(mediaType: string, bytes: Uint8Array): Promise<Showing> {
  const exhibit = exhibitOf('AB1', '.x', mediaType, bytes)
  return (await readExhibit(exhibit, PAPERS.A4, { printer, fileDecoder })).showing
}

/** A TIFF of one strip, little-endian, with the given tags. */
function tiff(tags: Readonly<Record<number, number>>, strip: Uint8Array): Uint8Array {
  const all = Object.entries({ ...tags, 273: 8, 279: strip.length }).toSorted(
    ([a], [b]) => Number(a) - Number(b),
  )
  const file = Buffer.alloc(8 + strip.length + 2 + all.length * 12 + 4)
  file.write('II*\0', 0, 'latin1')
  file.writeUInt32LE(8 + strip.length, 4)
  file.set(strip, 8)
  let at = file.writeUInt16LE(all.length, 8 + strip.length)
  for (const [tag, value] of all) {
    at = file.writeUInt16LE(Number(tag), at)
    at = file.writeUInt16LE(4, at)
    at = file.writeUInt32LE(1, at)
    at = file.writeUInt32LE(value, at)
  }
  return file
}

const greyTags = (width: number, height: number, compression = 1): Readonly<Record<number, number>> => ({
  256: width,
  257: height,
  258: 8,
  259: compression,
  262: 1,
  277: 1,
  278: height,
})

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

describe('files that libraries decode in a thread', () => {
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
  }, 30_000)

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

describe.skipIf(needs('chromium', 'convert', 'ffmpeg', 'pdftotext'))(
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
    }, 60_000)
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
    ] as const)(
      '%s as %s',
      async (type, name, options, mostOff) => {
        convert(at('source.png'), ...options, at(name))
        const shown = await show(type, readFileSync(at(name)))
        if (shown.kind !== 'picture' || !shown.fileBytes) throw new Error('it is not shown as a picture')
        writeFileSync(at('shown.png'), shown.fileBytes)
        const [ours, theirs] = [pixelsOf(at('shown.png')), pixelsOf(at(name))]
        expect(ours.length).toBe(theirs.length)
        const off = ours.reduce((most, value, index) => Math.max(most, Math.abs(value - theirs[index]!)), 0)
        expect(off).toBeLessThanOrEqual(mostOff)
      },
      60_000,
    )

    test.skipIf(!existsSync(HEIC))(
      'a photograph of a telephone is put in as a JPEG of its whole size',
      async () => {
        expect(await show('image/heic', readFileSync(HEIC))).toMatchObject({
          kind: 'picture',
          picture: { format: 'JPEG', widthPx: 2566, heightPx: 3313, orientation: 1 },
          decoded: { format: 'HEIC', by: 'libheif 1.23.2', isJpeg: true },
        })
      },
      60_000,
    )

    test('a page runs no script, loads nothing, goes nowhere and is drawn', async () => {
      const hostile = `<!doctype html><meta charset=utf-8><meta http-equiv=refresh content="0;url=file:///etc/passwd">
      <link rel=preconnect href=https://pre.invalid><style>@import url(https://a.invalid/x.css);
      h1 { animation: a 1ms infinite } @keyframes a { to { opacity: .9 } }</style><h1>Seen words</h1>
      <body onload="document.body.textContent='SCRIPT RAN'"><script>document.write('SCRIPT RAN')</script>
      <iframe src=file:///etc/passwd></iframe><img src=file:///etc/passwd><object data=file:///etc/passwd></object>`
      const pdfBytes = await printer!.printForeign!({
        kind: 'html',
        bytes: utf8(hostile),
        charset: null,
        address: null,
        parts: new Map(),
        page: 'A4',
      })
      writeFileSync(at('page.pdf'), pdfBytes!)
      const text = execFileSync('pdftotext', [at('page.pdf'), '-'], { encoding: 'utf8' })
      expect(text).toContain('Seen words')
      expect(text).not.toMatch(/SCRIPT RAN|root:/)
      expect(await show('text/html', utf8(hostile))).toMatchObject({ kind: 'pdf', drawnBy: 'page' })
    }, 60_000)

    test('a drawing is shown as a picture of a page, without what it would load', async () => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><script>alert(1)</script>
      <image href="https://evil.invalid/a.png" width="9" height="9"/><text y="20">Drawn</text></svg>`
      expect(await show('application/xml', utf8(svg))).toMatchObject({ kind: 'pdf', drawnBy: 'drawing' })
    }, 60_000)

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
    }, 60_000)
  },
)
