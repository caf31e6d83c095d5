/** Looks for many pieces at once. `isHit` is asked about each place where one stands, by its index, until it says so. */
export type Finder = (bytes: Buffer, isHit: (piece: number, at: number) => boolean) => boolean

const GRAM_BYTES = 4
/** So many are found faster by the runtime's own search, one after another. */
const FEW = 16
const SHIFT_BITS = 16
/** Knuth's multiplier, 2^32 over the golden ratio: neighbouring values fall far apart. */
const SPREAD = 0x9e3779b1

const slotOf = (gram: number): number => Math.imul(gram, SPREAD) >>> SHIFT_BITS

/**
 * Takes one pass over the bytes however many pieces there are: only where four bytes could begin a piece is it compared.
 * Pieces of fewer than four bytes, and a few pieces, are looked for one by one.
 */
export function makeFinder(pieces: readonly Buffer[]): Finder {
  const begins = new Uint8Array(1 << SHIFT_BITS)
  const bySlot = new Map<number, number[]>()
  const oneByOne: number[] = []
  for (const [index, piece] of pieces.entries()) {
    if (piece.length < GRAM_BYTES || pieces.length <= FEW) {
      oneByOne.push(index)
      continue
    }
    const slot = slotOf(piece.readInt32LE(0))
    begins[slot] = 1
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), index])
  }
  return (bytes, isHit) => {
    if (oneByOne.some((index) => allPlaces(bytes, pieces[index]!, (at) => isHit(index, at)))) return true
    if (bySlot.size === 0) return false
    let gram = 0
    for (let end = 0; end < bytes.length; end += 1) {
      gram = (gram >>> 8) | (bytes[end]! << 24)
      const slot = slotOf(gram)
      if (begins[slot] === 0 || end < GRAM_BYTES - 1) continue
      const at = end - GRAM_BYTES + 1
      const hit = bySlot.get(slot)!.some((index) => standsAt(bytes, pieces[index]!, at) && isHit(index, at))
      if (hit) return true
    }
    return false
  }
}

const standsAt = (bytes: Buffer, piece: Buffer, at: number): boolean =>
  bytes.subarray(at, at + piece.length).equals(piece)

function allPlaces(bytes: Buffer, piece: Buffer, isHit: (at: number) => boolean): boolean {
  if (piece.length === 0) return false
  for (let at = bytes.indexOf(piece); at >= 0; at = bytes.indexOf(piece, at + 1)) if (isHit(at)) return true
  return false
}
