import { END_OF_BLOCK, FIXED, peek, readCodes, take } from './deflate-codes.ts'
import type { Bits, BlockCodes } from './deflate-codes.ts'

const WINDOW_BYTES = 32 << 10
const MADE_BYTES = 256 << 10
const LONGEST_COPY = 258
/** Zeros behind the input, so that a code may be looked up at its end. */
const BEHIND_BYTES = 4

const LENGTH_BASES = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BASES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
]
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]

type State =
  | { readonly kind: 'block' | 'over' }
  | { readonly kind: 'stored'; left: number }
  | ({ readonly kind: 'coded' } & BlockCodes)

/** What is read goes on, is out of input, or has no room for what it makes. */
type Outcome = 'on' | 'starved' | 'full'

/**
 * Inflates a deflate stream (RFC 1951) that comes in pieces, as strictly as zlib does. A stream is whole when its last
 * block ends with its last byte. Everything throws an `Error` for one that is damaged.
 */
export class Inflater {
  #input: Bits = { bytes: new Uint8Array(BEHIND_BYTES), at: 0 }
  #endBit = 0
  #made = new Uint8Array(WINDOW_BYTES + MADE_BYTES + LONGEST_COPY)
  #madeTo = 0
  #givenTo = 0
  #isLast = false
  #state: State = { kind: 'block' }

  /** Throws for a stream that should go on, or that ended before its bytes did. */
  end(): readonly [] {
    if (this.#state.kind !== 'over') throw damaged('it breaks off')
    return []
  }

  /** What can be made of the stream up to here. */
  *push(piece: Uint8Array): Iterable<Uint8Array> {
    this.#append(piece)
    for (let outcome: Outcome = 'on'; outcome !== 'starved';) {
      outcome = this.#step()
      if (outcome !== 'on' && this.#madeTo > this.#givenTo) yield this.#give()
    }
  }

  #append(piece: Uint8Array): void {
    const { bytes, at } = this.#input
    const rest = bytes.subarray(at >>> 3, this.#endBit >>> 3)
    const joined = new Uint8Array(rest.length + piece.length + BEHIND_BYTES)
    joined.set(rest)
    joined.set(piece, rest.length)
    this.#input = { bytes: joined, at: at & 7 }
    this.#endBit = (rest.length + piece.length) * 8
  }

  /** What was made since it was last given, and room for more behind the last of it. */
  #give(): Uint8Array {
    const given = this.#made.slice(this.#givenTo, this.#madeTo)
    if (this.#madeTo > WINDOW_BYTES) {
      this.#made.copyWithin(0, this.#madeTo - WINDOW_BYTES, this.#madeTo)
      this.#madeTo = WINDOW_BYTES
    }
    this.#givenTo = this.#madeTo
    return given
  }

  #step(): Outcome {
    const state = this.#state
    if (state.kind === 'block') return this.#beginBlock()
    if (state.kind === 'stored') return this.#copyStored(state)
    if (state.kind === 'coded') return this.#decode(state)
    // Less than a byte is left of the last one; what it holds means nothing.
    if (this.#endBit - this.#input.at >= 8) throw damaged('something comes after it')
    return 'starved'
  }

  #beginBlock(): Outcome {
    const bits: Bits = { bytes: this.#input.bytes, at: this.#input.at }
    const isLast = take(bits, 1) === 1
    const next = blockOf(bits, take(bits, 2))
    if (bits.at > this.#endBit) return 'starved'
    if (next === null) throw damaged('a block that cannot be')
    this.#input.at = bits.at
    this.#isLast = isLast
    this.#state = next
    return 'on'
  }

  #copyStored(state: State & { readonly kind: 'stored' }): Outcome {
    const from = this.#input.at >>> 3
    const room = this.#made.length - this.#madeTo
    const count = Math.min(state.left, (this.#endBit >>> 3) - from, room)
    this.#made.set(this.#input.bytes.subarray(from, from + count), this.#madeTo)
    this.#madeTo += count
    this.#input.at += count * 8
    state.left -= count
    if (state.left > 0) return count === room ? 'full' : 'starved'
    return this.#endBlock()
  }

  #endBlock(): Outcome {
    this.#state = { kind: this.#isLast ? 'over' : 'block' }
    return 'on'
  }

  #decode({ literals, distances }: BlockCodes): Outcome {
    const { bytes } = this.#input
    const made = this.#made
    const room = made.length - LONGEST_COPY
    for (;;) {
      if (this.#madeTo > room) return 'full'
      const at = this.#input.at
      const code = literals.table[peek(bytes, at) & literals.mask]!
      const after = at + (code & 15)
      if (code === 0 || after > this.#endBit) return this.#starvedOrDamaged(at)
      const symbol = code >>> 4
      if (symbol < END_OF_BLOCK) made[this.#madeTo++] = symbol
      else if (symbol > END_OF_BLOCK) {
        if (!this.#copyBack(symbol - END_OF_BLOCK - 1, after, distances)) return this.#starvedOrDamaged(at)
        continue
      }
      this.#input.at = after
      if (symbol === END_OF_BLOCK) return this.#endBlock()
    }
  }

  /** No code is longer than 48 bits with all that belongs to it: where as many are left, more of them help nothing. */
  #starvedOrDamaged(at: number): Outcome {
    if (this.#endBit - at >= 48) throw damaged('a code that means nothing')
    return 'starved'
  }

  /** False where the code, its distance or its bits are not there. */
  #copyBack(lengthIndex: number, after: number, { table, mask }: BlockCodes['distances']): boolean {
    const bits: Bits = { bytes: this.#input.bytes, at: after }
    if (lengthIndex >= LENGTH_BASES.length) return false
    const length = LENGTH_BASES[lengthIndex]! + take(bits, LENGTH_BITS[lengthIndex]!)
    const code = table[peek(bits.bytes, bits.at) & mask]!
    const index = code >>> 4
    if (code === 0 || index >= DISTANCE_BASES.length) return false
    bits.at += code & 15
    const distance = DISTANCE_BASES[index]! + take(bits, DISTANCE_BITS[index]!)
    if (bits.at > this.#endBit || distance > this.#madeTo) return false
    this.#repeat(distance, length)
    this.#input.at = bits.at
    return true
  }

  /** What is copied may reach into what the copy itself makes. */
  #repeat(distance: number, length: number): void {
    const made = this.#made
    const end = this.#madeTo + length
    for (let at = this.#madeTo; at < end; at++) made[at] = made[at - distance]!
    this.#madeTo = end
  }
}

function blockOf(bits: Bits, type: number): State | null {
  if (type === 0) return storedBlock(bits)
  const codes = type === 1 ? FIXED : type === 2 ? readCodes(bits) : null
  return codes && { kind: 'coded', ...codes }
}

/** A stored block begins at a whole byte with its length, and with the same turned over. */
function storedBlock(bits: Bits): State | null {
  bits.at = (bits.at + 7) & ~7
  const length = take(bits, 16)
  return (length ^ take(bits, 16)) === 0xff_ff ? { kind: 'stored', left: length } : null
}

const damaged = (why: string): Error => new Error(`a deflate stream is damaged: ${why}`)
