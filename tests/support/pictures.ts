import { crc32, deflateSync, inflateSync } from 'node:zlib'

function chunk(kind: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const whole = Buffer.alloc(typed.length + 8)
  whole.writeUInt32BE(body.length, 0)
  typed.copy(whole, 4)
  whole.writeUInt32BE(crc32(typed), typed.length + 4)
  return whole
}

export type PngKind = {
  readonly type: 0 | 2 | 4 | 6
  readonly filter?: 0 | 1 | 2 | 3 | 4
  readonly interlaced?: boolean
}

const PARTS = { 0: 1, 2: 3, 4: 2, 6: 4 } as const

/** An 8-bit PNG whose pixels `pixel` gives as `parts` values; rows are filtered with `filter`. */
export function makePng(
  width: number,
  height: number,
  { type, filter = 0, interlaced = false }: PngKind,
  pixel: (x: number, y: number) => readonly number[],
): Uint8Array {
  const parts = PARTS[type]
  const raw = Array.from({ length: height }, (_, y) =>
    Uint8Array.from(Array.from({ length: width }, (__, x) => pixel(x, y).slice(0, parts)).flat()),
  )
  const rows = raw.map((line, y) =>
    Buffer.from([filter, ...line.map((value, at) => value - predicted(filter, raw[y - 1], line, at, parts))]),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, type, 0, 0, interlaced ? 1 : 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', new Uint8Array()),
  ])
}

function predicted(
  filter: number,
  above: Uint8Array | undefined,
  line: Uint8Array,
  at: number,
  parts: number,
): number {
  const left = at >= parts ? line[at - parts]! : 0
  const up = above?.[at] ?? 0
  const upLeft = at >= parts ? (above?.[at - parts] ?? 0) : 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return Math.floor((left + up) / 2)
  if (filter !== 4) return 0
  const distances = [left, up, upLeft].map((one) => Math.abs(left + up - upLeft - one))
  return [left, up, upLeft][distances.indexOf(Math.min(...distances))]!
}

/** The JPEG with an EXIF orientation put in behind its start marker. */
export function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = Buffer.from('49492a0008000000' + '0100' + '120103000100000000000000' + '00000000', 'hex')
  tiff.writeUInt16LE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

/** The pixels of an 8-bit PNG without interlacing, in RGB or RGBA, by the PNG standard's own filters. */
export function pixelsOf(png: Uint8Array): {
  readonly width: number
  readonly height: number
  readonly at: (x: number, y: number) => readonly number[]
} {
  const bytes = Buffer.from(png)
  const [width, height, type] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25]!]
  const data: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
  const parts = PARTS[type as PngKind['type']]
  const stride = width * parts
  const packed = inflateSync(Buffer.concat(data))
  const rows: Uint8Array[] = []
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (stride + 1)] as 0 | 1 | 2 | 3 | 4
    const row = Uint8Array.from(packed.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)))
    for (let at = 0; at < stride; at += 1) row[at]! += predicted(filter, rows[y - 1], row, at, parts)
    rows.push(row)
  }
  return { width, height, at: (x, y) => [...rows[y]!.subarray(x * parts, x * parts + 3)] }
}
