import * as fc from 'fast-check'

/** Exactly so many bytes, any of them. */
export const someBytes = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length })

/** `first`, `first + 1`, … as published vectors like to have their keys. */
export const sequence = (first: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => first + at)

/** The same bytes with one bit of them turned; `at` may be any number. There is at least one byte. */
export function flipBit(bytes: Uint8Array, at: number): Uint8Array {
  const bit = at % (bytes.length * 8)
  const flipped = Uint8Array.from(bytes)
  flipped[Math.floor(bit / 8)]! ^= 1 << (bit % 8)
  return flipped
}
