import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { greyCells } from '../../../src/core/workers/grey-cells.ts'
import { readPngPicture } from '../../../src/core/workers/read-png.ts'
import { makePng } from '../../support/pictures.ts'

const LIMITS = { mostPixels: 1_000_000, mostPages: 1 }
const GREYS = (x: number, y: number): number => (x * 16 + y * 3) % 256

/** The seven passes of PNG section 8.2: every so many pixels from a first one. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

function chunk(kind: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const whole = Buffer.alloc(typed.length + 8)
  whole.writeUInt32BE(body.length, 0)
  typed.copy(whole, 4)
  whole.writeUInt32BE(crc32(typed), typed.length + 4)
  return whole
}

function png(width: number, height: number, tail: readonly number[], parts: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set(tail, 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', header), ...parts, chunk('IEND', Buffer.alloc(0))])
}

/** Grey, 8 bits, interlaced, without filters. */
function interlaced(width: number, height: number): Buffer {
  const rows: number[] = []
  for (const [x0, y0, stepX, stepY] of ADAM7) {
    for (let y = y0; y < height; y += stepY) {
      if (x0 >= width) continue
      rows.push(0)
      for (let x = x0; x < width; x += stepX) rows.push(GREYS(x, y))
    }
  }
  return png(width, height, [8, 0, 0, 0, 1], [chunk('IDAT', deflateSync(Buffer.from(rows)))])
}

const greysOf = (bytes: Uint8Array): readonly number[] => {
  const picture = readPngPicture(bytes, LIMITS)
  if (picture === 'tooLarge') throw new Error('too large')
  const { widthPx, heightPx, lightnessAt } = picture
  return Array.from({ length: widthPx * heightPx }, (_, at) =>
    Math.round(lightnessAt(at % widthPx, Math.floor(at / widthPx))),
  )
}

const expected = (width: number, height: number) =>
  Array.from({ length: width * height }, (_, at) => GREYS(at % width, Math.floor(at / width)))

describe('a PNG', () => {
  test.each([0, 1, 2, 3, 4] as const)('with filter %i is read as it was written', (filter) => {
    const bytes = makePng(13, 9, { type: 2, filter }, (x, y) => Array(3).fill(GREYS(x, y)) as number[])
    expect(greysOf(bytes)).toEqual(expected(13, 9))
  })

  test.each([
    [16, 16],
    [5, 3],
    [1, 1],
    [3, 9],
  ])('that is interlaced, %i by %i, is read as it was written', (width, height) => {
    expect(greysOf(interlaced(width, height))).toEqual(expected(width, height))
  })

  test('of one bit, by a palette with something clear in it, is read on white', () => {
    const parts = [
      chunk('PLTE', Buffer.from([0, 0, 0, 255, 255, 255])),
      chunk('tRNS', Buffer.from([0])),
      chunk('IDAT', deflateSync(Buffer.from([0, 0b10100000]))),
    ]
    // Black is clear here, so all of it is white.
    expect(greysOf(png(4, 1, [1, 3, 0, 0, 0], parts))).toEqual([255, 255, 255, 255])
    expect(greysOf(png(4, 1, [1, 3, 0, 0, 0], [parts[0]!, parts[2]!]))).toEqual([255, 0, 255, 0])
  })

  test('that says it is larger than may be, is not unpacked', () => {
    const bytes = png(5000, 5000, [8, 0, 0, 0, 0], [chunk('IDAT', deflateSync(Buffer.alloc(10)))])
    expect(readPngPicture(bytes, LIMITS)).toBe('tooLarge')
  })

  test.each([
    ['cut', interlaced(16, 16).subarray(0, 60)],
    [
      'with more rows than it says',
      png(4, 1, [8, 0, 0, 0, 0], [chunk('IDAT', deflateSync(Buffer.alloc(5000)))]),
    ],
    ['with fewer', png(4, 4, [8, 0, 0, 0, 0], [chunk('IDAT', deflateSync(Buffer.alloc(5)))])],
    ['of no colour type', png(4, 4, [8, 5, 0, 0, 0], [])],
    ['of no size', png(0, 4, [8, 0, 0, 0, 0], [])],
    ['that is none', Buffer.from('not a picture at all, whatever it is called')],
  ])('%s cannot be read', (_, bytes) => {
    expect(() => readPngPicture(bytes, LIMITS)).toThrowError()
  })
})

describe('grey cells', () => {
  test('are as many as the longer side is allowed, at least one each way', () => {
    const flat = (widthPx: number, heightPx: number) =>
      greyCells({ widthPx, heightPx, lightnessAt: () => 77 }, 16)
    expect(flat(1170, 2532)).toMatchObject({ columns: 7, rows: 16 })
    expect(flat(4000, 10)).toMatchObject({ columns: 16, rows: 1 })
    expect([...flat(1, 1).cells]).toEqual(Array(256).fill(77))
  })
})
