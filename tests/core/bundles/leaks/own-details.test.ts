import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { bytesContent } from '../../../../src/core/bundles/leaks/content.ts'
import { ownDetailsOf } from '../../../../src/core/bundles/leaks/own-details.ts'
import { needs } from '../../../support/judges.ts'
import { jpegSaying, jpegWithEverything } from '../../../support/speaking-pictures.ts'

const landscape = readFileSync('tests/support/files/landscape.jpg')
const SHARED = join(import.meta.dirname, '../../../../../shared/fixtures/image')

const detailsOf = (bytes: Uint8Array, mediaType: string) =>
  ownDetailsOf(bytesContent(Buffer.from(bytes)), mediaType)

describe('what an original says of itself', () => {
  test.each([
    ['nothing', {}, []],
    ['a place', { place: true }, ['place']],
    ['a device', { device: true }, ['device']],
    ['an owner', { person: true }, ['person']],
    ['a thumbnail', { thumbnail: landscape.subarray(0, 300) }, ['thumbnail']],
    [
      'all of it',
      { place: true, device: true, person: true, thumbnail: landscape.subarray(0, 300) },
      ['place', 'device', 'person', 'thumbnail'],
    ],
  ])('a JPEG with %s', async (_, said, expected) => {
    expect(await detailsOf(jpegSaying(landscape, said), 'image/jpeg')).toEqual(expected)
  })

  test('a PDF with an author, or with a photo in it that says where it was taken', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    expect(await detailsOf(await document.save(), 'application/pdf')).toEqual([])
    document.setAuthor('Wilhelmina Zebrowski')
    expect(await detailsOf(await document.save(), 'application/pdf')).toEqual(['person'])
    document.setAuthor('')
    const page = document.addPage()
    page.drawImage(await document.embedJpg(jpegSaying(landscape, { place: true })))
    expect(await detailsOf(await document.save(), 'application/pdf')).toEqual(['place'])
  })

  test('a document of Word with a name, and one without', async () => {
    const core = (name: string) =>
      zipSync({ 'docProps/core.xml': Buffer.from(`<cp><dc:creator>${name}</dc:creator></cp>`) })
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    expect(await detailsOf(core('Wilhelmina'), type)).toEqual(['person'])
    expect(await detailsOf(core(''), type)).toEqual([])
  })

  test('a movie whose `moov` stands behind its pictures', async () => {
    const box = (name: string, body: Buffer) => {
      const size = Buffer.alloc(4)
      size.writeUInt32BE(body.length + 8)
      return Buffer.concat([size, Buffer.from(name, 'latin1'), body])
    }
    const movie = (said: string) =>
      Buffer.concat([
        box('ftyp', Buffer.from('isom....')),
        box('mdat', Buffer.from('\u00a9xyz in the pictures is chance'.padEnd(3_000_000, '.'), 'latin1')),
        box('moov', box('udta', box(said, Buffer.from('+51.5-000.1/')))),
      ])
    expect(await detailsOf(movie('free'), 'video/mp4')).toEqual([])
    expect(await detailsOf(movie('\u00a9xyz'), 'video/mp4')).toEqual(['place'])
    expect(await detailsOf(movie('\u00a9mod'), 'video/quicktime')).toEqual(['device'])
  })

  test('any bytes, of any kind, are answered', async () => {
    const types = fc.constantFrom(
      'image/jpeg',
      'image/png',
      'image/heic',
      'application/pdf',
      'video/mp4',
      'audio/mpeg',
      'application/zip',
    )
    await fc.assert(
      fc.asyncProperty(
        types,
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', '\u00ff\u00d8', 'PK\u0003\u0004', '%PDF-1.7 stream\n'),
        async (type, bytes, magic) => {
          expect(
            Array.isArray(await detailsOf(Buffer.concat([Buffer.from(magic, 'latin1'), bytes]), type)),
          ).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe.skipIf(needs('exiftool') || !existsSync(SHARED))(
  'beside exiftool, on photos of real cameras',
  () => {
    const TAGS = {
      place: ['-GPSLatitude'],
      device: ['-Make', '-Model', '-SerialNumber'],
      thumbnail: ['-ThumbnailImage'],
    }
    const photos = existsSync(SHARED) ? readdirSync(SHARED).filter((name) => /\.(jpg|HEIC)$/.test(name)) : []

    test.each(photos)('%s', async (name) => {
      const path = join(SHARED, name)
      const found = await detailsOf(readFileSync(path), name.endsWith('.jpg') ? 'image/jpeg' : 'image/heic')
      for (const [detail, tags] of Object.entries(TAGS)) {
        const said = execFileSync('exiftool', ['-s3', ...tags, path], { encoding: 'utf8' }).trim()
        expect(found.includes(detail as 'place'), detail).toBe(said !== '')
      }
    })
  },
)

test('everything at once is every kind', async () => {
  expect(await detailsOf(jpegWithEverything(landscape), 'image/jpeg')).toEqual([
    'place',
    'device',
    'person',
    'thumbnail',
  ])
})
