import { inflateSync } from 'node:zlib'
import type { PictureLimits } from './decoder-messages.ts'
import { lightness, onWhite, type GreyPicture } from './grey-cells.ts'

// PNG, third edition (W3C 2025): chunks in section 5, filters in 9, interlacing in 8.2.

const SIGNATURE = '89504e470d0a1a0a'
const PARTS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const DEPTHS = new Set([1, 2, 4, 8, 16])
/** What the rows may unpack to. */
const MOST_ROW_BYTES = 384 * 1024 * 1024

type Header = {
  readonly widthPx: number
  readonly heightPx: number
  readonly depth: number
  readonly colour: number
  readonly parts: number
  readonly isInterlaced: boolean
}
type Chunks = {
  readonly header: Header
  readonly data: Uint8Array
  readonly palette: Uint8Array
  readonly clear: Uint8Array
}

/** One of the seven pictures of an interlaced PNG: every so many pixels, from a first one. The whole where it is none. */
type Pass = {
  readonly x: number
  readonly y: number
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
  readonly rowBytes: number
  readonly at: number
}

const WHOLE = [[0, 0, 1, 1]] as const
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** A PNG's pixels as greys. Throws for a file that is damaged; `tooLarge` for one that is not tried. */
export function readPngPicture(bytes: Uint8Array, limits: PictureLimits): GreyPicture | 'tooLarge' {
  const chunks = chunksOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const { header } = chunks
  const passes = passesOf(header)
  const length = passes.reduce((sum, pass) => sum + pass.rows * (pass.rowBytes + 1), 0)
  if (header.widthPx * header.heightPx > limits.mostPixels || length > MOST_ROW_BYTES) return 'tooLarge'
  const rows = inflateSync(chunks.data, { maxOutputLength: length })
  if (rows.length !== length) throw new RangeError('the rows are not all there')
  for (const pass of passes) unfilter(rows, pass, Math.max(1, (header.depth * header.parts) >> 3))
  return { ...header, lightnessAt: lightnessIn(rows, passes, chunks) }
}

function chunksOf(bytes: Buffer): Chunks {
  if (bytes.toString('hex', 0, 8) !== SIGNATURE) throw new RangeError('not a PNG')
  const data: Buffer[] = []
  let [palette, clear]: Buffer[] = [Buffer.alloc(0), Buffer.alloc(0)]
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const body = bytes.subarray(at + 8, at + 8 + length)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (kind === 'IDAT') data.push(body)
    else if (kind === 'PLTE') palette = body
    else if (kind === 'tRNS') clear = body
    else if (kind === 'IEND') break
    at += 12 + length
  }
  return { header: headerOf(bytes), data: Buffer.concat(data), palette: palette!, clear: clear! }
}

function headerOf(bytes: Buffer): Header {
  const [widthPx, heightPx] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const [depth, colour] = [bytes[24]!, bytes[25]!]
  const parts = PARTS[colour]
  if (parts === undefined || !DEPTHS.has(depth) || widthPx === 0 || heightPx === 0)
    throw new RangeError('a header that means nothing')
  return { widthPx, heightPx, depth, colour, parts, isInterlaced: bytes[28] === 1 }
}

function passesOf({ widthPx, heightPx, depth, parts, isInterlaced }: Header): readonly Pass[] {
  let at = 0
  return (isInterlaced ? ADAM7 : WHOLE).map(([x, y, stepX, stepY]) => {
    const columns = Math.max(0, Math.ceil((widthPx - x) / stepX))
    // A pass without columns has no rows either.
    const rows = columns === 0 ? 0 : Math.max(0, Math.ceil((heightPx - y) / stepY))
    const rowBytes = Math.ceil((columns * depth * parts) / 8)
    const pass = { x, y, stepX, stepY, columns, rows, rowBytes, at }
    at += rows * (rowBytes + 1)
    return pass
  })
}

/** Undoes the filters in place: each row starts with which one it has. */
function unfilter(bytes: Buffer, { rows, rowBytes, at }: Pass, pixelBytes: number): void {
  for (let row = 0; row < rows; row++) {
    const start = at + row * (rowBytes + 1) + 1
    const filter = bytes[start - 1]!
    if (filter > 4) throw new RangeError('a filter that means nothing')
    const above = row === 0 ? -1 : start - rowBytes - 1
    if (filter !== 0) unfilterRow(bytes, start, above, { rowBytes, pixelBytes, filter })
  }
}

type Row = { readonly rowBytes: number; readonly pixelBytes: number; readonly filter: number }

function unfilterRow(
  bytes: Buffer,
  start: number,
  above: number,
  { rowBytes, pixelBytes, filter }: Row,
): void {
  for (let at = 0; at < rowBytes; at++) {
    const left = at < pixelBytes ? 0 : bytes[start + at - pixelBytes]!
    const up = above < 0 ? 0 : bytes[above + at]!
    let expected = left
    if (filter === 2) expected = up
    else if (filter === 3) expected = (left + up) >> 1
    else if (filter === 4) {
      const upLeft = above < 0 || at < pixelBytes ? 0 : bytes[above + at - pixelBytes]!
      expected = nearest(left, up, upLeft)
    }
    bytes[start + at] = bytes[start + at]! + expected
  }
}

function nearest(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft
  const [toLeft, toUp, toBoth] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)]
  if (toLeft <= toUp && toLeft <= toBoth) return left
  return toUp <= toBoth ? up : upLeft
}

function lightnessIn(rows: Buffer, passes: readonly Pass[], { header, palette, clear }: Chunks) {
  const { depth, parts, colour } = header
  const most = 2 ** depth - 1
  const partAt = (pass: Pass, column: number, row: number, part: number): number => {
    const start = pass.at + row * (pass.rowBytes + 1) + 1
    const bit = (column * parts + part) * depth
    if (depth === 16) return rows.readUInt16BE(start + (bit >> 3))
    return (rows[start + (bit >> 3)]! >> (8 - depth - (bit & 7))) & most
  }
  return (x: number, y: number): number => {
    const pass = passes.findLast((one) => one.rows > 0 && isIn(one, x, y))!
    const [column, row] = [(x - pass.x) / pass.stepX, (y - pass.y) / pass.stepY]
    const said = Array.from({ length: parts }, (_, part) => partAt(pass, column, row, part))
    if (colour === 3) {
      const [index] = said as [number]
      const [red = 0, green = 0, blue = 0] = palette.subarray(index * 3, index * 3 + 3)
      return onWhite(lightness(red, green, blue), clear[index] ?? 255)
    }
    const [one = 0, two = 0, three = 0] = said.map((value) => (value * 255) / most)
    const light = parts < 3 ? one : lightness(one, two, three)
    const opacity = parts % 2 === 0 ? (said[parts - 1]! * 255) / most : 255
    return onWhite(light, opacity)
  }
}

const isIn = ({ x, y, stepX, stepY }: Pass, column: number, row: number): boolean =>
  column >= x && row >= y && (column - x) % stepX === 0 && (row - y) % stepY === 0
