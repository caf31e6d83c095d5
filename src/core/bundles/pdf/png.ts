import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type { Picture } from './picture.ts'

const SIGNATURE = '89504e470d0a1a0a'
const PARTS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const
const DEPTHS = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] } as const
/** More than this is not decoded: a small file can claim any size. */
const MAX_ROW_BYTES = 1024 * 1024 * 1024

type ColourType = keyof typeof PARTS
type Header = {
  readonly widthPx: number
  readonly heightPx: number
  readonly depth: number
  readonly type: ColourType
  readonly interlaced: boolean
}
type Chunks = {
  readonly header: Header
  readonly rows: Uint8Array
  readonly palette: Uint8Array | null
  readonly clear: boolean
}

/** A PNG that this file does not take apart, for a decoder that does: interlaced, or with transparency by colour. */
export type OtherPng = { readonly needsDecoder: true; readonly widthPx: number; readonly heightPx: number }

/**
 * Reads a PNG. In: a whole file. Out: a picture whose data is the PNG's own compressed rows (with an opacity
 * channel the colours are separated from it, pixel values unchanged), `OtherPng`, or null where it is damaged.
 */
export function readPng(bytes: Uint8Array): Picture | OtherPng | null {
  const chunks = chunksOf(bytes)
  if (!chunks) return null
  const { header, palette, clear } = chunks
  const { widthPx, heightPx } = header
  if (clear || !isSimple(header)) {
    return { needsDecoder: true, widthPx, heightPx }
  }
  const inflated = inflateExactly(chunks.rows, (rowBytes(header) + 1) * heightPx)
  if (!inflated || (header.type === 3 && !palette)) return null
  const { rows, deflatedBytes } = inflated
  const base = { format: 'PNG', widthPx, heightPx, orientation: 1, inverted: false } as const
  if (header.type === 4 || header.type === 6) return { ...base, ...separateOpacity(rows, header) }
  const colours = PLAIN_COLOURS[header.type]
  return {
    ...base,
    colours,
    bitsPerPart: header.depth,
    data: chunks.rows.subarray(0, deflatedBytes),
    palette,
    opacity: null,
  }
}

const PLAIN_COLOURS = { 0: 'grey', 2: 'rgb', 3: 'palette' } as const

const isSimple = ({ interlaced, type, depth }: Header): boolean =>
  !interlaced && !(PARTS[type] % 2 === 0 && depth === 16)

const rowBytes = ({ widthPx, depth, type }: Header): number => Math.ceil((widthPx * depth * PARTS[type]) / 8)

/** What the rows are, and how much of the data they came from: behind it a file can hold anything. */
type Inflated = { readonly rows: Uint8Array; readonly deflatedBytes: number }

function inflateExactly(data: Uint8Array, length: number): Inflated | null {
  if (length > MAX_ROW_BYTES) return null
  try {
    const { buffer, engine } = inflateWithInfo(data, length)
    return buffer.length === length ? { rows: buffer, deflatedBytes: engine.bytesWritten } : null
  } catch {
    // A damaged picture is an answer, not a failure: its page says so.
    return null
  }
}

/** The types of Node leave out what `info` changes. */
function inflateWithInfo(data: Uint8Array, length: number) {
  return inflateSync(data, { maxOutputLength: length, info: true }) as unknown as {
    readonly buffer: Buffer
    readonly engine: { readonly bytesWritten: number }
  }
}

function chunksOf(bytes: Uint8Array): Chunks | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (whole.toString('hex', 0, 8) !== SIGNATURE) return null
  let header: Header | null = null
  let palette: Uint8Array | null = null
  let clear = false
  const rows: Uint8Array[] = []
  for (let at = 8; at + 12 <= whole.length;) {
    const length = whole.readUInt32BE(at)
    const end = at + 12 + length
    if (end > whole.length || crc32(whole.subarray(at + 4, end - 4)) !== whole.readUInt32BE(end - 4))
      return null
    const kind = whole.toString('latin1', at + 4, at + 8)
    const body = whole.subarray(at + 8, end - 4)
    if (kind === 'IHDR') header = headerOf(body)
    else if (kind === 'PLTE') palette = body
    else if (kind === 'tRNS') clear = true
    else if (kind === 'IDAT') rows.push(body)
    else if (kind === 'IEND')
      return header && rows.length > 0 ? { header, palette, clear, rows: Buffer.concat(rows) } : null
    at = end
  }
  return null
}

function headerOf(body: Buffer): Header | null {
  if (body.length !== 13) return null
  const type = body.readUInt8(9)
  if (type !== 0 && type !== 2 && type !== 3 && type !== 4 && type !== 6) return null
  const depth = body.readUInt8(8)
  const widthPx = body.readUInt32BE(0)
  const heightPx = body.readUInt32BE(4)
  const known = DEPTHS[type].some((one) => one === depth)
  if (!known || widthPx === 0 || heightPx === 0) return null
  return { widthPx, heightPx, depth, type, interlaced: body.readUInt8(12) !== 0 }
}

/** Undoes the row filters of an 8-bit grey or colour PNG with opacity and puts colours and opacity apart. */
function separateOpacity(
  rows: Uint8Array,
  header: Header,
): Pick<Picture, 'colours' | 'bitsPerPart' | 'data' | 'palette' | 'opacity'> {
  const parts = PARTS[header.type]
  const stride = header.widthPx * parts
  const colourParts = parts - 1
  const colours = Buffer.alloc(header.heightPx * (header.widthPx * colourParts + 1))
  const opacity = Buffer.alloc(header.heightPx * (header.widthPx + 1))
  let above: Uint8Array = new Uint8Array(stride)
  let opaque = true
  for (let row = 0; row < header.heightPx; row += 1) {
    const start = row * (stride + 1)
    const line = rows.subarray(start + 1, start + 1 + stride)
    unfilter(rows[start]!, line, above, parts)
    above = line
    // Row filter 0, "none", stands before each row: both streams are declared as PNG rows.
    let colourAt = row * (header.widthPx * colourParts + 1) + 1
    let opacityAt = row * (header.widthPx + 1) + 1
    for (let at = 0; at < stride; at += parts) {
      for (let part = 0; part < colourParts; part += 1) colours[colourAt++] = line[at + part]!
      const seen = line[at + colourParts]!
      opaque &&= seen === 255
      opacity[opacityAt++] = seen
    }
  }
  return {
    colours: colourParts === 1 ? 'grey' : 'rgb',
    bitsPerPart: 8,
    data: deflateSync(colours, { level: 4 }),
    palette: null,
    opacity: opaque ? null : deflateSync(opacity, { level: 4 }),
  }
}

/** PNG specification section 9: undoes one row's filter in place. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (filter === 0) return
  for (let at = 0; at < line.length; at += 1) {
    const left = at >= step ? line[at - step]! : 0
    const up = above[at]!
    line[at] = line[at]! + predicted(filter, left, up, at >= step ? above[at - step]! : 0)
  }
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return paeth(left, up, upLeft)
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft
  const byLeft = Math.abs(guess - left)
  const byUp = Math.abs(guess - up)
  const byUpLeft = Math.abs(guess - upLeft)
  if (byLeft <= byUp && byLeft <= byUpLeft) return left
  return byUp <= byUpLeft ? up : upLeft
}
