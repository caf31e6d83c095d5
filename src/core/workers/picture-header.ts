/** What the first bytes of a picture say of it, for a decision whether to decode it at all. */
export type PictureHeader = { readonly widthPx: number; readonly heightPx: number; readonly moves: boolean }

const READERS: Readonly<Record<string, (bytes: Buffer) => PictureHeader | null>> = {
  'image/gif': readGif,
  'image/webp': readWebp,
  'image/bmp': readBmp,
  'image/avif': readAvif,
}

/** The formats that are decoded by the browser, with the words for them. */
export const BROWSER_FORMATS: Readonly<Record<string, string>> = {
  'image/gif': 'GIF',
  'image/webp': 'WebP',
  'image/bmp': 'BMP',
  'image/avif': 'AVIF',
}

/** Null where the bytes are too short or not of that format. Sizes are as they are stored, before turning. */
export function readPictureHeader(bytes: Uint8Array, mediaType: string): PictureHeader | null {
  try {
    const header = READERS[mediaType]?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ?? null
    return header && header.widthPx > 0 && header.heightPx > 0 ? header : null
  } catch (error) {
    // The file ends before its header does.
    if (error instanceof RangeError) return null
    throw error
  }
}

function readGif(bytes: Buffer): PictureHeader | null {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return null
  return { widthPx: bytes.readUInt16LE(6), heightPx: bytes.readUInt16LE(8), moves: hasTwoPictures(bytes) }
}

/** GIF89a specification: a colour table, then blocks; a picture starts with 2C, an extension with 21. */
function hasTwoPictures(bytes: Buffer): boolean {
  let at = 13 + tableBytes(bytes[10]!)
  let pictures = 0
  while (at < bytes.length && pictures < 2) {
    if (bytes[at] === 0x2c) {
      pictures += 1
      at = endOfBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0))
    } else if (bytes[at] === 0x21) at = endOfBlocks(bytes, at + 2)
    else break
  }
  return pictures > 1
}

const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))

function endOfBlocks(bytes: Buffer, start: number): number {
  let at = start
  while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1
  return at + 1
}

/** RFC 9649. */
function readWebp(bytes: Buffer): PictureHeader | null {
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8X') {
    const moves = (bytes.readUInt8(20) & 2) !== 0
    return { widthPx: bytes.readUIntLE(24, 3) + 1, heightPx: bytes.readUIntLE(27, 3) + 1, moves }
  }
  if (kind === 'VP8 ') {
    const [widthPx, heightPx] = [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff]
    return { widthPx, heightPx, moves: false }
  }
  if (kind !== 'VP8L') return null
  const sizes = bytes.readUInt32LE(21)
  return { widthPx: (sizes & 0x3fff) + 1, heightPx: ((sizes >>> 14) & 0x3fff) + 1, moves: false }
}

function readBmp(bytes: Buffer): PictureHeader | null {
  if (bytes.toString('latin1', 0, 2) !== 'BM') return null
  // The oldest header, of OS/2, has short sizes; a height below zero says that the rows start at the top.
  return bytes.readUInt32LE(14) === 12
    ? { widthPx: bytes.readUInt16LE(18), heightPx: bytes.readUInt16LE(20), moves: false }
    : { widthPx: bytes.readInt32LE(18), heightPx: Math.abs(bytes.readInt32LE(22)), moves: false }
}

/** ISO 23008-12: every `ispe` property is the size of a part or of the whole, so the largest counts. */
function readAvif(bytes: Buffer): PictureHeader | null {
  let largest: PictureHeader | null = null
  const moves = bytes.toString('latin1', 8, 12) === 'avis'
  for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 1)) {
    if (at + 16 > bytes.length) break
    const [widthPx, heightPx] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)]
    if (!largest || widthPx * heightPx > largest.widthPx * largest.heightPx)
      largest = { widthPx, heightPx, moves }
  }
  return largest
}
