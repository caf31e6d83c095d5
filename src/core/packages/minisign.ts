import { AppError } from '../../contract/errors.ts'
import { concat, fromBase64, fromUtf8, sameBytes, toBase64, toHex, utf8 } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { sign, verify } from '../crypto/sign.ts'
import type { SigningKey } from '../crypto/sign.ts'

// The minisign formats (https://jedisct1.github.io/minisign/, sections "Signature format" and "Public key format").
// Only prehashed signatures (`ED`: Ed25519 over BLAKE2b-512 of the file) are written and read.

const KEY_TYPE = utf8('Ed')
const PREHASHED = utf8('ED')
const KEY_ID_BYTES = 8
const PUBLIC_KEY_BYTES = 32
const SIGNATURE_BYTES = 64
const PREHASH_BYTES = 64
// minisign reads at most 8192 bytes of trusted comment.
const MAX_COMMENT_LENGTH = 8000

/** The untrusted comment of every signature Holdfast writes. It is signed by nothing, so readers may insist on it. */
export const UNTRUSTED_COMMENT = 'signature from Holdfast'

/** An Ed25519 public key (32 bytes) and the id (8 bytes) that ties signatures to it. */
export type MinisignKey = { readonly keyId: Uint8Array; readonly publicKey: Uint8Array }

export type MinisignSignature = {
  readonly untrustedComment: string
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
  readonly trustedComment: string
  readonly globalSignature: Uint8Array
}

/** The id Holdfast gives a key: the first 8 bytes of the public key's SHA-256. minisign itself draws one at random. */
export function minisignKeyId(publicKey: Uint8Array): Uint8Array {
  return sha256(publicKey).subarray(0, KEY_ID_BYTES)
}

/** The public key in one line of base64, as `minisign -P` takes it. */
export function encodeMinisignKeyLine(key: MinisignKey): string {
  return toBase64(concat(KEY_TYPE, key.keyId, key.publicKey))
}

/** A whole `minisign.pub`: a comment with the key id in hex, as minisign writes it, and the key line. */
export function encodeMinisignKey(key: MinisignKey): string {
  const idHex = toHex(key.keyId.toReversed()).toUpperCase()
  return `untrusted comment: minisign public key ${idHex}\n${encodeMinisignKeyLine(key)}\n`
}

/** Reads a `minisign.pub` (two lines) or a bare key line. Throws `DamagedPackage` when it is neither. */
export function parseMinisignKey(file: Uint8Array | string): MinisignKey {
  const lines = textLines(file)
  const line = lines.length === 1 ? lines[0]! : lines.length === 2 ? lines[1]! : ''
  if (lines.length === 2 && !lines[0]!.startsWith('untrusted comment: ')) throw malformed()
  const bytes = fromBase64(line)
  if (bytes === null || bytes.length !== KEY_TYPE.length + KEY_ID_BYTES + PUBLIC_KEY_BYTES) throw malformed()
  if (!sameBytes(bytes.subarray(0, 2), KEY_TYPE)) throw malformed()
  return { keyId: bytes.subarray(2, 2 + KEY_ID_BYTES), publicKey: bytes.subarray(2 + KEY_ID_BYTES) }
}

/**
 * Signs a file. In: BLAKE2b-512 of its bytes (64 bytes; `blake2b512` in core/crypto), the secret key, its id, and a
 * comment of one line that is signed too. Out: the text of the `.minisig` file. Throws `InvalidInput`.
 */
export function signMinisign(
  prehash: Uint8Array,
  key: SigningKey,
  keyId: Uint8Array,
  trustedComment: string,
): string {
  if (prehash.length !== PREHASH_BYTES || keyId.length !== KEY_ID_BYTES || !isComment(trustedComment)) {
    throw new AppError('InvalidInput', 'this cannot be signed in the minisign format')
  }
  const signature = sign(prehash, key)
  const globalSignature = sign(concat(signature, utf8(trustedComment)), key)
  const first = toBase64(concat(PREHASHED, keyId, signature))
  return (
    `untrusted comment: ${UNTRUSTED_COMMENT}\n${first}\n` +
    `trusted comment: ${trustedComment}\n${toBase64(globalSignature)}\n`
  )
}

/** Reads a `.minisig` file, verifying nothing. Throws `DamagedPackage` when it is not one, or not prehashed. */
export function parseMinisign(file: Uint8Array | string): MinisignSignature {
  const lines = textLines(file)
  const untrustedComment = after('untrusted comment: ', lines[0])
  const trustedComment = after('trusted comment: ', lines[2])
  const first = fromBase64(lines[1] ?? '')
  const globalSignature = fromBase64(lines[3] ?? '')
  const firstBytes = PREHASHED.length + KEY_ID_BYTES + SIGNATURE_BYTES
  if (lines.length !== 4 || first?.length !== firstBytes || globalSignature?.length !== SIGNATURE_BYTES) {
    throw malformed()
  }
  if (!sameBytes(first.subarray(0, 2), PREHASHED)) throw malformed()
  const keyId = first.subarray(2, 2 + KEY_ID_BYTES)
  return {
    untrustedComment,
    keyId,
    signature: first.subarray(2 + KEY_ID_BYTES),
    trustedComment,
    globalSignature,
  }
}

/** Whether a signature is that of the file with this BLAKE2b-512 under this key, its trusted comment included. */
export function verifyMinisign(parsed: MinisignSignature, prehash: Uint8Array, key: MinisignKey): boolean {
  const commented = concat(parsed.signature, utf8(parsed.trustedComment))
  return (
    sameBytes(parsed.keyId, key.keyId) &&
    verify(parsed.signature, prehash, key.publicKey) &&
    verify(parsed.globalSignature, commented, key.publicKey)
  )
}

/** How a key is compared by eye: SHA-256 of its 32 bytes in groups of four uppercase hex digits. */
export function keyFingerprint(publicKey: Uint8Array): string {
  return toHex(sha256(publicKey)).toUpperCase().match(/.{4}/g)!.join(' ')
}

function textLines(file: Uint8Array | string): readonly string[] {
  const lines = fileString(file).split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function fileString(file: Uint8Array | string): string {
  if (typeof file === 'string') return file
  try {
    return fromUtf8(file)
  } catch (cause) {
    throw new AppError('DamagedPackage', 'the key or signature is not UTF-8', { cause })
  }
}

function after(prefix: string, line: string | undefined): string {
  if (line === undefined || !line.startsWith(prefix)) throw malformed()
  return line.slice(prefix.length)
}

function isComment(comment: string): boolean {
  return comment.isWellFormed() && comment.length <= MAX_COMMENT_LENGTH && !/[\r\n]/.test(comment)
}

function malformed(): AppError {
  return new AppError('DamagedPackage', 'malformed minisign key or signature')
}
