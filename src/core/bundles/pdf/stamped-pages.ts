import { inOneRun, lengthOf, stampedNumbers } from './pagination.ts'
import type { Bundle, Print } from './print-volumes.ts'

/** The number of each page as it is stamped, volume by volume. */
export type StampedPages = readonly (readonly string[])[]

/** One PDF of a bundle: all of it, or one volume. */
export type VolumeOfBundle = {
  readonly pages: number
  /** As they are stamped. */
  readonly firstPage: string
  readonly lastPage: string
}

/** Where a block begins: its page as it is stamped, and its volume, from 1. */
export type BlockPlace = { readonly page: string; readonly volume: number }

/** Numbers the pages of all volumes in one run. */
export function stampedByVolume({ content }: Bundle, prints: readonly Print[]): StampedPages {
  const all = stampedNumbers(
    inOneRun(prints.map(({ placed }) => placed)),
    content.profile.numbering,
    content.continues,
  )
  let taken = 0
  return prints.map(({ placed }) => {
    const from = taken
    taken += placed.reduce((sum, block) => sum + lengthOf(block), 0)
    return all.slice(from, taken)
  })
}

/** How long each volume is, and the numbers it begins and ends with. */
export function volumesWithEnds(stamped: StampedPages): readonly [VolumeOfBundle, ...VolumeOfBundle[]] {
  const [first, ...rest] = stamped.map((pages) => ({
    pages: pages.length,
    firstPage: pages[0]!,
    lastPage: pages.at(-1)!,
  }))
  return [first!, ...rest]
}

/** The last number behind each letter, where pages are numbered by section. */
export function lastInSections(stamped: StampedPages): Readonly<Record<string, number>> {
  const lettered = stamped.flat().filter((number) => /^[A-Z]/.test(number))
  return Object.fromEntries(lettered.map((number) => [number[0]!, Number(number.slice(1))]))
}

/** Where each block begins. */
export function placesOf(prints: readonly Print[], stamped: StampedPages): ReadonlyMap<string, BlockPlace> {
  return new Map(
    prints.flatMap(({ placed }, index) =>
      placed.map(
        ({ id, firstPage }) => [id, { page: stamped[index]![firstPage]!, volume: index + 1 }] as const,
      ),
    ),
  )
}
