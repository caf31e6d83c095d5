import { deflateSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { expect, test } from 'vitest'
import { readForeignPdf } from '../../../../src/core/bundles/pdf/foreign-pdf.ts'
import { stripJp2 } from '../../../../src/core/bundles/pdf/strip-jp2.ts'
import { jpegWithEverything, SPOKEN } from '../../../support/speaking-pictures.ts'

const landscape = readFileSync('tests/support/files/landscape.jpg')
const speaking = Buffer.from(jpegWithEverything(landscape))
const spoken = Object.values(SPOKEN)

async function pdfWith(filter: string | readonly string[], data: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage([400, 300])
  const dict = { Type: 'XObject', Subtype: 'Image', Width: 1200, Height: 800, BitsPerComponent: 8 }
  const whole = document.context.obj({ ...dict, ColorSpace: 'DeviceRGB', Filter: [filter].flat() })
  page.node.setXObject(PDFName.of('P'), document.context.register(PDFRawStream.of(whole, data)))
  return document.save()
}

/** The pictures of a PDF that was read: name of the filter, bytes. */
async function picturesIn(pdfBytes: Uint8Array): Promise<readonly (readonly [string, Buffer])[]> {
  const read = await readForeignPdf(pdfBytes, 10)
  if (typeof read === 'string') throw new Error(read)
  return read.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream) || !object.dict.get(PDFName.of('Width'))) return []
    return [[String(object.dict.get(PDFName.of('Filter'))), Buffer.from(object.contents)] as const]
  })
}

test.each([
  ['alone', 'DCTDecode', speaking],
  ['behind another filter', ['FlateDecode', 'DCTDecode'], deflateSync(speaking)],
] as const)(
  'a photo in somebody’s PDF says nothing of itself any more, its filter %s',
  async (_, filter, data) => {
    expect(spoken.some((word) => speaking.includes(word))).toBe(true)
    expect(await picturesIn(await pdfWith(filter, data))).toEqual([['/DCTDecode', landscape]])
  },
)

test('a picture that cannot be taken apart makes its file one that cannot be shown', async () => {
  const broken = Buffer.concat([speaking.subarray(0, 60), Buffer.from('not a picture')])
  expect(await readForeignPdf(await pdfWith('DCTDecode', broken), 10)).toBe('unreadable')
})

test('JPEG 2000: boxes that speak of the picture are left out', () => {
  const box = (name: string, body: string): Buffer => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(8 + body.length)
    return Buffer.concat([head, Buffer.from(name + body, 'latin1')])
  }
  const bare = [
    box('jP  ', '\r\n\x87\n'),
    box('ftyp', 'jp2 '),
    box('jp2h', 'x'),
    box('jp2c', 'data'),
  ] as const
  const whole = Buffer.concat([...bare.slice(0, 3), box('xml ', SPOKEN.xmp), box('uuid', 'exif'), bare[3]])
  expect(Buffer.from(stripJp2(whole)!).equals(Buffer.concat(bare))).toBe(true)
  expect(stripJp2(whole.subarray(0, whole.length - 1))).toBeNull()
})
