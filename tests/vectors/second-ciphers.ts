import { createCipheriv, createDecipheriv } from 'node:crypto'

// A second implementation of what docs/vault-format.md asks for, from the standards alone: it shares no code with
// src/ and none with libsodium. Slow, small, and only for tests.

const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

function quarterRound(state: Uint32Array, a: number, b: number, c: number, d: number): void {
  const mix = (to: number, from: number, turned: number, by: number) => {
    state[to] = (state[to]! + state[from]!) >>> 0
    state[turned] = rotateLeft(state[turned]! ^ state[to], by)
  }
  mix(a, b, d, 16)
  mix(c, d, b, 12)
  mix(a, b, d, 8)
  mix(c, d, b, 7)
}

const ROUNDS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const

/** draft-irtf-cfrg-xchacha-03 section 2.2: 32 bytes of key and 16 of nonce become a subkey of 32 bytes. */
export function hchacha20(key: Uint8Array, nonce: Uint8Array): Buffer {
  const words = Buffer.concat([Buffer.from('expand 32-byte k'), key, nonce])
  const state = Uint32Array.from({ length: 16 }, (_, at) => words.readUInt32LE(4 * at))
  for (let double = 0; double < 10; double++) {
    for (const [a, b, c, d] of ROUNDS) quarterRound(state, a, b, c, d)
  }
  const subkey = Buffer.alloc(32)
  for (let at = 0; at < 4; at++) {
    subkey.writeUInt32LE(state[at]!, 4 * at)
    subkey.writeUInt32LE(state[12 + at]!, 16 + 4 * at)
  }
  return subkey
}

const tailOf = (nonce: Uint8Array): Buffer => Buffer.concat([Buffer.alloc(4), nonce.subarray(16, 24)])

/** draft-irtf-cfrg-xchacha-03 section 2: ciphertext and tag. The RFC 8439 half is Node's own. */
export function xchachaSeal(
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
  plaintext: Uint8Array,
): Buffer {
  const subkey = hchacha20(key, nonce.subarray(0, 16))
  const cipher = createCipheriv('chacha20-poly1305', subkey, tailOf(nonce), { authTagLength: 16 })
  cipher.setAAD(associated, { plaintextLength: plaintext.length })
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

/** Throws when it does not open. */
export function xchachaOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
  sealed: Uint8Array,
): Buffer {
  const end = sealed.length - 16
  const subkey = hchacha20(key, nonce.subarray(0, 16))
  const decipher = createDecipheriv('chacha20-poly1305', subkey, tailOf(nonce), { authTagLength: 16 })
  decipher.setAAD(associated, { plaintextLength: end })
  decipher.setAuthTag(sealed.subarray(end))
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()])
}

const MASK = (1n << 64n) - 1n
const SIGMA = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
] as const
const IV = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
] as const
const COLUMNS_AND_DIAGONALS = ROUNDS

const rotateRight = (word: bigint, by: bigint): bigint => ((word >> by) | (word << (64n - by))) & MASK

function compress(h: bigint[], block: Buffer, counter: bigint, isLast: boolean): void {
  const v = [...h, ...IV]
  v[12]! ^= counter
  if (isLast) v[14]! ^= MASK
  const m = Array.from({ length: 16 }, (_, at) => block.readBigUInt64LE(8 * at))
  for (let round = 0; round < 12; round++) {
    const s = SIGMA[round % 10]!
    for (const [n, [a, b, c, d]] of COLUMNS_AND_DIAGONALS.entries()) {
      v[a] = (v[a]! + v[b]! + m[s[2 * n]!]!) & MASK
      v[d] = rotateRight(v[d]! ^ v[a], 32n)
      v[c] = (v[c]! + v[d]) & MASK
      v[b] = rotateRight(v[b]! ^ v[c], 24n)
      v[a] = (v[a] + v[b] + m[s[2 * n + 1]!]!) & MASK
      v[d] = rotateRight(v[d] ^ v[a], 16n)
      v[c] = (v[c] + v[d]) & MASK
      v[b] = rotateRight(v[b] ^ v[c], 63n)
    }
  }
  for (let at = 0; at < 8; at++) h[at] = h[at]! ^ v[at]! ^ v[at + 8]!
}

export type Blake2bOptions = {
  readonly key?: Uint8Array
  readonly salt?: Uint8Array
  readonly personal?: Uint8Array
}

/** BLAKE2b (RFC 7693) with the parameter block of the BLAKE2 paper: key, 16 bytes of salt, 16 of personalisation. */
export function blake2b(length: number, message: Uint8Array, options: Blake2bOptions = {}): Buffer {
  const key = options.key ?? new Uint8Array(0)
  const parameters = Buffer.alloc(64)
  parameters.set([length, key.length, 1, 1])
  parameters.set(options.salt ?? [], 32)
  parameters.set(options.personal ?? [], 48)
  const h = IV.map((word, at) => word ^ parameters.readBigUInt64LE(8 * at))
  const keyBlock = key.length === 0 ? Buffer.alloc(0) : Buffer.concat([key], 128)
  const input = Buffer.concat([keyBlock, message])
  const blocks = Math.max(1, Math.ceil(input.length / 128))
  for (let at = 0; at < blocks; at++) {
    const isLast = at === blocks - 1
    const block = Buffer.concat([input.subarray(128 * at, 128 * (at + 1))], 128)
    compress(h, block, BigInt(isLast ? input.length : 128 * (at + 1)), isLast)
  }
  const out = Buffer.alloc(64)
  h.forEach((word, at) => out.writeBigUInt64LE(word, 8 * at))
  return out.subarray(0, length)
}

/** libsodium's `crypto_kdf_derive_from_key`: BLAKE2b keyed with the master key, id as salt, context as personalisation. */
export function subkeyOf(masterKey: Uint8Array, id: number, context: string): Buffer {
  const salt = Buffer.alloc(16)
  salt.writeBigUInt64LE(BigInt(id))
  const personal = Buffer.concat([Buffer.from(context)], 16)
  return blake2b(32, new Uint8Array(0), { key: masterKey, salt, personal })
}

/** Algorithm 1 of the PURBs paper (Nikitin et al., PoPETs 2019(4)), but at least 256. */
export function padmeAgain(length: number): number {
  const l = BigInt(Math.max(256, length))
  const e = BigInt(l.toString(2).length - 1)
  const s = BigInt(e.toString(2).length)
  const mask = (1n << (e - s)) - 1n
  return Number((l + mask) & ~mask)
}
