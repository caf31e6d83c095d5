import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readJpeg } from '../../../../src/core/bundles/pdf/jpeg.ts'
import { saysMoreThanPicture, stripJpeg } from '../../../../src/core/bundles/pdf/strip-jpeg.ts'
import { needs } from '../../../support/judges.ts'
import { jpegWithEverything } from '../../../support/speaking-pictures.ts'

const SHARED = join(import.meta.dirname, '../../../../../shared/fixtures/image')
const landscape = new Uint8Array(readFileSync('tests/support/files/landscape.jpg'))
const photos: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['made with everything a JPEG can say', jpegWithEverything(landscape)],
  ['of the sample case', new Uint8Array(readFileSync('resources/sample/letter-photo.jpg'))],
  ...(existsSync(SHARED) ? readdirSync(SHARED) : [])
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => [name, new Uint8Array(readFileSync(join(SHARED, name)))] as const),
]

describe('a JPEG without what it says beside the picture', () => {
  test('a bare one is passed on as it is', () => {
    expect(stripJpeg(landscape)).toBe(landscape)
    expect(saysMoreThanPicture(landscape)).toBe(false)
  })

  test('is the bare one again, byte for byte, whatever was put into it', () => {
    const speaking = jpegWithEverything(landscape)
    expect(saysMoreThanPicture(speaking)).toBe(true)
    expect(Buffer.from(stripJpeg(speaking)!).equals(landscape)).toBe(true)
  })

  test('is not taken apart twice', () => {
    for (const [, bytes] of photos) {
      const bare = stripJpeg(bytes)!
      expect(stripJpeg(bare)).toBe(bare)
    }
  })

  test('keeps the size and the turning that the file asked for', () => {
    for (const [, bytes] of photos) {
      const bare = readJpeg(stripJpeg(bytes)!)
      const { orientation: _, data, ...same } = readJpeg(bytes)!
      expect(bare).toMatchObject({ ...same, orientation: 1 })
      expect(Buffer.from(bare!.data).equals(data)).toBe(true)
    }
  })

  test('any segment that names no part of the picture is gone, wherever it stands', () => {
    const names = fc.constantFrom(0xe1, 0xe2, 0xe3, 0xed, 0xef, 0xfe, 0xf0)
    fc.assert(
      fc.property(names, fc.uint8Array({ minLength: 1, maxLength: 200 }), (marker, body) => {
        const segment = Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body])
        const made = Buffer.concat([landscape.subarray(0, 2), segment, landscape.subarray(2), segment])
        expect(Buffer.from(stripJpeg(made)!).equals(landscape)).toBe(true)
      }),
    )
  })

  test('any bytes are answered without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => stripJpeg(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), bytes]))).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})

describe.skipIf(needs('pdfimages', 'exiftool'))('as the outside judges see it', () => {
  let folder = ''
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'strip-'))))
  afterAll(() => rmSync(folder, { recursive: true }))

  async function imagesOf(bytes: Uint8Array, name: string, ...options: string[]): Promise<readonly Buffer[]> {
    const document = await PDFDocument.create()
    const picture = await document.embedJpg(bytes)
    document.addPage([400, 400]).drawImage(picture)
    writeFileSync(join(folder, 'a.pdf'), await document.save())
    execFileSync('pdfimages', [...options, join(folder, 'a.pdf'), join(folder, name)], { stdio: 'ignore' })
    return readdirSync(folder)
      .filter((one) => one.startsWith(`${name}-`))
      .map((one) => readFileSync(join(folder, one)))
  }

  test.each(photos)('the pixels are the same: %s', async (name, bytes) => {
    const key = name.replaceAll(/\W/g, '')
    const before = await imagesOf(bytes, `${key}-before`)
    const after = await imagesOf(stripJpeg(bytes)!, `${key}-after`)
    expect(after).toHaveLength(1)
    expect(after[0]!.equals(before[0]!)).toBe(true)
  })

  test.each(photos)(
    'exiftool has nothing to say of the picture taken out of a PDF: %s',
    async (name, bytes) => {
      const key = name.replaceAll(/\W/g, '')
      await imagesOf(stripJpeg(bytes)!, `${key}-bare`, '-all')
      await imagesOf(bytes, `${key}-full`, '-all')
      expect(saidBeside(join(folder, `${key}-bare-000.jpg`))).toEqual([])
      if (saysMoreThanPicture(bytes)) expect(saidBeside(join(folder, `${key}-full-000.jpg`))).not.toEqual([])
    },
  )
})

/** Every tag that is not of the file on the disk, of the coding of the picture, or worked out from those. */
function saidBeside(path: string): readonly string[] {
  const lines = execFileSync('exiftool', ['-a', '-ee3', '-U', '-G1', '-s', path], { encoding: 'utf8' })
  return lines
    .split('\n')
    .filter((line) => line !== '' && !/^\[(System|File|ExifTool|JFIF|Composite)\]/.test(line))
}
