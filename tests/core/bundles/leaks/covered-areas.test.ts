import { describe, expect, test } from 'vitest'
import { BUNDLE_PDF, cleanFiles, lookThrough, name, pdfWith } from '../../../support/leaky-package.ts'
import { makePng } from '../../../support/pictures.ts'

test('a covered area that is not of one colour, whatever filter its rows have', async () => {
  const dataFiles = [
    { name: 'data/AB1-redacted.png', mediaType: 'image/png', isRedacted: true, isLetThrough: false },
  ]
  const redactedPictures = [{ label: 'AB/1', areas: [{ x: 2, y: 1, width: 3, height: 2 }] }]
  const look = async (seen: number, filter: 0 | 1 | 2 | 3 | 4) => {
    const isCovered = (x: number, y: number): boolean => x >= 2 && x < 5 && y >= 1 && y < 3
    const png = makePng(8, 5, { type: 6, filter }, (x, y) =>
      isCovered(x, y) ? [0, 0, x === 4 && y === 2 ? seen : 0, 255] : [x * 30, y * 50, 9, 255],
    )
    const withheld = { texts: [], hashesHex: [], redactedPictures, given: '' }
    return lookThrough({ ...(await cleanFiles()), 'data/AB1-redacted.png': png }, { dataFiles, withheld })
  }
  for (const filter of [0, 1, 2, 3, 4] as const) {
    expect(await look(0, filter)).toEqual([])
    expect(await look(1, filter)).toEqual([{ kind: 'not-covered', where: 'data/AB1-redacted.png' }])
  }
})

describe('a redacted copy that a PDF shows', () => {
  const areas = [{ x: 60, y: 30, width: 80, height: 60 }]
  const isIn = (x: number, y: number): boolean => x >= 60 && x < 140 && y >= 30 && y < 90
  const original = makePng(200, 120, { type: 2 }, (x, y) => [x, y * 2, (x * y) % 256])
  const covered = makePng(200, 120, { type: 2 }, (x, y) =>
    isIn(x, y) ? [0, 0, 0] : [x, y * 2, (x * y) % 256],
  )
  /** As a browser draws a smaller one: the pixels at the edge are of both colours. */
  const smaller = (isBare: boolean) =>
    makePng(100, 60, { type: 2 }, (x, y) => {
      if (!isBare && isIn(2 * x, 2 * y)) return x === 30 || y === 15 ? [40, 40, 40] : [0, 0, 0]
      return [2 * x, 4 * y, (4 * x * y) % 256]
    })

  /** Three pages: the picture stands on the second, and on the third as well. */
  async function shown(png: Uint8Array, beforePage: string | null = '4'): Promise<readonly string[]> {
    const pdf = await pdfWith(async (document) => {
      const image = await document.embedPng(png)
      for (const isDrawn of [true, true, false]) {
        const page = document.addPage([300, 300])
        if (isDrawn) page.drawImage(image, { x: 0, y: 0, width: 100, height: 60 })
      }
      document.catalog.set(name('PageLabels'), document.context.obj({ Nums: [0, { S: 'D' }] }))
    })
    const redacted = [{ widthPx: 200, heightPx: 120, areas, fromPage: '2', beforePage }]
    const leaks = await lookThrough(
      { ...(await cleanFiles()), [BUNDLE_PDF]: pdf },
      { pdfs: [{ name: BUNDLE_PDF, label: 'the bundle', redacted }] },
    )
    return leaks.map(({ kind, where }) => `${kind}: ${where}`)
  }
  const stopped = ['not-covered: the bundle, page 2 and what follows']

  test('is covered, or is not', async () => {
    expect(await shown(covered)).toEqual([])
    expect(await shown(covered, null)).toEqual([])
    expect(await shown(original)).toEqual(stopped)
  })

  test('was drawn smaller: a few pixels at the edge of an area may be of other colours', async () => {
    expect(await shown(smaller(false))).toEqual([])
    expect(await shown(smaller(true))).toEqual(stopped)
  })

  test('has one pixel in a covered area that is of another colour', async () => {
    const png = makePng(200, 120, { type: 2 }, (x, y) =>
      isIn(x, y) ? [0, 0, x === 139 && y === 89 ? 1 : 0] : [9, x, y],
    )
    expect(await shown(png)).toEqual(stopped)
  })

  test('is of another shape, or on pages that are not there', async () => {
    expect(await shown(makePng(100, 100, { type: 2 }, () => [0, 0, 0]))).toEqual(stopped)
    expect(await shown(covered, 'B9')).toEqual(stopped)
    expect(await shown(covered, '2')).toEqual(stopped)
  })
})
