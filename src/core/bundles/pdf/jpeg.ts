import type { Orientation, Picture } from './picture.ts'
import { stripJpeg } from './strip-jpeg.ts'

const SOS = 0xda
const APP1 = 0xe1
const APP14 = 0xee
/** Baseline, extended and progressive Huffman frames: what a PDF reader's DCT filter must know. */
const READABLE_FRAMES = [0xc0, 0xc1, 0xc2]
const COLOURS = { 1: 'grey', 3: 'rgb', 4: 'cmyk' } as const

type Segment = { readonly marker: number; readonly body: DataView }

/**
 * Reads a JPEG's frame header, EXIF orientation and Adobe marker.
 * In: a whole file. Out: a picture whose data is the file without what it says beside the picture (`stripJpeg`), or
 * null where the file is damaged, cut short or of a kind that PDF readers cannot show.
 */
export function readJpeg(bytes: Uint8Array): Picture | null {
  const segments = segmentsOf(bytes)
  const data = segments && stripJpeg(bytes)
  if (!segments || !data) return null
  const frame = readFrame(segments.find(({ marker }) => isFrame(marker)))
  if (!frame) return null
  const { parts, widthPx, heightPx } = frame
  return {
    format: 'JPEG',
    widthPx,
    heightPx,
    orientation: orientationOf(segments),
    colours: COLOURS[parts],
    bitsPerPart: 8,
    data,
    palette: null,
    inverted: parts === 4 && segments.some(isAdobe),
    opacity: null,
  }
}

type Frame = { readonly parts: keyof typeof COLOURS; readonly widthPx: number; readonly heightPx: number }

function readFrame(segment: Segment | undefined): Frame | null {
  if (!segment || !READABLE_FRAMES.includes(segment.marker) || segment.body.byteLength < 6) return null
  const { body } = segment
  const parts = body.getUint8(5)
  if (body.getUint8(0) !== 8 || (parts !== 1 && parts !== 3 && parts !== 4)) return null
  const [heightPx, widthPx] = [body.getUint16(1), body.getUint16(3)]
  return widthPx > 0 && heightPx > 0 ? { parts, widthPx, heightPx } : null
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** All segments up to the start of the scan; null where they do not follow one another. */
function segmentsOf(bytes: Uint8Array): readonly Segment[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= bytes.length) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (length < 2 || at + 2 + length > bytes.length) return null
    segments.push({ marker, body: new DataView(bytes.buffer, bytes.byteOffset + at + 4, length - 2) })
    if (marker === SOS) return segments
    at += 2 + length
  }
  return null
}

function isAdobe({ marker, body }: Segment): boolean {
  return marker === APP14 && body.byteLength >= 12 && body.getUint32(0) === 0x41646f62
}

function orientationOf(segments: readonly Segment[]): Orientation {
  const exif = segments.find(
    ({ marker, body }) => marker === APP1 && body.byteLength > 14 && body.getUint32(0) === 0x45786966,
  )
  return exif
    ? orientationFromTiff(new DataView(exif.body.buffer, exif.body.byteOffset + 6, exif.body.byteLength - 6))
    : 1
}

function orientationFromTiff(tiff: DataView): Orientation {
  const little = tiff.getUint16(0) === 0x4949
  const start = tiff.getUint32(4, little)
  if (start + 2 > tiff.byteLength) return 1
  const entries = tiff.getUint16(start, little)
  for (let index = 0; index < entries; index += 1) {
    const at = start + 2 + index * 12
    if (at + 12 > tiff.byteLength) return 1
    if (tiff.getUint16(at, little) === 0x0112) return asOrientation(tiff.getUint16(at + 8, little))
  }
  return 1
}

function asOrientation(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1
}
