/** Bytes as lowercase hex. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

/** Lowercase or uppercase hex as bytes; the caller has checked the alphabet. */
export function fromHex(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex')
}

/** Bytes as standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** Strict standard base64: answers null where the text is not the one encoding of its bytes. */
export function fromBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/** A string as UTF-8. The caller has made sure that it is well-formed. */
export function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}

/** UTF-8 as a string; throws a TypeError on bytes that are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts)
}

/** An unsigned integer, big-endian, in `lengthBytes` bytes (at most 8; the value at most 2^53 - 1). */
export function bigEndian(value: number, lengthBytes: number): Uint8Array {
  const whole = Buffer.alloc(8)
  whole.writeBigUInt64BE(BigInt(value))
  return whole.subarray(8 - lengthBytes)
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0
}
