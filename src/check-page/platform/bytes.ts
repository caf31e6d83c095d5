// The page is built with this in the place of core/crypto/bytes.ts: same exports, same answers.

// `String.fromCharCode` takes its bytes as arguments, and engines allow only so many.
const PIECE_BYTES = 0x8000

/** Bytes as lowercase hex. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Lowercase or uppercase hex as bytes; the caller has checked the alphabet. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Bytes as standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let from = 0; from < bytes.length; from += PIECE_BYTES)
    binary += String.fromCharCode(...bytes.subarray(from, from + PIECE_BYTES))
  return btoa(binary)
}

/** Strict standard base64: answers null where the text is not the one encoding of its bytes. */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  return toBase64(bytes) === text ? bytes : null
}

/** A string as UTF-8. The caller has made sure that it is well-formed. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** UTF-8 as a string; throws a TypeError on bytes that are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** An unsigned integer, big-endian, in `lengthBytes` bytes (at most 8; the value at most 2^53 - 1). */
export function bigEndian(value: number, lengthBytes: number): Uint8Array {
  const whole = new Uint8Array(8)
  new DataView(whole.buffer).setBigUint64(0, BigInt(value))
  return whole.subarray(8 - lengthBytes)
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
