import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Picture } from '../../../../src/core/bundles/pdf/picture.ts'
import { makePng } from '../../../support/pictures.ts'
import { readPng } from '../../../../src/core/bundles/pdf/png.ts'

const asPicture = (bytes: Uint8Array): Picture => {
  const read = readPng(bytes)
  if (!read || 'needsDecoder' in read) throw new Error('not a picture')
  return read
}

/** Rows of filter 0, without the filter byte. */
const unframed = (data: Uint8Array, rowBytes: number): number[] => {
  const rows = inflateSync(data)
  return [...rows].filter((_, at) => at % (rowBytes + 1) !== 0)
}

const Pixels = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      values: fc.array(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)), {
        minLength: width * height,
        maxLength: width * height,
      }),
      filter: fc.constantFrom(0, 1, 2, 3, 4),
    }),
  )

describe('reading a PNG', () => {
  test('hands on the compressed rows of a picture without opacity untouched', () => {
    const png = Buffer.from(makePng(20, 10, { type: 2, filter: 4 }, (x, y) => [x * 9, y * 20, x ^ y]))
    const start = png.indexOf('IDAT') + 4
    const picture = asPicture(png)
    expect(picture).toMatchObject({
      widthPx: 20,
      heightPx: 10,
      colours: 'rgb',
      bitsPerPart: 8,
      opacity: null,
    })
    expect(Buffer.from(picture.data).equals(png.subarray(start, start + png.readUInt32BE(start - 8)))).toBe(
      true,
    )
  })

  test('puts colours and opacity apart and changes no value, whatever the row filter', () => {
    fc.assert(
      fc.property(Pixels, ({ width, height, values, filter }) => {
        const picture = asPicture(
          makePng(width, height, { type: 6, filter }, (x, y) => values[y * width + x]!),
        )
        expect(unframed(picture.data, width * 3)).toEqual(values.flatMap(([r, g, b]) => [r, g, b]))
        const opaque = values.every(([, , , a]) => a === 255)
        expect(picture.opacity && unframed(picture.opacity, width)).toEqual(
          opaque ? null : values.map(([, , , a]) => a),
        )
      }),
    )
  })

  test('does the same for grey with opacity', () => {
    const picture = asPicture(makePng(3, 2, { type: 4, filter: 3 }, (x, y) => [x * 50 + y, x * 100]))
    expect(picture.colours).toBe('grey')
    expect(unframed(picture.data, 3)).toEqual([0, 50, 100, 1, 51, 101])
    expect(picture.opacity && unframed(picture.opacity, 3)).toEqual([0, 100, 200, 0, 100, 200])
  })

  test('leaves an interlaced one to a decoder', () => {
    expect(readPng(makePng(8, 8, { type: 2, interlaced: true }, () => [1, 2, 3]))).toEqual({
      needsDecoder: true,
      widthPx: 8,
      heightPx: 8,
    })
  })

  test('refuses one with any bit of its chunks changed, or cut short anywhere', () => {
    const png = makePng(6, 5, { type: 2, filter: 1 }, (x, y) => [x, y, 7])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: png.length * 8 - 1 }), (bit) => {
        const changed = Uint8Array.from(png)
        changed[bit >> 3]! ^= 1 << (bit & 7)
        expect(readPng(changed)).toBeNull()
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: png.length - 1 }), (length) => {
        expect(readPng(png.subarray(0, length))).toBeNull()
      }),
    )
  })
})
