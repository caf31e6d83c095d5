import { AppError } from '../../contract/errors.ts'
import { sha256 } from '../crypto/hash.ts'

export const HASH_BYTES = 32

const LEAF_PREFIX = Uint8Array.of(0x00)

// One preimage buffer for all inner nodes: `0x01 ‖ left ‖ right`. Hashing is synchronous, so it is never shared.
const nodePreimage = new Uint8Array(1 + 2 * HASH_BYTES)
nodePreimage[0] = 0x01

/** The hash of a leaf, `SHA-256(0x00 ‖ bytes)` (RFC 6962 section 2.1). In: an entry's exact bytes. Out: 32 bytes. */
export function leafHash(bytes: Uint8Array): Uint8Array {
  return sha256(LEAF_PREFIX, bytes)
}

/** The hash of an inner node, `SHA-256(0x01 ‖ left ‖ right)` (RFC 6962 section 2.1). In and out: 32 bytes each. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  nodePreimage.set(left, 1)
  nodePreimage.set(right, 1 + HASH_BYTES)
  return sha256(nodePreimage)
}

/**
 * A whole tree: `levels[0]` are the leaf hashes one after another, the last level is the root alone. A node without
 * a sibling stands unchanged in the level above, which gives the tree of RFC 6962.
 */
export type MerkleTree = { readonly size: number; readonly levels: readonly Uint8Array[] }

/**
 * Builds the tree over `leavesBytes` (32 bytes for each leaf, in order; the form of `leaves.bin`).
 * Throws `InvalidInput` when the length is no multiple of 32.
 */
export function treeOf(leavesBytes: Uint8Array): MerkleTree {
  if (leavesBytes.length % HASH_BYTES !== 0)
    throw new AppError('InvalidInput', 'leaf hashes of a broken length')
  const levels = [leavesBytes]
  for (let level = leavesBytes; level.length > HASH_BYTES; levels.push(level)) level = levelAbove(level)
  return { size: leavesBytes.length / HASH_BYTES, levels }
}

function levelAbove(level: Uint8Array): Uint8Array {
  const pairBytes = 2 * HASH_BYTES
  const above = new Uint8Array(Math.ceil(level.length / pairBytes) * HASH_BYTES)
  let at = 0
  for (; at + pairBytes <= level.length; at += pairBytes) {
    nodePreimage.set(level.subarray(at, at + pairBytes), 1)
    above.set(sha256(nodePreimage), at / 2)
  }
  if (at < level.length) above.set(level.subarray(at), at / 2)
  return above
}

/** The root of a tree, 32 bytes; of an empty one SHA-256 of nothing (RFC 6962 section 2.1). */
export function rootOfTree(tree: MerkleTree): Uint8Array {
  return tree.size === 0 ? sha256(new Uint8Array(0)) : tree.levels.at(-1)!.slice()
}

/** The root over `leavesBytes`, 32 bytes for each leaf. Throws `InvalidInput` as `treeOf` does. */
export function rootOf(leavesBytes: Uint8Array): Uint8Array {
  return rootOfTree(treeOf(leavesBytes))
}

/**
 * The inclusion path of one leaf, from its sibling up to the root's child (RFC 6962 section 2.1.1, RFC 9162 section
 * 2.1.3.1). For many leaves of one tree, build the tree once. Throws `InvalidInput` when there is no such leaf.
 */
export function pathInTree(tree: MerkleTree, index: number): readonly Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= tree.size)
    throw new AppError('InvalidInput', 'no such leaf')
  const path: Uint8Array[] = []
  let at = index
  for (const level of tree.levels) {
    const siblingByte = (at % 2 === 0 ? at + 1 : at - 1) * HASH_BYTES
    if (siblingByte < level.length) path.push(level.slice(siblingByte, siblingByte + HASH_BYTES))
    at = Math.floor(at / 2)
  }
  return path
}

/** The inclusion path of leaf `index` in the tree of the first `size` leaves. Throws `InvalidInput`. */
export function inclusionPath(leavesBytes: Uint8Array, index: number, size: number): readonly Uint8Array[] {
  if (size * HASH_BYTES > leavesBytes.length)
    throw new AppError('InvalidInput', 'fewer leaves than the size says')
  return pathInTree(treeOf(leavesBytes.subarray(0, size * HASH_BYTES)), index)
}

/**
 * The root that an inclusion path leads to (RFC 9162 section 2.1.3.2). In: a leaf hash, its index, the tree's size,
 * the path from the leaf's sibling up. Out: 32 bytes to compare with the root, or null when the path has not the
 * length or form that index and size ask for.
 */
export function rootFromInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | null {
  if (!isPosition(index, size) || [leaf, ...path].some((hash) => hash.length !== HASH_BYTES)) return null
  let node = index
  let last = size - 1
  let root = leaf
  for (const sibling of path) {
    if (last === 0) return null
    if (node % 2 === 1 || node === last) root = nodeHash(sibling, root)
    else root = nodeHash(root, sibling)
    if (node === last) {
      // A last node without a sibling stands unchanged in the levels above, up to where it is a right child.
      while (node % 2 === 0 && node !== 0) node /= 2
      last = node
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? root : null
}

function isPosition(index: number, size: number): boolean {
  return Number.isSafeInteger(size) && Number.isSafeInteger(index) && index >= 0 && index < size
}

/**
 * What is needed to go on with a tree: the roots of its perfect subtrees, largest first. Appending costs O(log n).
 */
export type Frontier = { readonly size: number; readonly peaks: readonly Uint8Array[] }

export function emptyFrontier(): Frontier {
  return { size: 0, peaks: [] }
}

/** The frontier after one more leaf. In: the leaf's hash, 32 bytes. The given frontier stays as it was. */
export function appendLeaf(frontier: Frontier, leaf: Uint8Array): Frontier {
  const peaks = frontier.peaks.slice()
  let node = leaf
  // Each trailing one bit of the size is a perfect subtree as large as the one just completed.
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(peaks.pop()!, node)
  peaks.push(node)
  return { size: frontier.size + 1, peaks }
}

/** The root of the tree that a frontier stands for, 32 bytes. */
export function frontierRoot(frontier: Frontier): Uint8Array {
  if (frontier.size === 0) return sha256(new Uint8Array(0))
  return frontier.peaks.reduceRight((right, left) => nodeHash(left, right))
}
