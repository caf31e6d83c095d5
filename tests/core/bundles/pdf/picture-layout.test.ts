import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layPicture } from '../../../../src/core/bundles/pdf/picture-layout.ts'

const A4 = { widthPt: 595.28, heightPt: 841.89 }
const Sizes = [fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 100_000 })] as const

describe('laying a picture onto pages', () => {
  test('keeps a phone screenshot on one page and a photograph on a page of its own direction', () => {
    expect(layPicture(1080, 2340, A4)).toMatchObject({ pageWidthPt: 595.28, parts: [{ fromTopPt: 0 }] })
    expect(layPicture(4000, 3000, A4)).toMatchObject({
      pageWidthPt: 841.89,
      pageHeightPt: 595.28,
      parts: [{ fromTopPt: 0 }],
    })
  })

  test('never enlarges: a small picture is shown at 100 %', () => {
    expect(layPicture(160, 120, A4).percent).toBe(100)
  })

  test('shows all of every picture inside the box, each part overlapping the one before by 8 mm', () => {
    fc.assert(
      fc.property(...Sizes, (widthPx, heightPx) => {
        const { box, scale, parts, overlapMm } = layPicture(widthPx, heightPx, A4)
        expect(widthPx * scale).toBeLessThanOrEqual(box.width + 1e-6)
        expect(scale).toBeLessThanOrEqual(0.75)
        expect(parts[0]!.fromTopPt).toBe(0)
        const last = parts.at(-1)!
        expect(last.fromTopPt + last.heightPt).toBeCloseTo(heightPx * scale, 4)
        for (const [index, part] of parts.entries()) {
          expect(part.heightPt).toBeGreaterThan(0)
          expect(part.heightPt).toBeLessThanOrEqual(box.height + 1e-6)
          const before = parts[index - 1]
          if (before)
            expect((before.fromTopPt + before.heightPt - part.fromTopPt) / (72 / 25.4)).toBeCloseTo(
              overlapMm,
              4,
            )
        }
        expect(parts.length).toBeLessThanOrEqual(60)
      }),
    )
  })

  test('cuts a very tall screenshot at a width that can be read', () => {
    const { parts, scale, box } = layPicture(1080, 12_000, A4)
    expect(parts.length).toBeGreaterThan(3)
    expect(1080 * scale).toBeGreaterThanOrEqual(box.width * 0.6 - 1e-6)
  })
})
