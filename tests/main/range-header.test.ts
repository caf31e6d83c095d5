import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRangeHeader } from '../../src/main/range-header.ts'

describe('a Range header', () => {
  test.each([
    ['bytes=0-99', { from: 0, to: 100 }],
    ['bytes=100-', { from: 100, to: 1000 }],
    ['bytes=-10', { from: 990, to: 1000 }],
    ['bytes=-5000', { from: 0, to: 1000 }],
    ['bytes=990-5000', { from: 990, to: 1000 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [null, null],
    ['bytes=', null],
    ['bytes=-', null],
    ['bytes=9-3', null],
    ['bytes=0-1, 5-6', null],
    ['lines=1-2', null],
  ])('%s of 1000 bytes', (header, range) => {
    expect(readRangeHeader(header, 1000)).toEqual(range)
  })

  test('never names a byte outside the file, and never none', () => {
    const header = fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,20}-\d{0,20}$/))
    const property = fc.property(header, fc.nat(5000), (asked, sizeBytes) => {
      const range = readRangeHeader(asked, sizeBytes)
      if (range === null || range === 'unsatisfiable') return
      expect(range.from).toBeGreaterThanOrEqual(0)
      expect(range.to).toBeGreaterThan(range.from)
      expect(range.to).toBeLessThanOrEqual(sizeBytes)
    })
    fc.assert(property)
  })
})
