import { fileTypeFromBuffer } from 'file-type'
import type { MediaKind } from './media-kind.ts'
import { sniffText } from './sniff-text.ts'

const UNKNOWN: MediaKind = { mediaType: 'application/octet-stream', extension: '.bin' }
const JPEG: MediaKind = { mediaType: 'image/jpeg', extension: '.jpg' }
const PNG: MediaKind = { mediaType: 'image/png', extension: '.png' }
const GIF: MediaKind = { mediaType: 'image/gif', extension: '.gif' }
const WEBP: MediaKind = { mediaType: 'image/webp', extension: '.webp' }
const PDF: MediaKind = { mediaType: 'application/pdf', extension: '.pdf' }

const PNG_SIGNATURE = 'PNG\r\n\x1a\n'

/**
 * What a file is by its first bytes, whatever it is called. Never throws: what nobody knows, and what the
 * library fails on, is `application/octet-stream`. Text that the library does not know is told apart by
 * `sniffText`.
 *
 * @param headBytes the first bytes of the file, at most 64 KiB
 */
export async function sniffMediaType(headBytes: Uint8Array): Promise<MediaKind> {
  const quick = sniffMediaTypeSync(headBytes)
  if (quick !== null) return quick
  try {
    const found = await fileTypeFromBuffer(headBytes)
    if (found !== undefined) return { mediaType: found.mime, extension: `.${found.ext}` }
  } catch {
    // A malformed file is evidence like any other: it is kept, as bytes of no known kind.
    return UNKNOWN
  }
  return sniffText(headBytes, 'lenient') ?? UNKNOWN
}

/**
 * The same answer for the commonest kinds (JPEG, PNG, GIF, WebP, PDF, plain text, HTML, e-mail) without the
 * library; null when only the library can tell.
 *
 * @param headBytes the first bytes of the file, at most 64 KiB
 */
export function sniffMediaTypeSync(headBytes: Uint8Array): MediaKind | null {
  const first = headBytes[0]
  if (first === 0xff) return isJpeg(headBytes) ? JPEG : null
  if (first === 0x89) return isStillPng(headBytes) ? PNG : null
  return sniffAsciiMark(headBytes) ?? sniffText(headBytes, 'strict')
}

function sniffAsciiMark(bytes: Uint8Array): MediaKind | null {
  if (hasAscii(bytes, 0, '%PDF')) return PDF
  if (hasAscii(bytes, 0, 'GIF87a') || hasAscii(bytes, 0, 'GIF89a')) return GIF
  return hasAscii(bytes, 0, 'RIFF') && hasAscii(bytes, 8, 'WEBP') ? WEBP : null
}

/** FF D8 FF F7 is JPEG-LS, another format. */
function isJpeg(bytes: Uint8Array): boolean {
  return bytes.length > 3 && bytes[1] === 0xd8 && bytes[2] === 0xff && bytes[3] !== 0xf7
}

/** An animated PNG says so (`acTL`) before its first picture data (`IDAT`). */
function isStillPng(bytes: Uint8Array): boolean {
  if (!hasAscii(bytes, 1, PNG_SIGNATURE) || !hasAscii(bytes, 12, 'IHDR')) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 8
  while (at + 8 <= bytes.length) {
    if (hasAscii(bytes, at + 4, 'IDAT')) return true
    if (hasAscii(bytes, at + 4, 'acTL')) return false
    at += 12 + view.getUint32(at)
  }
  return false
}

function hasAscii(bytes: Uint8Array, at: number, text: string): boolean {
  if (bytes.length < at + text.length) return false
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  }
  return true
}
