/** What a block takes of a volume. */
export type Weight = {
  readonly pages: number
  /** In the copy that stands first, which is the one the recipient's limit is about. */
  readonly bytes: number
  readonly masterBytes: number
}

/** The most that one volume may hold; null for no limit. */
export type Room = { readonly [part in keyof Weight]: number | null }

const PARTS = ['pages', 'bytes', 'masterBytes'] as const

/**
 * Divides a bundle into volumes. In: what each block takes, in page order; the room in a volume; and what the opening
 * page of each volume behind the first takes. Out: where each volume begins, the first at 0. A block is never divided:
 * one that is alone too large stands alone. court.md 1.1 (paragraphs 7 and 8): no more volumes than size forces.
 */
export function planVolumes(weights: readonly Weight[], room: Room, opening: Weight): readonly number[] {
  const starts = [0]
  let held: Weight = { pages: 0, bytes: 0, masterBytes: 0 }
  for (const [index, weight] of weights.entries()) {
    if (index > starts.at(-1)! && !fits(sum(held, weight), room)) {
      starts.push(index)
      held = opening
    }
    held = sum(held, weight)
  }
  return starts
}

const fits = (weight: Weight, room: Room): boolean =>
  PARTS.every((part) => room[part] === null || weight[part] <= room[part])

const sum = (one: Weight, other: Weight): Weight => ({
  pages: one.pages + other.pages,
  bytes: one.bytes + other.bytes,
  masterBytes: one.masterBytes + other.masterBytes,
})
