import { isUtf8 } from 'node:buffer'
import type { MediaKind } from './media-kind.ts'

const TEXT: MediaKind = { mediaType: 'text/plain', extension: '.txt' }
const HTML: MediaKind = { mediaType: 'text/html', extension: '.html' }
const MAIL: MediaKind = { mediaType: 'message/rfc822', extension: '.eml' }
/** A page saved by a browser together with its pictures: headers like a mail's. */
const SAVED_PAGE: MediaKind = { mediaType: 'multipart/related', extension: '.mhtml' }

/** Kinds of text that the library tells apart by their beginning. */
const LIBRARY_TEXT = /^(?:<\?xml |\{\\rtf|BEGIN:|WEBVTT|%!|REGEDIT4|Windows Registry|-----BEGIN PGP|!<arch>)/
const HTML_START = /^\s*(?:<!--[^]{0,2000}?-->\s*)?<(?:!doctype html|html)[\s>]/i

const HEADER_LINE = /^([!-9;-~]+):/
const KNOWN_HEADERS = new Set([
  'from',
  'to',
  'subject',
  'date',
  'received',
  'mime-version',
  'message-id',
  'return-path',
  'delivered-to',
])
const MAYBE_HEADERS = /^(?:From |[!-9;-~]+:)/
const FEWEST_HEADERS = 3
const FEWEST_KNOWN = 2

/** Enough to see how most text starts; the rest is only looked at for being text at all. */
const START_BYTES = 4096
/** From this size on the head may be a piece of a longer file, whose last letter is cut. */
const MAYBE_CUT_BYTES = 4096
const LONGEST_CUT_LETTER = 3

/**
 * Tells kinds of text apart: HTML, a mail or a saved page by their beginnings (whatever their character set),
 * else plain text where the bytes are well-formed UTF-8, or UTF-16 with a byte order mark. Null when it is
 * none of these. `strict`, for use before the library, also answers null for text with control characters and
 * for text the library knows better; `lenient`, for use after it, refuses NUL alone.
 */
export function sniffText(bytes: Uint8Array, care: 'strict' | 'lenient'): MediaKind | null {
  if (bytes.length === 0) return null
  if (isUtf16(bytes)) return care === 'lenient' ? sniffUtf16(bytes) : null
  if (bytes.includes(0) || (care === 'strict' && hasControlCharacters(bytes))) return null
  const start = decodeStart(bytes)
  if (care === 'strict' && LIBRARY_TEXT.test(start)) return null
  const kind = kindByStart(start, bytes.length < MAYBE_CUT_BYTES)
  if (kind !== null) return kind
  return isWholeUtf8(bytes) ? TEXT : null
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

function sniffUtf16(bytes: Uint8Array): MediaKind | null {
  const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  const whole = bytes.length >= MAYBE_CUT_BYTES ? text.slice(0, -1) : text
  if (whole.includes('\0') || whole.includes('\ufffd')) return null
  return kindByStart(whole, bytes.length < MAYBE_CUT_BYTES) ?? TEXT
}

/** One character per byte: the marks that are looked for are ASCII in every character set a mail may use. */
function decodeStart(bytes: Uint8Array): string {
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.byteLength - from)
  const start = whole.toString('latin1', 0, START_BYTES)
  // The headers of a mail that went through many hands are long.
  return MAYBE_HEADERS.test(start) ? whole.toString('latin1') : start
}

function kindByStart(start: string, isWhole: boolean): MediaKind | null {
  if (HTML_START.test(start)) return HTML
  const names = headerNames(start, isWhole)
  // Text copied out of a mail program says "Sent:", which is no header.
  if (names.length < FEWEST_HEADERS || names.includes('sent')) return null
  if (names.includes('snapshot-content-location')) return SAVED_PAGE
  return new Set(names.filter((name) => KNOWN_HEADERS.has(name))).size >= FEWEST_KNOWN ? MAIL : null
}

/** The names of the header lines a text starts with; none when something else stands among them. */
function headerNames(start: string, isWhole: boolean): readonly string[] {
  if (!MAYBE_HEADERS.test(start)) return []
  const lines = start.split(/\r\n|\r|\n/)
  // A mailbox file puts "From somebody, date" in front of the headers.
  if (lines[0]?.startsWith('From ') === true) lines.shift()
  if (!isWhole) lines.pop()
  const names: string[] = []
  for (const line of lines) {
    if (line === '') return names
    const isContinued = names.length > 0 && /^[ \t]/.test(line)
    const name = isContinued ? '' : HEADER_LINE.exec(line)?.[1]
    if (name === undefined) return []
    if (name !== '') names.push(name.toLowerCase())
  }
  return names
}

function hasControlCharacters(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, START_BYTES)
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    // Tab, line feed, vertical tab, form feed and carriage return are 9 to 13.
    if (byte < 0x20 && (byte < 9 || byte > 13)) return true
  }
  return false
}

function isWholeUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true
  return bytes.length >= MAYBE_CUT_BYTES && isUtf8(bytes.subarray(0, startOfCutLetter(bytes)))
}

/** Where the last letter starts, if its lead byte stands among the last three and promises more than there is. */
function startOfCutLetter(bytes: Uint8Array): number {
  for (let length = 1; length <= LONGEST_CUT_LETTER; length += 1) {
    const byte = bytes[bytes.length - length] ?? 0
    const promised = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0
    if (promised > length) return bytes.length - length
  }
  return bytes.length
}
