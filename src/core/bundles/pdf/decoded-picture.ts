import type { DecodedPictures, FileDecoder } from '../../ports/file-decoder.ts'
import type { HtmlPrinter } from '../../ports/html-printer.ts'
import type { Decoded, ShownPicture, Showing } from '../exhibit-view.ts'
import type { FontPack } from '../fonts.ts'
import type { Paper } from './papers.ts'
import { count } from '../templates/words.ts'
import { readJpeg } from './jpeg.ts'
import { layPicture } from './picture-layout.ts'
import { BROWSER_FORMATS, readPictureHeader } from '../../workers/picture-header.ts'
import { readPng } from './png.ts'
import { seenSize } from './picture.ts'

/** What reads files that are neither JPEG nor PNG nor text. Whatever is missing leaves an honest page. */
export type ExhibitTools = {
  readonly printer?: HtmlPrinter | undefined
  readonly fileDecoder?: FileDecoder | undefined
  readonly fonts?: FontPack | undefined
}

export const DAMAGED_PICTURE =
  'Its data could not be read as a picture when this bundle was made. The file is as it was when it was kept.'
/** A small file can claim any size. A telephone's largest picture has 50 million. */
export const MOST_PIXELS = 64_000_000
const MOST_PAGES = 200
/** More is not handed to a decoder. */
export const MOST_DECODED_BYTES = 200 * 1024 * 1024
/** A screenshot stays as exact as it was; a photograph as PNG would be twenty times its file. */
const MOST_PNG_BYTES = 3 * 1024 * 1024

const LIBRARY_FORMATS: Readonly<Record<string, { readonly name: string; readonly format: 'heic' | 'tiff' }>> =
  {
    'image/heic': { name: 'HEIC', format: 'heic' },
    'image/heif': { name: 'HEIF', format: 'heic' },
    'image/heic-sequence': { name: 'HEIC', format: 'heic' },
    'image/heif-sequence': { name: 'HEIF', format: 'heic' },
    'image/tiff': { name: 'TIFF', format: 'tiff' },
  }

export const isDecoded = (mediaType: string): boolean =>
  mediaType in BROWSER_FORMATS || mediaType in LIBRARY_FORMATS

const named = (because: string | null): Showing => ({ kind: 'named', because })
export const TOO_LARGE = `It has more than ${count(MOST_PIXELS / 1_000_000)} million pixels, too many to be read here. The file is as it was when it was kept.`

/** Shows a picture that has to be decoded: at worst as an honest page. */
export async function showDecoded(
  bytes: Uint8Array,
  mediaType: string,
  paper: Paper,
  tools: ExhibitTools,
): Promise<Showing> {
  const library = LIBRARY_FORMATS[mediaType]
  return library
    ? showByLibrary(bytes, mediaType, library, paper, tools)
    : showByBrowser(bytes, mediaType, paper, tools)
}

async function showByBrowser(
  bytes: Uint8Array,
  mediaType: string,
  paper: Paper,
  { printer }: ExhibitTools,
): Promise<Showing> {
  const header = readPictureHeader(bytes, mediaType)
  if (!header) return named(DAMAGED_PICTURE)
  if (header.widthPx * header.heightPx > MOST_PIXELS) return named(TOO_LARGE)
  if (!printer?.decodePicture) return named(null)
  const fileBytes = await printer.decodePicture(bytes, mediaType, MOST_PNG_BYTES)
  const about = { format: BROWSER_FORMATS[mediaType]!, by: printer.name, moves: header.moves }
  const shown = fileBytes && shownPicture(fileBytes, paper)
  return shown ? { kind: 'picture', ...shown, decoded: decodedAs(about, [shown]) } : named(DAMAGED_PICTURE)
}

async function showByLibrary(
  bytes: Uint8Array,
  mediaType: string,
  { name, format }: { readonly name: string; readonly format: 'heic' | 'tiff' },
  paper: Paper,
  { printer, fileDecoder }: ExhibitTools,
): Promise<Showing> {
  if (!fileDecoder) return named(null)
  const limits = { mostPixels: MOST_PIXELS, mostPages: MOST_PAGES }
  const read = await fileDecoder.decodePicture(bytes, format, limits)
  if (!read) return named(DAMAGED_PICTURE)
  if (read.kind === 'tooLarge') return named(TOO_LARGE)
  const shown = await shownPages(read, paper, printer)
  const [only] = shown
  if (!only || shown.length !== read.pngs.length) return named(DAMAGED_PICTURE)
  const about = { format: name, by: read.by, moves: mediaType.endsWith('-sequence') }
  const decoded = decodedAs(about, shown)
  return read.pagesInFile === 1
    ? { kind: 'picture', ...only, decoded }
    : { kind: 'pictures', pictures: shown, pagesInFile: read.pagesInFile, decoded }
}

async function shownPages(
  { pngs }: DecodedPictures,
  paper: Paper,
  printer: HtmlPrinter | undefined,
): Promise<readonly ShownPicture[]> {
  const shown: ShownPicture[] = []
  for (const png of pngs) {
    const smaller =
      png.length > MOST_PNG_BYTES ? await printer?.decodePicture?.(png, 'image/png', MOST_PNG_BYTES) : null
    const one = shownPicture(smaller ?? png, paper)
    if (one) shown.push(one)
  }
  return shown
}

/** A picture that was decoded here lies as it is to be seen, so nothing turns it again. */
function shownPicture(fileBytes: Uint8Array, paper: Paper): ShownPicture | null {
  const picture = fileBytes[0] === 0xff ? readJpeg(fileBytes) : readPng(fileBytes)
  if (!picture || 'needsDecoder' in picture) return null
  const { widthPx, heightPx } = seenSize(picture)
  return { picture, layout: layPicture(widthPx, heightPx, paper), fileBytes }
}

function decodedAs(about: Omit<Decoded, 'isJpeg'>, shown: readonly ShownPicture[]): Decoded {
  return { ...about, isJpeg: shown.some(({ picture }) => picture.format === 'JPEG') }
}
