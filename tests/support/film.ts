// A film as a browser plays it (WebM with one VP8 picture a second), made here so that nothing from outside is kept.

/** One grey picture, 64 by 48, each complete in itself. */
const PICTURE = Buffer.from('sAIAnQEqQAAwAABHCIWFiJmEiAICAAaOT8zHm/FYAP7D4AA=', 'base64')

const SECOND_MS = 1000
/** Filled up with nothing: a long film is not fetched as a whole to show its end. */
const SECOND_BYTES = 256 * 1024

const uint = (value: number, bytes: number): Buffer => {
  const out = Buffer.alloc(bytes)
  out.writeUIntBE(value, 0, bytes)
  return out
}

/** EBML: an id, a length of four bytes, the content. */
function element(id: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const idBytes = Math.ceil(Math.log2(id + 1) / 8)
  const length = uint(body.length, 4)
  length[0]! |= 0x10
  return Buffer.concat([uint(id, idBytes), length, body])
}

const number = (id: number, value: number): Buffer => element(id, uint(value, 4))
const word = (id: number, text: string): Buffer => element(id, Buffer.from(text, 'latin1'))

function float(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return element(id, bytes)
}

const HEAD = element(
  0x1a45dfa3,
  number(0x4286, 1),
  number(0x42f7, 1),
  number(0x42f2, 4),
  number(0x42f3, 8),
  word(0x4282, 'webm'),
  number(0x4287, 2),
  number(0x4285, 2),
)

const information = (seconds: number): Buffer =>
  element(0x1549a966, number(0x2ad7b1, 1_000_000), float(0x4489, seconds * SECOND_MS))

const TRACKS = element(
  0x1654ae6b,
  element(
    0xae,
    number(0xd7, 1),
    number(0x73c5, 1),
    number(0x83, 1),
    word(0x86, 'V_VP8'),
    element(0xe0, number(0xb0, 64), number(0xba, 48)),
  ),
)

/** One second: its time, its picture, and nothing up to its size. */
function second(at: number): Buffer {
  // Track 1, no time of its own, a picture that needs no other.
  const block = element(0xa3, Buffer.from([0x81, 0, 0, 0x80]), PICTURE)
  return element(0x1f43b675, number(0xe7, at * SECOND_MS), block, element(0xec, Buffer.alloc(SECOND_BYTES)))
}

/** Where each second begins, counted from the content of the segment on. */
const places = (positions: readonly number[]): Buffer =>
  element(
    0x1c53bb6b,
    ...positions.map((position, at) =>
      element(0xbb, number(0xb3, at * SECOND_MS), element(0xb7, number(0xf7, 1), number(0xf1, position))),
    ),
  )

/** A film of so many seconds, a quarter of a mebibyte each. */
export function makeFilm(seconds: number): Uint8Array {
  const parts = Array.from({ length: seconds }, (_, at) => second(at))
  const facts = Buffer.concat([information(seconds), TRACKS])
  const first = facts.length + places(parts.map(() => 0)).length
  const starts = parts.map((_, at) => first + parts.slice(0, at).reduce((sum, part) => sum + part.length, 0))
  return Buffer.concat([HEAD, element(0x18538067, facts, places(starts), ...parts)])
}
