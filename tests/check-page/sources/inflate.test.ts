import { randomBytes } from 'node:crypto'
import { createInflateRaw, deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Inflater } from '../../../src/check-page/sources/inflate.ts'

const bits = (text: string): Buffer => {
  const digits = text.replaceAll(' ', '')
  const bytes = Buffer.alloc(Math.ceil(digits.length / 8))
  for (const [at, digit] of [...digits].entries()) bytes[at >>> 3]! |= Number(digit) << (at & 7)
  return bytes
}

/** What comes of a stream, or null where it is refused. */
function inflated(stream: Uint8Array, pieceBytes = stream.length || 1): Buffer | null {
  const inflater = new Inflater()
  const made: Uint8Array[] = []
  try {
    for (let at = 0; at < stream.length; at += pieceBytes)
      made.push(...inflater.push(stream.subarray(at, at + pieceBytes)))
    inflater.end()
  } catch {
    return null
  }
  return Buffer.concat(made)
}

/** The same, of zlib; it reads no further than the last block, so what follows that is looked at here. */
async function byZlib(stream: Uint8Array): Promise<Buffer | null> {
  const zlib = createInflateRaw()
  zlib.end(stream)
  try {
    const made = Buffer.concat(await zlib.toArray())
    return zlib.bytesWritten === stream.length ? made : null
  } catch {
    return null
  }
}

const STORED_HI = '000 00000 0100000000000000 1011111111111111 00010010 10010110'.replace('000', '100')
const FIXED_EMPTY = '110 0000000'
// 'a' and the end, in fixed codes; the bits of a code stand from its highest on.
const FIXED_A = '110 10010001 0000000'

describe('the page’s own inflating', () => {
  it.each([
    ['a stored block', bits(STORED_HI), 'Hi'],
    ['an empty block of fixed codes', bits(FIXED_EMPTY), ''],
    ['a letter in fixed codes', bits(FIXED_A), 'a'],
    [
      'a block that is not the last, and one that is',
      bits('010 10010001 0000000 110 10010001 0000000'),
      'aa',
    ],
    // Length 3 at distance 1: what is copied reaches into what the copy makes.
    ['a copy of what it makes', bits('110 10010001 0000001 00000 0000000'), 'aaaa'],
  ])('reads %s', async (_, stream, text) => {
    expect(inflated(stream)?.toString()).toBe(text)
    expect((await byZlib(stream))?.toString()).toBe(text)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a block of the kind that there is not', bits('111 00000')],
    ['a last block that is not marked as the last', bits(`0${FIXED_A.slice(1)}`)],
    ['a stored block that is not marked as the last', bits(`0${STORED_HI.slice(1)}`)],
    ['a block without its end', bits('110 10010001')],
    ['bytes behind the last block', Buffer.concat([bits(FIXED_A), Buffer.from([0])])],
    ['another stream behind the last block', Buffer.concat([bits(FIXED_A), bits(FIXED_A)])],
    ['a stored block whose length is not said twice', bits(STORED_HI.replace('10111', '00111'))],
    ['a stored block that breaks off', bits(STORED_HI).subarray(0, -1)],
    ['a copy from before the beginning', bits('110 10010001 0000001 00001 0000000')],
    [
      'a literal that stands for nothing',
      bits('110 11000110 0000000 00000000 00000000 00000000 00000000 0000'),
    ],
    [
      'a distance that stands for nothing',
      bits('110 10010001 0000001 11110 0000000 00000000 00000000 000000'),
    ],
    ['more literals than there are', bits(`101 11111 00000 0000 ${'0'.repeat(80)}`)],
    [
      'codes for lengths that leave some over',
      bits(`101 00000 00000 0000 100 000 000 000 ${'0'.repeat(80)}`),
    ],
  ])('refuses %s, as zlib does', async (_, stream) => {
    expect(inflated(stream)).toBeNull()
    expect(await byZlib(stream)).toBeNull()
  })

  it('reads what is larger than its window and its room, in pieces of any size', () => {
    const once = randomBytes(70_000)
    const long = Buffer.concat([once, Buffer.alloc(700_000, 'ab'), once.subarray(0, 40_000), once])
    for (const level of [0, 1, 6, 9]) {
      const stream = deflateRawSync(long, { level })
      for (const pieceBytes of [stream.length, 32 << 10, 1009])
        expect(inflated(stream, pieceBytes)?.equals(long), `${level}, ${pieceBytes}`).toBe(true)
    }
  })

  it('reads one byte at a time', () => {
    const text = Buffer.from('The same words, the same words, and others. '.repeat(40))
    for (const level of [0, 1, 9]) {
      const stream = deflateRawSync(text, { level })
      expect(inflated(stream, 1)?.equals(text), `${level}`).toBe(true)
    }
  })

  it('says the same as zlib of any stream with any bits changed', async () => {
    const words = fc.array(fc.constantFrom('the ', 'cat ', 'sat', '\n', 'Ü', '0123456789'), {
      maxLength: 400,
    })
    const content = fc.oneof(
      words.map((list) => Buffer.from(list.join(''))),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    )
    const level = fc.constantFrom(0, 1, 6, 9)
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 2 })
    let refused = 0
    await fc.assert(
      fc.asyncProperty(
        content,
        level,
        changes,
        fc.nat({ max: 40 }),
        fc.integer({ min: 1, max: 500 }),
        async (bytes, howHard, flips, cutBytes, pieceBytes) => {
          const whole = deflateRawSync(bytes, { level: howHard })
          const stream = whole.subarray(0, whole.length - (cutBytes > 8 ? 0 : cutBytes))
          for (const [at, mask] of flips) if (stream.length > 0) stream[at % stream.length]! ^= mask
          const here = inflated(stream, pieceBytes)
          if (here === null) refused++
          expect(here).toEqual(await byZlib(stream))
        },
      ),
      { numRuns: Number(process.env.MANY_RUNS ?? 500) },
    )
    expect(refused).toBeGreaterThan(50)
  })
})
