import { describe, expect, test } from 'vitest'
import { blocksOf } from '../../../../src/core/bundles/templates/document.ts'
import { bundleContent } from '../../../support/bundle-content.ts'
import { pageNumbersOf, placeBlocks } from '../../../../src/core/bundles/pdf/pagination.ts'

const blocks = blocksOf(bundleContent(), []).map((block, index) => ({
  ...block,
  insertedPages: index === 2 ? 5 : 0,
}))
const starts = new Map(blocks.map(({ id }, index) => [id, index * 2]))

describe('placing blocks on pages', () => {
  test('counts the pages that are put in behind a block into the numbers of those that follow', () => {
    const numbers = pageNumbersOf(placeBlocks(blocks, starts, blocks.length * 2))
    expect(numbers.firstPage(blocks[2]!.id)).toBe(5)
    expect(numbers.lastPage(blocks[2]!.id)).toBe(11)
    expect(numbers.firstPage(blocks[3]!.id)).toBe(12)
    expect(numbers.total).toBe(blocks.length * 2 + 5)
  })

  test('refuses a print in which a block is missing or shares its first page', () => {
    const refused = expect.objectContaining({ code: 'PrintFailed' })
    expect(() => placeBlocks(blocks, new Map([...starts].slice(0, -1)), 99)).toThrow(refused)
    expect(() => placeBlocks(blocks, new Map([...starts, [blocks[3]!.id, 4]]), 99)).toThrow(refused)
  })
})
