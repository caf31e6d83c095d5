import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planVolumes } from '../../../../src/core/bundles/pdf/plan-volumes.ts'
import type { Room, Weight } from '../../../../src/core/bundles/pdf/plan-volumes.ts'

const pages = (...all: readonly number[]): readonly Weight[] =>
  all.map((each) => ({ pages: each, bytes: each * 10, masterBytes: each * 20 }))
const NO_ROOM: Room = { pages: null, bytes: null, masterBytes: null }
const OPENING: Weight = { pages: 1, bytes: 10, masterBytes: 20 }

describe('dividing a bundle into volumes', () => {
  test('leaves one that fits as one', () => {
    expect(planVolumes(pages(3, 3, 4), { ...NO_ROOM, pages: 10 }, OPENING)).toEqual([0])
    expect(planVolumes(pages(300, 300), NO_ROOM, OPENING)).toEqual([0])
    expect(planVolumes([], NO_ROOM, OPENING)).toEqual([0])
  })

  test('begins another where the next part no longer fits, its opening page counted', () => {
    expect(planVolumes(pages(3, 3, 4, 1), { ...NO_ROOM, pages: 10 }, OPENING)).toEqual([0, 3])
    expect(planVolumes(pages(10, 9, 1), { ...NO_ROOM, pages: 10 }, OPENING)).toEqual([0, 1, 2])
    expect(planVolumes(pages(3, 3, 4, 1), { ...NO_ROOM, bytes: 99 }, OPENING)).toEqual([0, 2])
    expect(planVolumes(pages(3, 3, 4, 1), { ...NO_ROOM, masterBytes: 199 }, OPENING)).toEqual([0, 2])
  })

  test('never divides a part: one that is alone too large stands alone', () => {
    expect(planVolumes(pages(2, 50, 2), { ...NO_ROOM, pages: 10 }, OPENING)).toEqual([0, 1, 2])
    expect(planVolumes(pages(50), { ...NO_ROOM, pages: 10 }, OPENING)).toEqual([0])
  })

  test('keeps every volume of more than one part within its room, and needs each of them', () => {
    const Sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(Sizes, fc.integer({ min: 2, max: 60 }), (sizes, most) => {
        const starts = planVolumes(pages(...sizes), { ...NO_ROOM, pages: most }, OPENING)
        expect(starts[0]).toBe(0)
        for (const [index, start] of starts.entries()) {
          const end = starts[index + 1] ?? sizes.length
          const held = sizes.slice(start, end).reduce((sum, size) => sum + size, index === 0 ? 0 : 1)
          expect(end).toBeGreaterThan(start)
          if (end - start > 1) expect(held).toBeLessThanOrEqual(most)
          if (end < sizes.length) expect(held + sizes[end]!).toBeGreaterThan(most)
        }
      }),
    )
  })
})
