import ExifReader from 'exifreader'
import type { PreviewParts } from '../ports/file-decoder.ts'
import { readHeic } from './decode-heic.ts'
import { readTiff } from './decode-tiff.ts'
import type { DecoderAnswer, DecoderAsk } from './decoder-messages.ts'
import type { Pixels } from './encode-png.ts'
import { greyCells, greyOf, turned, type GreyPicture } from './grey-cells.ts'
import { readPictureHeader } from './picture-header.ts'
import { readJpegPicture } from './read-jpeg.ts'
import { readPngPicture } from './read-png.ts'

type Read = GreyPicture | 'tooLarge' | null

const READERS: Readonly<Record<string, (ask: DecoderAsk) => Read | Promise<Read>>> = {
  'image/jpeg': ({ bytes, limits }) => readJpegPicture(bytes, limits),
  'image/png': ({ bytes, limits }) => readPngPicture(bytes, limits),
  'image/apng': ({ bytes, limits }) => readPngPicture(bytes, limits),
  'image/tiff': ({ bytes, limits }) => {
    const read = readTiff(bytes, limits)
    return read === null || read === 'tooLarge' ? read : greyOfPixels([...read.pages][0])
  },
  'image/heic': heic,
  'image/heif': heic,
  'image/heic-sequence': heic,
  'image/heif-sequence': heic,
}

async function heic(ask: DecoderAsk): Promise<Read> {
  const read = await readHeic(ask)
  return read === null || read === 'tooLarge' ? read : greyOfPixels(read)
}

const greyOfPixels = (pixels: Pixels | undefined): GreyPicture | null =>
  pixels === undefined ? null : greyOf(pixels.widthPx, pixels.heightPx, pixels.rgba)

/** A few grey cells of a picture, its size, and when it was taken. A format that only a browser knows has no cells. */
export async function makePreview(ask: DecoderAsk): Promise<DecoderAnswer> {
  const own = ownFactsOf(ask)
  const read = (await READERS[ask.mediaType]?.(ask)) ?? null
  if (read === null || read === 'tooLarge')
    return { kind: 'preview', preview: { ...own, columns: 0, rows: 0, cells: new Uint8Array() } }
  const seen = ask.mediaType === 'image/jpeg' ? turned(read, own.orientation) : read
  const { widthPx, heightPx } = seen
  const { takenAt } = own
  return {
    kind: 'preview',
    preview: { ...greyCells(seen, ask.limits.mostCells ?? 1), widthPx, heightPx, takenAt },
  }
}

type OwnFacts = Pick<PreviewParts, 'widthPx' | 'heightPx' | 'takenAt'> & { readonly orientation: number }
type Tags = Readonly<Record<string, { readonly value?: unknown; readonly description?: unknown } | undefined>>

/** What the file says of its size, where only a browser can read it; of its orientation and its time. */
function ownFactsOf({ bytes, mediaType }: DecoderAsk): OwnFacts {
  const { exif = {} } = tagsOf(bytes)
  const { widthPx = 0, heightPx = 0 } = readPictureHeader(bytes, mediaType) ?? {}
  return { widthPx, heightPx, orientation: Number(exif['Orientation']?.value ?? 1), takenAt: takenAt(exif) }
}

function tagsOf(bytes: Uint8Array): { readonly exif?: Tags } {
  try {
    return ExifReader.load(Buffer.from(bytes), { expanded: true }) as unknown as { exif?: Tags }
  } catch {
    // No metadata that can be read, in a file that may be broken: it says nothing.
    return {}
  }
}

/** `2026:03:11 21:16:05` of EXIF as `2026-03-11T21:16:05`, with its offset where the camera knew one. */
function takenAt(exif: Tags): string | null {
  for (const [time, offset] of TIMES) {
    const said = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(textOf(exif[time]))
    if (said === null) continue
    const zone = /^[+-]\d\d:\d\d$/.exec(textOf(exif[offset]).trim())?.[0] ?? ''
    return `${said[1]}-${said[2]}-${said[3]}T${said[4]}${zone}`
  }
  return null
}

const TIMES = [
  ['DateTimeOriginal', 'OffsetTimeOriginal'],
  ['DateTimeDigitized', 'OffsetTimeDigitized'],
] as const

const textOf = (tag: Tags[string]): string => (typeof tag?.description === 'string' ? tag.description : '')
