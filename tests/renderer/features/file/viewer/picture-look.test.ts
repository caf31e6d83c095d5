import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  away,
  closer,
  fittingScale,
  turned,
} from '../../../../../src/renderer/features/file/viewer/picture-look.ts'

describe('looking at a picture', () => {
  test('as it fits it is seen whole, and a small one is not made larger', () => {
    const side = fc.integer({ min: 1, max: 20_000 })
    const size = fc.record({ width: side, height: side })
    const property = fc.property(size, size, (picture, stage) => {
      const scale = fittingScale(picture, stage)
      expect(scale).toBeLessThanOrEqual(1)
      expect(picture.width * scale).toBeLessThanOrEqual(stage.width + 0.001)
      expect(picture.height * scale).toBeLessThanOrEqual(stage.height + 0.001)
    })
    fc.assert(property)
    expect(fittingScale({ width: 10, height: 10 }, { width: 500, height: 500 })).toBe(1)
  })

  test('turned by a quarter it is as wide as it was high', () => {
    const size = { width: 3, height: 2 }
    expect([0, 1, 2, 3, 4].map((quarters) => turned(size, quarters).width)).toEqual([3, 2, 3, 2, 3])
  })

  test('a step closer and a step away is where it was, and neither goes on for ever', () => {
    expect(away(closer(1))).toBe(1)
    const many = (step: (scale: number) => number) => Array.from({ length: 100 }).reduce<number>(step, 1)
    expect([many(closer), many(away)]).toEqual([8, 0.05])
  })
})
