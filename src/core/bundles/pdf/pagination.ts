import type { Block } from '../templates/document.ts'
import type { Numbering } from '../bundle-profile.ts'
import type { PageNumbers } from '../templates/context.ts'
import { AppError } from '../../../contract/errors.ts'

/** Where a block lies, in pages counted from 0. */
export type PlacedBlock = Block & {
  /** Its first page in the finished bundle. */
  readonly firstPage: number
  /** How many pages were printed of it; `insertedPages` follow them. */
  readonly printedPages: number
}

/**
 * Puts the blocks onto pages. In: the page of the print that each block starts on, from 0. A block that does not
 * start on a page of its own after the one before is `PrintFailed`.
 */
export function placeBlocks(
  blocks: readonly Block[],
  startsAt: ReadonlyMap<string, number>,
  printedPages: number,
): readonly PlacedBlock[] {
  let inserted = 0
  return blocks.map((block, index) => {
    const start = index === 0 ? 0 : startsAt.get(block.id)
    const following = blocks[index + 1]
    const end = following ? startsAt.get(following.id) : printedPages
    if (start === undefined || end === undefined || end <= start) {
      throw new AppError('PrintFailed', 'a part of the print is not on the page it should start')
    }
    const placed = { ...block, firstPage: start + inserted, printedPages: end - start }
    inserted += block.insertedPages
    return placed
  })
}

/** The blocks of all volumes in one run of pages. */
export function inOneRun(volumes: readonly (readonly PlacedBlock[])[]): readonly PlacedBlock[] {
  let before = 0
  return volumes.flatMap((placed) => {
    const shifted = placed.map((block) => ({ ...block, firstPage: block.firstPage + before }))
    before += placed.reduce((sum, block) => sum + lengthOf(block), 0)
    return shifted
  })
}

/** What was handed over in the bundles that this one continues: how many pages, in all and in each section. */
export type PagesBefore = { readonly pages: number; readonly inSections: Readonly<Record<string, number>> }

const NONE_BEFORE: PagesBefore = { pages: 0, inSections: {} }

/** What is stamped on each page in page order, and is its page label too. */
export function stampedNumbers(
  placed: readonly PlacedBlock[],
  { mode }: Numbering,
  before: PagesBefore = NONE_BEFORE,
): readonly string[] {
  const inSections = new Map(Object.entries(before.inSections))
  return placed.flatMap((block) =>
    Array.from({ length: lengthOf(block) }, (_, index) => {
      if (mode !== 'bates-per-section') return String(before.pages + block.firstPage + index + 1)
      const inSection = (inSections.get(block.letter) ?? 0) + 1
      inSections.set(block.letter, inSection)
      return `${block.letter}${inSection}`
    }),
  )
}

/** The numbers to print. */
export function pageNumbersOf(
  placed: readonly PlacedBlock[],
  numbering: Numbering,
  before: PagesBefore = NONE_BEFORE,
): PageNumbers {
  const byId = new Map(placed.map((block) => [block.id, block]))
  const stamped = stampedNumbers(placed, numbering, before)
  const find = (id: string): PlacedBlock => {
    const block = byId.get(id)
    if (!block) throw new AppError('Internal', 'a page number of an unknown block was asked for')
    return block
  }
  return {
    firstPage: (id) => stamped[find(id).firstPage]!,
    lastPage: (id) => stamped[find(id).firstPage + lengthOf(find(id)) - 1]!,
    total: stamped.length,
  }
}

/** For the first print: as wide as the numbers of most bundles are. */
export function unknownPages({ mode }: Numbering): PageNumbers {
  const stamped = mode === 'bates-per-section' ? 'A88' : '88'
  return { firstPage: () => stamped, lastPage: () => stamped, total: 88 }
}

export const lengthOf = (block: PlacedBlock): number => block.printedPages + block.insertedPages

/** Whether two layouts print the same numbers. */
export function samePages(one: readonly PlacedBlock[], other: readonly PlacedBlock[]): boolean {
  if (one.length !== other.length) return false
  return one.every((block, index) => {
    const twin = other[index]
    return twin?.firstPage === block.firstPage && twin.printedPages === block.printedPages
  })
}
