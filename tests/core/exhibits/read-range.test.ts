import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameBytes } from '../../../src/core/crypto/bytes.ts'
import { CHUNK_BYTES } from '../../../src/core/crypto/stream.ts'
import { projection } from '../../../src/core/events.ts'
import { findExhibit } from '../../../src/core/exhibits/queries.ts'
import { readRange } from '../../../src/core/exhibits/read.ts'
import { openStreamSource } from '../../../src/core/exhibits/source.ts'
import { openVault } from '../../../src/core/vault/open.ts'
import { keep } from '../../support/say.ts'
import { PASSPHRASE, someBytes, tempVault } from '../../support/temp-vault.ts'

const SIZE = 2 * CHUNK_BYTES + 70_000

describe('a range of an exhibit', () => {
  test('is that part of the file, for any two places', async () => {
    const temp = await tempVault()
    const bytes = someBytes(SIZE)
    const id = await keep(temp, 'sound.bin', bytes)
    await temp.api.vault.lock({})
    const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const
    const { vault } = await openVault(temp.path, secret, temp.host, projection)
    const exhibit = findExhibit(vault.reads, id)!
    const edges = [
      0,
      1,
      CHUNK_BYTES - 1,
      CHUNK_BYTES,
      CHUNK_BYTES + 1,
      2 * CHUNK_BYTES,
      SIZE - 1,
      SIZE,
      SIZE + 1,
    ]
    const place = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: SIZE + 1000 }))
    try {
      const property = fc.property(place, place, (from, to) => {
        expect(sameBytes(readRange(vault, exhibit, from, to), bytes.subarray(from, to))).toBe(true)
      })
      fc.assert(property, { numRuns: 60 })
      expect(readRange(vault, exhibit, -1, 10).length).toBe(0)
    } finally {
      await vault.lock()
    }
  })
})

describe('bytes that come as a stream', () => {
  async function* inPieces(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
    yield* pieces
  }

  test('are the same however they were cut on the way and however they are read', async () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 12 })
    const property = fc.asyncProperty(pieces, fc.integer({ min: 1, max: 60 }), async (parts, step) => {
      const source = openStreamSource(inPieces(parts))
      const read: Buffer[] = []
      for (;;) {
        const into = Buffer.alloc(step)
        const got = await source.read(into)
        read.push(into.subarray(0, got))
        // Less than asked for is given only at the end.
        if (got < step) break
      }
      expect(await source.read(Buffer.alloc(1))).toBe(0)
      expect(Buffer.compare(Buffer.concat(read), Buffer.concat(parts))).toBe(0)
    })
    await fc.assert(property)
  })

  test('have no name, no size and no time of their own, and are closed where they come from', async () => {
    let closed = false
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Uint8Array.of(1)
      } finally {
        closed = true
      }
    }
    const source = openStreamSource(endless())
    expect(source).toMatchObject({
      kind: 'stream',
      sizeBytes: null,
      modifiedAt: null,
      name: null,
      folder: null,
    })
    expect(await source.read(new Uint8Array(3))).toBe(3)
    await source.close()
    expect(closed).toBe(true)
  })
})
