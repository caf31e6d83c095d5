import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layPicture } from '../../../../src/core/bundles/pdf/picture-layout.ts'
import { needs } from '../../../support/judges.ts'
import { picturePages } from '../../../../src/core/bundles/pdf/picture-pages.ts'
import { readJpeg } from '../../../../src/core/bundles/pdf/jpeg.ts'
import { seenSize } from '../../../../src/core/bundles/pdf/picture.ts'
import { withOrientation } from '../../../support/pictures.ts'
import { writePdf } from '../../../../src/core/bundles/pdf/write-pdf.ts'

const landscape = new Uint8Array(readFileSync('tests/support/files/landscape.jpg'))
const A4 = { widthPt: 595, heightPt: 842 }

describe('reading a JPEG', () => {
  test('finds size, colours and orientation, and keeps the file as its data', () => {
    const picture = readJpeg(landscape)
    expect(picture).toMatchObject({
      widthPx: 1200,
      heightPx: 800,
      colours: 'rgb',
      orientation: 1,
      inverted: false,
    })
    expect(picture?.data).toBe(landscape)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('reads EXIF orientation %i', (orientation) => {
    const picture = readJpeg(withOrientation(landscape, orientation))
    expect(picture?.orientation).toBe(orientation)
    const seen = picture ? seenSize(picture) : null
    expect(seen).toEqual(
      orientation >= 5 ? { widthPx: 800, heightPx: 1200 } : { widthPx: 1200, heightPx: 800 },
    )
  })

  test('takes an orientation that does not exist for none', () => {
    expect(readJpeg(withOrientation(landscape, 9))?.orientation).toBe(1)
  })

  test('refuses a file that is cut short anywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: landscape.length - 2 }), (length) => {
        expect(readJpeg(landscape.subarray(0, length))).toBeNull()
      }),
    )
  })

  test('allows data behind the picture, as phones add it', () => {
    expect(readJpeg(Buffer.concat([landscape, Buffer.from('MotionPhoto_Data')]))).not.toBeNull()
  })

  test('answers for any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const made = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), bytes])
        expect(() => readJpeg(made)).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})

/** Where the dark corner of the picture must be seen: the stored picture is light above and dark below. */
const BRIGHT_SIDE = {
  1: 'top',
  2: 'top',
  3: 'bottom',
  4: 'bottom',
  5: 'left',
  6: 'right',
  7: 'right',
  8: 'left',
} as const

describe.skipIf(needs('pdftoppm'))('drawing a JPEG', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8] as const)(
    'turns orientation %i the way it was taken',
    async (orientation) => {
      const folder = mkdtempSync(join(tmpdir(), 'holdfast-turn-'))
      try {
        const picture = readJpeg(withOrientation(landscape, orientation))!
        const { widthPx, heightPx } = seenSize(picture)
        const document = await PDFDocument.create()
        const [page] = picturePages(document.context, picture, layPicture(widthPx, heightPx, A4))
        const made = document.addPage([page!.widthPt, page!.heightPt])
        made.node.set(
          document.context.obj({ Contents: null }).keys()[0]!,
          document.context.register(document.context.stream(page!.drawing)),
        )
        made.node.setXObject(document.context.obj({ Shown: null }).keys()[0]!, page!.shown)
        await document.flush()
        writeFileSync(join(folder, 'a.pdf'), writePdf(document.context))
        execFileSync('pdftoppm', ['-r', '36', '-gray', join(folder, 'a.pdf'), join(folder, 'a')])
        expect(brightSide(readFileSync(join(folder, 'a-1.pgm')))).toBe(BRIGHT_SIDE[orientation])
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )
})

/** The side of the picture, seen against the paper's white, on which it is lightest. */
function brightSide(pgm: Buffer): string {
  const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40))!.map(Number)
  const pixels = pgm.subarray(pgm.length - width! * height!)
  const inked: { x: number; y: number; value: number }[] = []
  pixels.forEach(
    (value, at) => value < 250 && inked.push({ x: at % width!, y: Math.floor(at / width!), value }),
  )
  const [xs, ys] = [inked.map(({ x }) => x), inked.map(({ y }) => y)]
  const range = (list: readonly number[]): [number, number] =>
    list.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [1e9, 0])
  const [[left, right], [top, bottom]] = [range(xs), range(ys)]
  const mean = (keep: (one: { x: number; y: number }) => boolean): number => {
    const kept = inked.filter(keep)
    return kept.reduce((sum, { value }) => sum + value, 0) / kept.length
  }
  const [w, h] = [(right - left) / 5, (bottom - top) / 5]
  const sides = {
    top: mean(({ y }) => y < top + h),
    bottom: mean(({ y }) => y > bottom - h),
    left: mean(({ x }) => x < left + w),
    right: mean(({ x }) => x > right - w),
  }
  return Object.entries(sides).toSorted(([, a], [, b]) => b - a)[0]![0]
}
