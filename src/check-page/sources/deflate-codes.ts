// The prefix codes of a deflate stream (RFC 1951, 3.2), taken as strictly as zlib takes them: what it refuses is refused.

const LONGEST_BITS = 15
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const MOST_LITERALS = 286
const MOST_DISTANCES = 30
export const END_OF_BLOCK = 256

/** What the next bits mean: `symbol << 4 | bits`, 0 where they mean nothing. */
export type Codes = { readonly table: Uint16Array; readonly mask: number }
export type BlockCodes = { readonly literals: Codes; readonly distances: Codes }

/** Bits of a stream from the lowest on. Behind the end they are 0: whoever reads looks whether `at` has passed it. */
export type Bits = { readonly bytes: Uint8Array; at: number }

/** Up to 16 bits from a place on, in the lowest of the number given back. */
export function peek(bytes: Uint8Array, at: number): number {
  const from = at >>> 3
  return (bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16)) >>> (at & 7)
}

export function take(bits: Bits, count: number): number {
  const value = peek(bits.bytes, bits.at) & ((1 << count) - 1)
  bits.at += count
  return value
}

/** Null where no set of codes has such lengths. One that leaves codes over is taken only where it has a single one. */
export function codesOf(lengths: Uint8Array, mayLeaveOver: boolean): Codes | null {
  const counts = new Uint16Array(LONGEST_BITS + 1)
  for (const length of lengths) counts[length]! += length === 0 ? 0 : 1
  const longest = counts.findLastIndex((count) => count > 0)
  let left = 1
  for (let length = 1; length <= LONGEST_BITS; length++) {
    left = left * 2 - counts[length]!
    if (left < 0) return null
  }
  if (left > 0 && !(mayLeaveOver && longest <= 1)) return null
  return tableOf(lengths, counts, Math.max(longest, 1))
}

function tableOf(lengths: Uint8Array, counts: Uint16Array, longest: number): Codes {
  const table = new Uint16Array(1 << longest)
  const next = new Uint16Array(LONGEST_BITS + 2)
  for (let length = 1; length <= LONGEST_BITS; length++)
    next[length + 1] = (next[length]! + counts[length]!) << 1
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue
    const code = reversed(next[length]!++, length)
    for (let at = code; at < table.length; at += 1 << length) table[at] = (symbol << 4) | length
  }
  return { table, mask: table.length - 1 }
}

function reversed(code: number, length: number): number {
  let turned = 0
  for (let bit = 0; bit < length; bit++) turned |= ((code >>> bit) & 1) << (length - 1 - bit)
  return turned
}

const FIXED_LENGTHS = Uint8Array.from({ length: 288 }, (_, symbol) =>
  symbol < 144 || symbol > 279 ? 8 : symbol < 256 ? 9 : 7,
)
/** Its last two literals and last two distances stand for nothing, and are refused where they are met. */
export const FIXED: BlockCodes = {
  literals: codesOf(FIXED_LENGTHS, false)!,
  distances: codesOf(new Uint8Array(32).fill(5), false)!,
}

/** The codes that a block describes itself. Null where they are none, or where the stream ends in them. */
export function readCodes(bits: Bits): BlockCodes | null {
  const literalCount = take(bits, 5) + 257
  const distanceCount = take(bits, 5) + 1
  const lengthCount = take(bits, 4) + 4
  if (literalCount > MOST_LITERALS || distanceCount > MOST_DISTANCES) return null
  const ofLengths = new Uint8Array(CODE_LENGTH_ORDER.length)
  for (const symbol of CODE_LENGTH_ORDER.slice(0, lengthCount)) ofLengths[symbol] = take(bits, 3)
  const codes = codesOf(ofLengths, false)
  const lengths = codes && readLengths(bits, codes, literalCount + distanceCount)
  if (lengths === null || lengths[END_OF_BLOCK] === 0) return null
  const literals = codesOf(lengths.subarray(0, literalCount), true)
  const distances = codesOf(lengths.subarray(literalCount), true)
  return literals && distances && { literals, distances }
}

/** A repetition: how many bits say how often, and the least of it. */
const REPEATS: Readonly<Record<number, readonly [bits: number, least: number]>> = {
  16: [2, 3],
  17: [3, 3],
  18: [7, 11],
}

function readLengths(bits: Bits, { table, mask }: Codes, count: number): Uint8Array | null {
  const lengths = new Uint8Array(count)
  for (let at = 0; at < count;) {
    const code = table[peek(bits.bytes, bits.at) & mask]!
    if (code === 0) return null
    bits.at += code & 15
    const symbol = code >>> 4
    const repeat = REPEATS[symbol]
    if (repeat === undefined) {
      lengths[at++] = symbol
      continue
    }
    const times = take(bits, repeat[0]) + repeat[1]
    if (at + times > count || (symbol === 16 && at === 0)) return null
    lengths.fill(symbol === 16 ? lengths[at - 1]! : 0, at, at + times)
    at += times
  }
  return lengths
}
