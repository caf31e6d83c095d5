import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, fromHex, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { leafHash, rootFromInclusion } from '../../../src/core/ledger/merkle.ts'
import { parseTlogProof, writeTlogProof } from '../../../src/core/ledger/tlog-proof.ts'
import checkpointVector from '../../vectors/checkpoint.json' with { type: 'json' }
import tree from '../../vectors/rfc6962.json' with { type: 'json' }

// The example in https://c2sp.org/tlog-proof has shortened signatures and a shortened extra line, so it is no vector.
// This proof is put together from parts that have one: an inclusion path of RFC 6962 and a published checkpoint.
const vector = tree.inclusion[2]!
const path = vector.path.map(fromHex)
const assembled = `c2sp.org/tlog-proof@v1
index 5
vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=
yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=
037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=

${checkpointVector.note}`

describe('a tlog-proof (c2sp.org/tlog-proof)', () => {
  it('is written line by line as the specification lays it out', () => {
    expect(writeTlogProof({ index: 5, path, checkpoint: checkpointVector.note })).toBe(assembled)
  })

  it('is read back with its path, and the path leads to the published root', () => {
    const proof = parseTlogProof(utf8(assembled))
    expect(proof.checkpoint).toBe(checkpointVector.note)
    const root = rootFromInclusion(leafHash(fromHex(tree.leaves[5]!)), proof.index, 8, proof.path)
    expect(toHex(root!)).toBe(tree.roots[7])
  })

  it('takes the hash lines that the specification prints, and its example index', () => {
    const hashes = [
      'gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=',
      'B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=',
      'EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=',
    ]
    const proof = parseTlogProof(
      `c2sp.org/tlog-proof@v1\nextra AAEC\nindex 73894\n${hashes.join('\n')}\n\nx\n`,
    )
    expect(proof).toEqual({ index: 73894, path: hashes.map(fromBase64), checkpoint: 'x\n' })
  })

  it('has no hash line for a tree of one', () => {
    const alone = writeTlogProof({ index: 0, path: [], checkpoint: 'x\n' })
    expect(alone).toBe('c2sp.org/tlog-proof@v1\nindex 0\n\nx\n')
    expect(parseTlogProof(alone)).toEqual({ index: 0, path: [], checkpoint: 'x\n' })
  })

  it('comes back from writing as it went in', () => {
    const hashes = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 53 })
    fc.assert(
      fc.property(fc.maxSafeNat(), hashes, (index, someHashes) => {
        const proof = {
          index,
          path: someHashes.map((hash) => Buffer.from(hash)),
          checkpoint: checkpointVector.note,
        }
        expect(parseTlogProof(writeTlogProof(proof))).toEqual(proof)
      }),
    )
  })

  it.each([
    ['another first line', assembled.replace('@v1', '@v2')],
    ['no index', assembled.replace('index 5\n', '')],
    ['an index that is no number', assembled.replace('index 5', 'index five')],
    ['a negative index', assembled.replace('index 5', 'index -5')],
    ['a leading zero', assembled.replace('index 5', 'index 05')],
    ['a hash that is not base64', assembled.replace('vBoG', '!!!!')],
    ['a hash of another length', assembled.replace('vBoGQ7Eu', 'vBoG')],
    ['an extra line that is not base64', assembled.replace('index', 'extra !!\nindex')],
    ['extra after the index', assembled.replace('index 5\n', 'index 5\nextra AAEC\n')],
    ['no empty line', assembled.replaceAll('\n\n', '\n')],
    ['carriage returns', assembled.replaceAll('\n', '\r\n')],
    [
      '54 hashes',
      `c2sp.org/tlog-proof@v1\nindex 0\n${'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=\n'.repeat(54)}\nx\n`,
    ],
  ])('is refused with %s', (_, proof) => {
    expect(() => parseTlogProof(proof)).toThrow(expect.objectContaining({ code: 'NotACheckpoint' }))
  })

  it('is refused when it is not UTF-8', () => {
    expect(() => parseTlogProof(Uint8Array.of(0xff, ...utf8(assembled)))).toThrow('not UTF-8')
  })
})
