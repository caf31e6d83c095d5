import { PDFDocument } from 'pdf-lib'
import type { BundleExhibit } from '../bundle-exhibit.ts'
import type { ExhibitView, Showing } from '../exhibit-view.ts'
import type { Paper } from './papers.ts'
import { AppError } from '../../../contract/errors.ts'
import type { ExhibitTools } from './decoded-picture.ts'
import {
  DAMAGED_PICTURE,
  MOST_DECODED_BYTES,
  MOST_PIXELS,
  TOO_LARGE,
  isDecoded,
  showDecoded,
} from './decoded-picture.ts'
import { showDrawn } from './drawn-exhibit.ts'
import { foreignPercent } from './foreign-pages.ts'
import { layPicture } from './picture-layout.ts'
import { readForeignPdf } from './foreign-pdf.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { isRecording, showRecording } from './recording.ts'
import { PAGE_ROWS, readText } from './text-exhibit.ts'
import { isMail } from '../templates/file-kinds.ts'
import { readMail } from './mail-exhibit.ts'
import { seenSize } from './picture.ts'
import { sha256 } from '../../crypto/hash.ts'
import { toHex } from '../../crypto/bytes.ts'

export const MOST_PAGES_OF_ONE_EXHIBIT = 200
/** A file larger than this that is not a picture or a PDF is not read to see whether it is text. */
const MOST_TEXT_BYTES = 64 * 1024 * 1024
const TEXT_TYPES =
  /^(multipart\/related|image\/svg\+xml|text\/|message\/|application\/(json|xml|x-ndjson|octet-stream|mbox|rtf|x-subrip)|.*\+(json|xml)$)/

const PDF_TROUBLE = {
  encrypted: 'It is protected with a password, so its pages are not shown here.',
  unreadable:
    'Its pages could not be read when this bundle was made. The file is as it was when it was kept.',
} as const

/**
 * Decides how an exhibit is shown. Whatever is in the file, the answer is a way to show it: at worst an honest page.
 * Throws `DamagedExhibit` when the bytes are not those of its SHA-256, and what `readBytes` throws.
 */
export async function readExhibit(
  exhibit: BundleExhibit,
  paper: Paper,
  tools: ExhibitTools = {},
): Promise<ExhibitView> {
  return { exhibit, showing: await showingOf(exhibit, paper, tools) }
}

async function showingOf(exhibit: BundleExhibit, paper: Paper, tools: ExhibitTools): Promise<Showing> {
  const type = exhibit.mediaType.toLowerCase()
  if (isDecoded(type)) {
    return exhibit.sizeBytes > MOST_DECODED_BYTES
      ? { kind: 'named', because: 'It is too large to be decoded.' }
      : showDecoded(await checkedBytes(exhibit), type, paper, tools)
  }
  if (type === 'image/jpeg') return showJpeg(await checkedBytes(exhibit), paper)
  if (type === 'image/png') return showPng(await checkedBytes(exhibit), paper)
  if (type === 'application/pdf') return showPdf(await checkedBytes(exhibit), paper)
  if (isRecording(type)) return showRecording(exhibit, () => checkedBytes(exhibit), tools)
  if (!TEXT_TYPES.test(type)) return { kind: 'named', because: null }
  if (exhibit.sizeBytes > MOST_TEXT_BYTES) return { kind: 'named', because: 'It is too large to be printed.' }
  const bytes = await checkedBytes(exhibit)
  const drawn = await showDrawn(bytes, type, paper.name, MOST_PAGES_OF_ONE_EXHIBIT, tools)
  if (drawn) return drawn
  if (isMail(type, exhibit.fileName)) return showMail(bytes)
  const text = readText(bytes, MOST_PAGES_OF_ONE_EXHIBIT)
  return text ? { kind: 'text', text } : { kind: 'named', because: null }
}

/** As it reads, and its source. */
async function showMail(bytes: Uint8Array): Promise<Showing> {
  const mail = await readMail(bytes, (MOST_PAGES_OF_ONE_EXHIBIT / 2) * PAGE_ROWS)
  const text = readText(bytes, MOST_PAGES_OF_ONE_EXHIBIT / 2, 'mail')
  if (text === null) return { kind: 'named', because: null }
  return { kind: 'text', text: mail === null ? text : { ...text, mail } }
}

/** The whole file. Throws `DamagedExhibit` when it is not the one of its SHA-256, and what `readBytes` throws. */
export async function checkedBytes(exhibit: BundleExhibit): Promise<Uint8Array> {
  const bytes = await exhibit.readBytes()
  if (toHex(sha256(bytes)) !== exhibit.sha256) {
    throw new AppError('DamagedExhibit', 'the bytes of an exhibit are not those of its hash')
  }
  return bytes
}

function showJpeg(bytes: Uint8Array, paper: Paper): Showing {
  const picture = readJpeg(bytes)
  if (!picture) return { kind: 'named', because: DAMAGED_PICTURE }
  const seen = seenSize(picture)
  return { kind: 'picture', picture, layout: layPicture(seen.widthPx, seen.heightPx, paper) }
}

async function showPng(bytes: Uint8Array, paper: Paper): Promise<Showing> {
  const read = readPng(bytes)
  if (!read) return { kind: 'named', because: DAMAGED_PICTURE }
  const layout = layPicture(read.widthPx, read.heightPx, paper)
  if ('needsDecoder' in read) {
    if (read.widthPx * read.heightPx > MOST_PIXELS) return { kind: 'named', because: TOO_LARGE }
    if (!(await canDecode(bytes))) return { kind: 'named', because: DAMAGED_PICTURE }
    return {
      kind: 'decoded-picture',
      pngBytes: bytes,
      widthPx: read.widthPx,
      heightPx: read.heightPx,
      layout,
    }
  }
  return { kind: 'picture', picture: read, layout }
}

/** Tried here, so that a picture which cannot be decoded is known before its pages are counted. */
async function canDecode(pngBytes: Uint8Array): Promise<boolean> {
  try {
    const scratch = await PDFDocument.create({ updateMetadata: false })
    await scratch.embedPng(pngBytes)
    return true
  } catch {
    // Whatever is wrong with it, its page says that it cannot be shown.
    return false
  }
}

async function showPdf(bytes: Uint8Array, paper: Paper): Promise<Showing> {
  const pdf = await readForeignPdf(bytes, MOST_PAGES_OF_ONE_EXHIBIT)
  if (typeof pdf === 'string') return { kind: 'named', because: PDF_TROUBLE[pdf] }
  return { kind: 'pdf', pdf, percents: pdf.pages.map((page) => foreignPercent(page, paper)) }
}
