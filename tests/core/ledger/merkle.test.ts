import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, fromHex, toHex } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import {
  appendLeaf,
  emptyFrontier,
  frontierRoot,
  inclusionPath,
  leafHash,
  nodeHash,
  pathInTree,
  rootFromInclusion,
  rootOf,
  treeOf,
} from '../../../src/core/ledger/merkle.ts'
import vectors from '../../vectors/rfc6962.json' with { type: 'json' }

const leaves = vectors.leaves.map((hex) => leafHash(fromHex(hex)))

/** RFC 6962 section 2.1, word for word: split at the largest power of two smaller than n. */
function rootByDefinition(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return sha256(new Uint8Array(0))
  if (hashes.length === 1) return hashes[0]!
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return nodeHash(rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split)))
}

function reached(leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): string | null {
  const root = rootFromInclusion(leaf, index, size, path)
  return root === null ? null : toHex(root)
}

const someLeaves = fc
  .array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 })
  .map((entries) => entries.map(leafHash))

describe('the Merkle tree of RFC 6962', () => {
  it('has the published roots for the first 0 to 8 published leaves', () => {
    expect(toHex(rootOf(new Uint8Array(0)))).toBe(vectors.emptyRoot)
    const roots = vectors.roots.map((_, at) => toHex(rootOf(concat(...leaves.slice(0, at + 1)))))
    expect(roots).toEqual(vectors.roots)
  })

  it.each(vectors.inclusion)('gives and follows the published path of leaf $index of $size', (vector) => {
    const path = inclusionPath(concat(...leaves), vector.index, vector.size)
    expect(path.map(toHex)).toEqual(vector.path)
    const root = rootFromInclusion(leaves[vector.index]!, vector.index, vector.size, vector.path.map(fromHex))
    expect(toHex(root!)).toBe(vectors.roots[vector.size - 1])
  })

  it('is the same by levels, by appending and by definition', () => {
    fc.assert(
      fc.property(someLeaves, (hashes) => {
        const expected = toHex(rootByDefinition(hashes))
        expect(toHex(rootOf(concat(...hashes)))).toBe(expected)
        expect(toHex(frontierRoot(hashes.reduce(appendLeaf, emptyFrontier())))).toBe(expected)
      }),
    )
  })

  it('leads every path to the root, and no path of another place, leaf or length', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), fc.nat(), (hashes, pick, otherPick) => {
        const size = hashes.length
        const index = pick % size
        const tree = treeOf(concat(...hashes))
        const root = toHex(rootOf(concat(...hashes)))
        const path = pathInTree(tree, index)
        expect(reached(hashes[index]!, index, size, path)).toBe(root)
        expect(reached(leafHash(Uint8Array.of(1, 2, 3)), index, size, path)).not.toBe(root)
        expect(reached(hashes[index]!, index, size, [...path, path[0] ?? leaves[0]!])).toBeNull()
        if (path.length > 0) expect(reached(hashes[index]!, index, size, path.slice(1))).toBeNull()
        const other = otherPick % size
        if (toHex(hashes[other]!) !== toHex(hashes[index]!)) {
          expect(reached(hashes[index]!, other, size, path)).not.toBe(root)
        }
      }),
    )
  })

  it('says no to places outside the tree and to hashes of another length', () => {
    const path = inclusionPath(concat(...leaves), 0, 8)
    expect(rootFromInclusion(leaves[0]!, 8, 8, path)).toBeNull()
    expect(rootFromInclusion(leaves[0]!, -1, 8, path)).toBeNull()
    expect(rootFromInclusion(leaves[0]!, 0, 0, [])).toBeNull()
    expect(rootFromInclusion(leaves[0]!, 0.5, 8, path)).toBeNull()
    expect(rootFromInclusion(leaves[0]!.subarray(1), 0, 8, path)).toBeNull()
    expect(rootFromInclusion(leaves[0]!, 0, 8, [path[0]!, path[1]!, path[2]!.subarray(1)])).toBeNull()
    expect(() => inclusionPath(concat(...leaves), 8, 8)).toThrow('no such leaf')
    expect(() => inclusionPath(concat(...leaves), 0, 9)).toThrow('fewer leaves')
    expect(() => rootOf(new Uint8Array(33))).toThrow('broken length')
  })

  it('keeps an earlier frontier as it was when a later one goes on from it', () => {
    const three = leaves.slice(0, 3).reduce(appendLeaf, emptyFrontier())
    appendLeaf(three, leaves[3]!)
    expect(toHex(frontierRoot(three))).toBe(vectors.roots[2])
  })
})
