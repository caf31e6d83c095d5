import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64, toHex } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { signingKeyFromSeed } from '../../../src/core/crypto/sign.ts'
import {
  openCheckpoint,
  originOf,
  readCheckpoint,
  signCheckpoint,
} from '../../../src/core/ledger/checkpoint.ts'
import { decodeVkey, parseNote, signNote, verifyNote } from '../../../src/core/ledger/signed-note.ts'
import vectors from '../../vectors/checkpoint.json' with { type: 'json' }

const key = signingKeyFromSeed(new Uint8Array(32).fill(7))
const origin = originOf(key.public)
const root = sha256(Uint8Array.of(1))
const signText = (text: string) => signNote(text, origin, key.secret)

describe('a checkpoint (c2sp.org/tlog-checkpoint)', () => {
  it('reads the one that the specification prints', () => {
    const printed = readCheckpoint(vectors.asPrinted)
    expect({ ...printed, root: toBase64(printed.root) }).toEqual({
      origin: 'example.com/behind-the-sofa',
      size: vectors.size,
      root: vectors.rootBase64,
    })
  })

  it('reads and verifies that of the Go checksum database', () => {
    expect(readCheckpoint(vectors.note)).toMatchObject({ origin: vectors.origin, size: vectors.size })
    verifyNote(parseNote(vectors.note), decodeVkey(vectors.vkey))
  })

  it('names its log after the key: 16 bytes of SHA-256 in lowercase hex', () => {
    expect(origin).toBe(`holdfast.invalid/log/${toHex(sha256(key.public)).slice(0, 32)}`)
  })

  it('comes back from signing as it went in', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, someRoot) => {
        const note = signCheckpoint({ origin, size, root: someRoot }, key.secret)
        expect(note.split('\n').slice(0, 3)).toEqual([origin, String(size), toBase64(someRoot)])
        const opened = openCheckpoint(note, key.public)
        expect({ ...opened, root: toHex(opened.root) }).toEqual({ origin, size, root: toHex(someRoot) })
      }),
    )
  })

  it('is not opened under another key, nor with another origin than the name of its key', () => {
    const note = signCheckpoint({ origin, size: 3, root }, key.secret)
    const other = signingKeyFromSeed(new Uint8Array(32).fill(8))
    expect(() => openCheckpoint(note, other.public)).toThrow(
      expect.objectContaining({ code: 'CheckpointMismatch' }),
    )
    const misnamed = signNote(`${origin}\n3\n${toBase64(root)}\n`, 'another/name', key.secret)
    expect(() => openCheckpoint(misnamed, key.public)).toThrow(
      expect.objectContaining({ code: 'CheckpointMismatch' }),
    )
  })

  it('tolerates extension lines and never writes one', () => {
    const extended = signText(`${origin}\n3\n${toBase64(root)}\nsomething else\n`)
    expect(openCheckpoint(extended, key.public).size).toBe(3)
    expect(parseNote(signCheckpoint({ origin, size: 3, root }, key.secret)).text.split('\n')).toHaveLength(4)
  })

  it.each([
    ['a leading zero', `${origin}\n03\n${toBase64(root)}\n`],
    ['a sign', `${origin}\n+3\n${toBase64(root)}\n`],
    ['a negative size', `${origin}\n-3\n${toBase64(root)}\n`],
    ['a size past 2^53', `${origin}\n9007199254740993\n${toBase64(root)}\n`],
    ['a size that is no number', `${origin}\nbananas\n${toBase64(root)}\n`],
    ['no root', `${origin}\n3\n`],
    ['a short root', `${origin}\n3\nYmFuYW5hcw==\n`],
    ['a root that is not base64', `${origin}\n3\nThisIsn'tBase64\n`],
    ['an empty origin', `\n3\n${toBase64(root)}\n`],
    ['an empty extension line', `${origin}\n3\n${toBase64(root)}\n\nmore\n`],
  ])('is refused with %s', (_, text) => {
    expect(() => openCheckpoint(signText(text), key.public)).toThrow(
      expect.objectContaining({ code: 'NotACheckpoint' }),
    )
  })

  it('is not signed for a head that cannot be', () => {
    for (const head of [
      { origin, size: -1, root },
      { origin, size: 1.5, root },
      { origin, size: 1, root: root.subarray(1) },
      { origin: 'a b', size: 1, root },
    ]) {
      expect(() => signCheckpoint(head, key.secret)).toThrow(
        expect.objectContaining({ code: 'InvalidInput' }),
      )
    }
  })
})
