import { AppError } from '../../contract/errors.ts'
import { MOST_SHOWN_TEXT_BYTES, shownAs, type ShownAs } from '../../contract/shown-as.ts'
import { decodeHtml } from '../formats/decode-html.ts'
import { decodeText } from '../formats/decode-text.ts'
import { readMailText } from '../formats/read-mail.ts'
import { readMhtml } from '../formats/saved-page.ts'
import type { Vault } from '../vault/vault.ts'
import type { ExhibitRow } from './queries.ts'
import { readRange } from './read.ts'

/** Something of an opened file, under a type of a closed list: never one that a browser would run. */
export type ServedPart = {
  readonly mediaType: string
  readonly sizeBytes: number
  /** Bytes `from` to `to` (exclusive). */
  readonly read: (from: number, to: number) => Uint8Array
}

/** What a saved page is shown from: its text, and what was saved beside it by address. */
export type SavedPage = {
  readonly html: string
  readonly address: string | null
  readonly parts: Readonly<Record<string, string>>
}

/** Kinds whose bytes are served as they are kept: a browser shows these and runs nothing in them. */
const AS_THEY_ARE: ReadonlySet<ShownAs> = new Set(['picture', 'pdf', 'sound', 'video'])

const MOST_PAGE_BYTES = 64 * 1024 * 1024
const MOST_MAIL_BYTES = 16 * 1024 * 1024
const MOST_HTML_BYTES = 8 * 1024 * 1024
/** What a saved page may draw, besides its own style sheets. */
const OF_A_PAGE = /^(image\/[\w.+-]+|text\/css|font\/[\w-]+)$/

/** Served under other names, because browsers know these better. */
const RENAMED: Readonly<Record<string, string>> = {
  'video/quicktime': 'video/mp4',
  'video/x-m4v': 'video/mp4',
  'audio/x-m4a': 'audio/mp4',
  'application/ogg': 'audio/ogg',
}
const PLAIN_TYPE = /^[\w.+-]+\/[\w.+-]+/

/** The bytes as they are kept. Text and pages are never served as what they are: they would be run. */
export function originalPart(vault: Vault, row: ExhibitRow): ServedPart {
  const kind = shownAs(row.mediaType)
  const type = PLAIN_TYPE.exec(row.mediaType.toLowerCase())?.[0] ?? ''
  if (kind === null || !AS_THEY_ARE.has(kind))
    throw new AppError('NotFound', 'the bytes of this kind of file are not served')
  return {
    mediaType: RENAMED[type] ?? type,
    sizeBytes: row.sizeBytes,
    read: (from, to) => readRange(vault, row, from, to),
  }
}

/** The beginning of a text, decoded. Throws CannotShow where it is not text. */
export function textPart(vault: Vault, row: ExhibitRow): ServedPart {
  const bytes = readRange(vault, row, 0, MOST_SHOWN_TEXT_BYTES)
  const cut = row.sizeBytes > MOST_SHOWN_TEXT_BYTES ? withoutCutLetter(bytes) : bytes
  const decoded = decodeText(cut)
  if (decoded === null) throw new AppError('CannotShow', 'these bytes are not text')
  return bytesPart('text/plain; charset=utf-8', Buffer.from(decoded.text, 'utf8'))
}

/** A saved page as data for the frame that shows it. Throws CannotShow. */
export function pagePart(vault: Vault, row: ExhibitRow): ServedPart {
  if (row.sizeBytes > MOST_PAGE_BYTES) throw new AppError('CannotShow', 'the page is too large')
  const bytes = readRange(vault, row, 0, row.sizeBytes)
  const page = row.mediaType === 'multipart/related' ? pageOfArchive(bytes) : pageOfFile(bytes)
  if (page === null || page.html.length > MOST_HTML_BYTES)
    throw new AppError('CannotShow', 'there is no page in it')
  return bytesPart('application/json', Buffer.from(JSON.stringify(page), 'utf8'))
}

/** An e-mail as it reads. Throws CannotShow for one that says nothing once it is decoded: it has its source. */
export async function mailPart(vault: Vault, row: ExhibitRow): Promise<ServedPart> {
  if (row.sizeBytes > MOST_MAIL_BYTES) throw new AppError('CannotShow', 'the e-mail is too large')
  const mail = await readMailText(readRange(vault, row, 0, row.sizeBytes))
  if (mail === null) throw new AppError('CannotShow', 'it cannot be read as an e-mail')
  const text = mail.text.slice(0, MOST_SHOWN_TEXT_BYTES).toWellFormed()
  return bytesPart('application/json', Buffer.from(JSON.stringify({ ...mail, text }), 'utf8'))
}

export function bytesPart(mediaType: string, bytes: Uint8Array): ServedPart {
  return { mediaType, sizeBytes: bytes.length, read: (from, to) => bytes.slice(from, to) }
}

function pageOfFile(bytes: Uint8Array): SavedPage | null {
  const html = decodeHtml(bytes, null)
  return html === null ? null : { html, address: null, parts: {} }
}

function pageOfArchive(bytes: Uint8Array): SavedPage | null {
  const saved = readMhtml(bytes, 'A4')
  const html = saved && decodeHtml(saved.bytes, saved.charset)
  if (saved === null || html === null) return null
  const parts = [...saved.parts]
    .filter(([, { mediaType }]) => OF_A_PAGE.test(mediaType))
    .map(([address, part]) => [
      address,
      `data:${part.mediaType};base64,${Buffer.from(part.bytes).toString('base64')}`,
    ])
  return { html, address: saved.address, parts: Object.fromEntries(parts) as Record<string, string> }
}

/** Cut in the middle of a letter, a text would no longer be read as UTF-8. */
function withoutCutLetter(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > bytes.length - 4 && (bytes[end - 1]! & 0b1100_0000) === 0b1000_0000) end--
  return bytes.subarray(0, bytes[end - 1]! >= 0b1100_0000 ? end - 1 : bytes.length)
}
