import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { barePng } from '../../../../src/core/bundles/pdf/bare-png.ts'
import { makePng } from '../../../support/pictures.ts'

const png = Buffer.from(makePng(3, 2, { type: 2 }, (x, y) => [x, y, 7]))

/** The PNG with a block of this kind put in behind its header. */
function withBlock(kind: string, body: string): Buffer {
  const typed = Buffer.from(kind + body, 'latin1')
  const block = Buffer.alloc(typed.length + 8)
  block.writeUInt32BE(body.length, 0)
  typed.copy(block, 4)
  block.writeUInt32BE(crc32(typed), typed.length + 4)
  return Buffer.concat([png.subarray(0, 33), block, png.subarray(33)])
}

test.each(['tEXt', 'eXIf', 'iCCP', 'tIME', 'pHYs', 'sRGB'])('a %s block is taken out', (kind) => {
  const marked = withBlock(kind, 'somebody was here')
  expect(marked.includes('somebody')).toBe(true)
  expect(Buffer.from(barePng(marked)!)).toEqual(png)
})

test('bytes behind the end, or a picture that stops early, are refused', () => {
  expect(barePng(Buffer.concat([png, Buffer.from('more')]))).toBeNull()
  expect(barePng(png.subarray(0, png.length - 6))).toBeNull()
})
