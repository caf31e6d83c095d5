import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const UP = 2

export type Pixels = { readonly widthPx: number; readonly heightPx: number; readonly rgba: Uint8Array }

/** A PNG of 8 bits a part: grey or colour, with opacity only where some pixel is not opaque. */
export function encodePng(pixels: Pixels): Uint8Array {
  const { widthPx, heightPx } = pixels
  const kept = keptParts(pixels.rgba)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthPx, 0)
  header.writeUInt32BE(heightPx, 4)
  header.writeUInt8(8, 8)
  header.writeUInt8(COLOUR_TYPES[kept.length as 1 | 2 | 3 | 4], 9)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filteredRows(pixels, kept), { level: 4 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const COLOUR_TYPES = { 1: 0, 2: 4, 3: 2, 4: 6 } as const

/** Which of red, green, blue and opacity say something. */
function keptParts(rgba: Uint8Array): readonly number[] {
  let grey = true
  let opaque = true
  for (let at = 0; at < rgba.length && (grey || opaque); at += 4) {
    grey &&= rgba[at] === rgba[at + 1] && rgba[at] === rgba[at + 2]
    opaque &&= rgba[at + 3] === 255
  }
  return [...(grey ? [0] : [0, 1, 2]), ...(opaque ? [] : [3])]
}

/** PNG specification section 9.2: each row as its difference from the one above. */
function filteredRows({ widthPx, heightPx, rgba }: Pixels, kept: readonly number[]): Buffer {
  const rows = Buffer.alloc(heightPx * (widthPx * kept.length + 1))
  const stride = widthPx * 4
  let to = 0
  for (let row = 0; row < heightPx; row += 1) {
    rows[to++] = UP
    const end = (row + 1) * stride
    for (let at = row * stride; at < end; at += 4) {
      for (const part of kept) {
        const above = row === 0 ? 0 : rgba[at + part - stride]!
        rows[to++] = rgba[at + part]! - above
      }
    }
  }
  return rows
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(body.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
