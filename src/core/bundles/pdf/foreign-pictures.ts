import type { PDFDict, PDFStream } from 'pdf-lib'
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream } from 'pdf-lib'
import { stripJpeg } from './strip-jpeg.ts'
import { stripJp2 } from './strip-jp2.ts'

const FILTER = PDFName.of('Filter')
const PARMS = PDFName.of('DecodeParms')
const STRIPS = new Map([
  [PDFName.of('DCTDecode'), stripJpeg],
  [PDFName.of('DCT'), stripJpeg],
  [PDFName.of('JPXDecode'), stripJp2],
])

/**
 * A JPEG or JPEG 2000 picture of a PDF without what it says beside the picture, never compressed again; null for any
 * other stream. `made` is the copy of its dictionary and becomes the new stream's. Throws `RangeError` for a picture
 * whose parts do not follow one another.
 */
export function barePicture(stream: PDFStream, made: PDFDict): PDFRawStream | null {
  const found = made.lookup(FILTER)
  const filters = found instanceof PDFArray ? found.asArray() : found ? [found] : []
  const last = filters.at(-1)
  const strip = last instanceof PDFName ? STRIPS.get(last) : undefined
  if (!strip || !last) return null
  const bare = strip(filters.length === 1 ? stream.getContents() : beforeLast(stream, made, filters))
  if (!bare) throw new RangeError('a picture that cannot be taken apart')
  const parms = made.lookup(PARMS)
  const own = parms instanceof PDFArray ? parms.get(filters.length - 1) : parms
  made.set(FILTER, last)
  if (own) made.set(PARMS, own)
  else made.delete(PARMS)
  return PDFRawStream.of(made, bare)
}

/** The picture as its own filter gets it, behind the ones that stand before it. */
function beforeLast(stream: PDFStream, made: PDFDict, filters: readonly unknown[]): Uint8Array {
  const { context } = made
  const before = context.obj({})
  const names = made.lookup(FILTER, PDFArray)
  before.set(FILTER, context.obj(names.asArray().slice(0, filters.length - 1)))
  return decodePDFRawStream(PDFRawStream.of(before, stream.getContents())).decode()
}
