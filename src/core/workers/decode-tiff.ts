import { inflateSync } from 'node:zlib'
import utif from 'utif2'
import type { IFD } from 'utif2'
import type { DecoderAnswer, DecoderAsk, PictureLimits } from './decoder-messages.ts'
import type { Pixels } from './encode-png.ts'
import { encodePng } from './encode-png.ts'
import { hasJpegLargerThan } from './jpeg-frames.ts'
import { turnPixels } from './turn-pixels.ts'

const TAG = {
  subfile: 't254',
  width: 't256',
  height: 't257',
  bits: 't258',
  compression: 't259',
  photometric: 't262',
  stripOffsets: 't273',
  orientation: 't274',
  parts: 't277',
  stripBytes: 't279',
  planes: 't284',
  tileWidth: 't322',
  tileHeight: 't323',
  tileOffsets: 't324',
  tileBytes: 't325',
} as const
/** None, CCITT, LZW, JPEG old and new, deflate twice, PackBits. The others are of raw photographs and laboratories. */
const COMPRESSIONS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32_946, 32_773])
const DEFLATED = new Set([8, 32_946])
const JPEG = new Set([6, 7])
/** The bits of a part that the library shows rightly, by photometric interpretation. */
const BITS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 4, 8, 16],
  1: [1, 2, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  6: [8],
}
const MOST_PARTS = 4

/** Decodes the pages of a TIFF file, turned as each says, without the small copies kept for previews. */
export function decodeTiff({ bytes, limits }: DecoderAsk): DecoderAnswer {
  const read = readTiff(bytes, limits)
  if (read === null) return { kind: 'no' }
  if (read === 'tooLarge') return { kind: 'tooLarge' }
  const pngs = Array.from(read.pages, (page) => encodePng(page))
  return { kind: 'pictures', by: 'utif2 4.1.0', pngs, pagesInFile: read.pagesInFile }
}

type Read = { readonly pages: Iterable<Pixels>; readonly pagesInFile: number }

/** The pages one after another, each unpacked when it is asked for. */
export function readTiff(bytes: Uint8Array, limits: PictureLimits): Read | 'tooLarge' | null {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const pages = utif.decode(file).filter((page) => page[TAG.width] !== undefined && !isPreview(page))
  if (pages.length === 0 || !pages.every((page) => canShow(page))) return null
  const shown = pages.slice(0, limits.mostPages)
  if (!fits(shown, bytes, limits)) return 'tooLarge'
  return { pages: unpacked(file, shown), pagesInFile: pages.length }
}

function* unpacked(file: ArrayBuffer, pages: readonly IFD[]): Generator<Pixels> {
  for (const page of pages) {
    decodePage(file, page)
    yield turnPixels(pixelsOf(page), first(page, TAG.orientation, 1))
    page.data = new Uint8Array()
  }
}

function first(page: IFD, tag: string, otherwise: number): number {
  const value = page[tag]
  const one: unknown = Array.isArray(value) ? value[0] : undefined
  return typeof one === 'number' ? one : otherwise
}

function numbers(page: IFD, tag: string): readonly number[] {
  const value = page[tag]
  return Array.isArray(value) ? value.map(Number) : []
}

const isPreview = (page: IFD): boolean => first(page, TAG.subfile, 0) % 2 === 1

/** What the library would show wrongly or not at all is refused: a wrong picture is worse than none. */
function canShow(page: IFD): boolean {
  const compression = first(page, TAG.compression, 1)
  const photometric = first(page, TAG.photometric, 0)
  const parts = first(page, TAG.parts, 1)
  const isJpeg = JPEG.has(compression)
  return (
    COMPRESSIONS.has(compression) &&
    parts <= MOST_PARTS &&
    (parts === 1 || first(page, TAG.planes, 1) === 1) &&
    (photometric !== 0 || parts === 1) &&
    (photometric !== 6 || isJpeg) &&
    (BITS[photometric]?.includes(first(page, TAG.bits, 1)) ?? false)
  )
}

const area = (page: IFD, width: string, height: string): number =>
  first(page, width, 0) * first(page, height, 0)

/** Whether all pages, and what has to be unpacked on the way to them, stay within the limits. */
function fits(pages: readonly IFD[], bytes: Uint8Array, { mostPixels }: PictureLimits): boolean {
  const all = pages.reduce((sum, page) => sum + area(page, TAG.width, TAG.height), 0)
  const isTiled = pages.some((page) => area(page, TAG.tileWidth, TAG.tileHeight) > mostPixels)
  if (all <= 0 || all > mostPixels || isTiled) return false
  const hasJpeg = pages.some((page) => JPEG.has(first(page, TAG.compression, 1)))
  return !(hasJpeg && hasJpegLargerThan(bytes, mostPixels))
}

function decodePage(file: ArrayBuffer, page: IFD): void {
  if (DEFLATED.has(first(page, TAG.compression, 1))) checkDeflated(file, page)
  utif.decodeImage(file, page)
}

/** The library inflates without a limit; a strip that would be longer than the page is refused before. */
function checkDeflated(file: ArrayBuffer, page: IFD): void {
  const isTiled = page[TAG.tileOffsets] !== undefined
  const offsets = numbers(page, isTiled ? TAG.tileOffsets : TAG.stripOffsets)
  const lengths = numbers(page, isTiled ? TAG.tileBytes : TAG.stripBytes)
  const width = first(page, isTiled ? TAG.tileWidth : TAG.width, 0)
  const height = first(page, isTiled ? TAG.tileHeight : TAG.height, 0)
  const bytesPerPixel = Math.ceil((first(page, TAG.bits, 1) * first(page, TAG.parts, 1)) / 8)
  const maxOutputLength = (width + 8) * height * bytesPerPixel
  for (const [index, offset] of offsets.entries()) {
    inflateSync(new Uint8Array(file, offset, lengths[index] ?? 0), { maxOutputLength })
  }
}

function pixelsOf(page: IFD): Pixels {
  const rgba = utif.toRGBA8(page)
  const { width: widthPx, height: heightPx } = page
  if (!(rgba.length === widthPx * heightPx * 4)) throw new RangeError('a page of another size than it says')
  return { widthPx, heightPx, rgba }
}
