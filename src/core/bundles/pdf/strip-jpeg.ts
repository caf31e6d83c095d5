// ITU-T T.81 annex B: the parts of a JPEG file. Kept is what a picture is decoded from, and nothing that speaks of it.

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP14 = 0xee
/** JFIF: version, density unit and two densities; a thumbnail would follow. */
const JFIF_BYTES = 14
const ADOBE_BYTES = 12
const JFIF = '4a46494600'
const ADOBE = '41646f6265'

/** One stretch of the file that is kept. `replaced` stands in place of the file's own bytes. */
type Kept = { readonly from: number; readonly to: number; readonly replaced?: Uint8Array }

/**
 * A JPEG with nothing in it but the picture: no EXIF, XMP, IPTC, colour profile, comment, thumbnail or second picture,
 * and nothing behind its end. The compressed picture is byte for byte as it was. In: a whole file. Out: the same bytes
 * where there was nothing to take out, a new file, or null where the parts do not follow one another.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = keptParts(file)
  if (!kept) return null
  const isWhole = kept.every(
    ({ from, replaced }, index) => !replaced && from === (index === 0 ? 0 : kept[index - 1]!.to),
  )
  if (isWhole && kept.at(-1)!.to === file.length) return bytes
  return Buffer.concat(kept.map(({ from, to, replaced }) => replaced ?? file.subarray(from, to)))
}

/** Whether a JPEG holds something that is not its picture; true also where it cannot be read. */
export function saysMoreThanPicture(bytes: Uint8Array): boolean {
  return stripJpeg(bytes) !== bytes
}

function keptParts(file: Buffer): readonly Kept[] | null {
  if (file.length < 4 || file[0] !== 0xff || file[1] !== SOI) return null
  const kept: Kept[] = [{ from: 0, to: 2 }]
  for (let at = 2; at + 1 < file.length;) {
    const marker = file[at + 1]!
    // Any number of fill bytes may stand before a marker.
    if (file[at] === 0xff && marker === 0xff) {
      at += 1
      continue
    }
    if (file[at] === 0xff && marker === EOI) return [...kept, { from: at, to: at + 2 }]
    const end = segmentEnd(file, at)
    if (end === null) return null
    const to = marker === SOS ? scanEnd(file, end) : end
    const part = keptPart(file, marker, at, to)
    if (part) kept.push(part)
    at = to
  }
  return null
}

/** Null where no segment stands here, or one that does not end in the file. */
function segmentEnd(file: Buffer, at: number): number | null {
  if (file[at] !== 0xff || at + 4 > file.length) return null
  const end = at + 2 + file.readUInt16BE(at + 2)
  return end >= at + 4 && end <= file.length ? end : null
}

function keptPart(file: Buffer, marker: number, from: number, to: number): Kept | null {
  if (marker === APP0) return shortened(file, from, to, JFIF, JFIF_BYTES, [0, 0])
  if (marker === APP14) return shortened(file, from, to, ADOBE, ADOBE_BYTES, [])
  return isOfPicture(marker) ? { from, to } : null
}

/** Frames and Huffman tables, scans, tables of quantization, restart intervals and the like. */
const isOfPicture = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= SOS && marker <= 0xdf)

/** A segment of this name cut to `length` bytes of body, its last ones being `ending`; null for one of another name. */
function shortened(
  file: Buffer,
  from: number,
  to: number,
  nameHex: string,
  length: number,
  ending: readonly number[],
): Kept | null {
  const body = file.subarray(from + 4, to)
  if (body.length < length || body.toString('hex', 0, nameHex.length / 2) !== nameHex) return null
  const made = Buffer.concat([file.subarray(from, from + 4), body.subarray(0, length)])
  made.writeUInt16BE(length + 2, 2)
  made.set(ending, made.length - ending.length)
  return made.equals(file.subarray(from, to)) ? { from, to } : { from, to, replaced: made }
}

/**
 * Where the compressed data of a scan ends: at the end of the picture, or at a segment that another marker follows.
 * Anything else that looks like a marker is damaged data, which decoders step over as well.
 */
function scanEnd(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const marker = file[at + 1]
    if (marker === EOI || (marker !== undefined && marker >= 0xc0 && isSegment(file, at, marker))) return at
  }
  return file.length
}

function isSegment(file: Buffer, at: number, marker: number): boolean {
  if ((marker >= 0xd0 && marker <= SOI) || marker === 0xff) return false
  const end = segmentEnd(file, at)
  return end !== null && (marker === SOS || file[end] === 0xff)
}
