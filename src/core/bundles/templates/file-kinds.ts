import type { ExhibitView } from '../exhibit-view.ts'
import type { TextExhibit } from '../pdf/text-exhibit.ts'
import { count, counted } from './words.ts'

const NAMED_TYPES: Readonly<Record<string, string>> = {
  'image/heic': 'a picture in the HEIC format',
  'image/heif': 'a picture in the HEIF format',
  'image/tiff': 'a picture in the TIFF format',
  'image/webp': 'a picture in the WebP format',
  'image/gif': 'a picture in the GIF format',
  'image/avif': 'a picture in the AVIF format',
  'image/bmp': 'a picture in the BMP format',
  'image/svg+xml': 'a drawing in the SVG format',
  'image/jpeg': 'a JPEG picture',
  'image/png': 'a PNG picture',
  'application/pdf': 'a PDF document',
  'application/zip': 'a ZIP archive',
  'message/rfc822': 'an e-mail',
  'multipart/related': 'a saved web page',
  'text/html': 'a web page',
}
const NAMED_GROUPS: Readonly<Record<string, string>> = {
  audio: 'a sound recording',
  video: 'a video recording',
  image: 'a picture',
  text: 'a text file',
}

/** What the file is, with its article: `a sound recording`. */
export function fileKind(mediaType: string): string {
  const type = mediaType.toLowerCase().split(';')[0]!.trim()
  return (
    NAMED_TYPES[type] ?? NAMED_GROUPS[type.split('/')[0]!] ?? 'a file of a kind that is not shown on paper'
  )
}

const GROUPS: Readonly<Record<string, string>> = {
  image: 'picture',
  audio: 'sound recording',
  video: 'video recording',
  text: 'text',
}

/** What kind of file is left out, and no more of it than that: `picture`. */
export function fileGroup(mediaType: string): string {
  const type = mediaType.toLowerCase()
  if (type === 'application/pdf') return 'PDF document'
  if (type === 'message/rfc822') return 'e-mail'
  return GROUPS[type.split('/')[0]!] ?? 'other file'
}

/** `.m4a`, from the name under `data/`; empty where there is none. */
export function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  return dot > 0 ? fileName.slice(dot).toLowerCase() : ''
}

/** What it is in a few words, as index and sheet say it: `Picture (JPEG), 4,000 × 3,000 pixels`. */
export function describeFile(view: ExhibitView): string {
  const words = describeShown(view)
  return view.exhibit.redaction === undefined ? words : `Redacted copy, ${small(words)}`
}

/** The same without what belongs to the software: `Picture`, `PDF document, 3 pages`. */
export function plainKind(view: ExhibitView): string {
  const words = plainWords(view)
  if (view.exhibit.redaction === undefined) return words
  return `Redacted copy, ${small(words)}`
}

function plainWords(view: ExhibitView): string {
  const { exhibit, showing } = view
  if (showing.kind === 'picture' || showing.kind === 'decoded-picture') return 'Picture'
  if (showing.kind === 'pictures')
    return showing.pagesInFile > 1 ? `Picture, ${counted(showing.pagesInFile, 'page')}` : 'Picture'
  if (showing.kind !== 'text') return describeShown(view)
  return isMail(exhibit.mediaType, exhibit.fileName)
    ? 'E-mail'
    : textKind(exhibit.mediaType, exhibit.fileName)
}

/** `PDF document` stays as it is inside a sentence. */
export const small = (words: string): string =>
  /^[A-Z]{2}/.test(words) ? words : `${words.charAt(0).toLowerCase()}${words.slice(1)}`

function describeShown(view: ExhibitView): string {
  const { exhibit, showing } = view
  switch (showing.kind) {
    case 'picture': {
      const { picture, decoded } = showing
      return `Picture (${decoded?.format ?? picture.format}), ${pixels(picture.widthPx, picture.heightPx)}`
    }
    case 'pictures':
      return `Picture (${showing.decoded.format}), ${counted(showing.pagesInFile, 'page')}`
    case 'recording':
      return [namedKind(exhibit.mediaType), lengthWords(showing.lengthMs)].filter(Boolean).join(', ')
    case 'decoded-picture':
      return `Picture (PNG), ${pixels(showing.widthPx, showing.heightPx)}`
    case 'pdf':
      return (
        DRAWN_KINDS[showing.drawnBy ?? 'file'] ?? `PDF document, ${counted(showing.pdf.pagesInFile, 'page')}`
      )
    case 'text':
      return `${textWords(view, showing.text)}, ${counted(showing.text.linesInFile, 'line')}`
    case 'named':
      return namedKind(exhibit.mediaType)
  }
}

const DRAWN_KINDS: Readonly<Record<string, string>> = { page: 'Web page', drawing: 'Drawing (SVG)' }

const namedKind = (mediaType: string): string => capital(fileKind(mediaType).replace(/^an? /, ''))

/** `41 seconds`, `2 minutes 5 seconds`, `1 hour 3 minutes`; null for a length that is not known. */
export function lengthWords(lengthMs: number | null): string | null {
  if (lengthMs === null) return null
  const seconds = Math.max(lengthMs > 0 ? 1 : 0, Math.round(lengthMs / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  if (hours > 0) return joined(hours, 'hour', minutes, 'minute')
  return minutes > 0 ? joined(minutes, 'minute', seconds % 60, 'second') : counted(seconds, 'second')
}

const joined = (large: number, largeWord: string, small: number, smallWord: string): string =>
  small === 0 ? counted(large, largeWord) : `${counted(large, largeWord)} ${counted(small, smallWord)}`

/** `4,000 × 3,000 pixels`. */
export const pixels = (widthPx: number, heightPx: number): string =>
  `${count(widthPx)} × ${count(heightPx)} pixels`

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const textWords = ({ exhibit }: ExhibitView, { mail }: TextExhibit): string =>
  mail ? 'E-mail, its text and its source' : textKind(exhibit.mediaType, exhibit.fileName)

function textKind(mediaType: string, fileName: string): string {
  const extension = extensionOf(fileName)
  if (isMail(mediaType, fileName)) return 'E-mail, its source text'
  if (mediaType === 'text/html' || extension === '.html' || extension === '.htm')
    return 'Web page, its source text'
  return 'Text'
}

export const isMail = (mediaType: string, fileName: string): boolean =>
  mediaType.toLowerCase() === 'message/rfc822' || extensionOf(fileName) === '.eml'
