import { inflateSync } from 'node:zlib'
import type { Area } from '../withheld.ts'

const PARTS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 }
const MOST_BYTES = 1024 * 1024 * 1024

/**
 * Whether every area of a PNG is of one colour. In: a whole file of 8 bits a part, not interlaced, as redacted copies are
 * drawn. False also for one that cannot be read: what cannot be looked at is not known to be covered.
 */
export function areCovered(png: Buffer, areas: readonly Area[]): boolean {
  const parts = PARTS[png.readUInt8(25)]
  if (parts === undefined || png.readUInt8(24) !== 8 || png.readUInt8(28) !== 0) return false
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const stride = width * parts
  if ((stride + 1) * height > MOST_BYTES) return false
  const rows = pixelRows(inflateSync(dataOf(png), { maxOutputLength: (stride + 1) * height }), stride, parts)
  return areas.every((area) => isOneColour(rows, area, parts))
}

function dataOf(png: Buffer): Buffer {
  const data: Buffer[] = []
  for (let at = 8; at + 12 <= png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  return Buffer.concat(data)
}

/** PNG specification section 9: undoes the filters, row by row, in place. */
function pixelRows(inflated: Buffer, stride: number, parts: number): readonly Buffer[] {
  const rows: Buffer[] = []
  let above: Buffer = Buffer.alloc(stride)
  for (let at = 0; at + stride < inflated.length; at += stride + 1) {
    const row = inflated.subarray(at + 1, at + 1 + stride)
    for (let x = 0; x < stride; x += 1) {
      const [left, upLeft] = x < parts ? [0, 0] : [row[x - parts]!, above[x - parts]!]
      row[x] = row[x]! + predicted(inflated[at]!, left, above[x]!, upLeft)
    }
    rows.push(row)
    above = row
  }
  return rows
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const distances = [left, up, upLeft].map((one) => Math.abs(left + up - upLeft - one))
  return [left, up, upLeft][distances.indexOf(Math.min(...distances))]!
}

function isOneColour(rows: readonly Buffer[], { x, y, width, height }: Area, parts: number): boolean {
  const first = rows[y]?.subarray(x * parts, (x + 1) * parts)
  if (!first || first.length < parts) return false
  const wanted = Buffer.concat(Array.from({ length: width }, () => first))
  const covered = rows.slice(y, y + height)
  return (
    covered.length === height &&
    covered.every((row) => row.subarray(x * parts, (x + width) * parts).equals(wanted))
  )
}
