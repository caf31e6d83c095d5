import { AppError } from '../../contract/errors.ts'
import { concat, toHex, utf8 } from '../crypto/bytes.ts'

/** The tags that a signature needs (X.690 section 8). */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  choice0: 0xa0,
  choice1: 0xa1,
} as const

/** One value in DER (X.690 section 10): tag, shortest length, the parts one after another. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return concat(Uint8Array.from([tag, ...lengthOctets(length)]), ...parts)
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tlv(TAG.sequence, ...parts)

/** The members of a SET OF stand in the order of their bytes (X.690 section 11.6). */
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array => tlv(TAG.set, ...inOrder(parts))

export const inOrder = (parts: readonly Uint8Array[]): readonly Uint8Array[] =>
  parts.toSorted((a, b) => (toHex(a) < toHex(b) ? -1 : 1))

/** An unsigned number, big-endian, as the shortest INTEGER that is not negative. */
export function integer(bytes: Uint8Array): Uint8Array {
  let at = 0
  while (at < bytes.length - 1 && bytes[at] === 0) at += 1
  const digits = bytes.subarray(at)
  return tlv(TAG.integer, Uint8Array.from((digits[0] ?? 0) >= 0x80 ? [0] : []), digits)
}

export const smallInteger = (value: number): Uint8Array => integer(Uint8Array.of(value))

/** `1.2.840.10045.2.1` → its value (X.690 section 8.19). */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tlv(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
}

function base128(arc: number): readonly number[] {
  const octets = [arc % 128]
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
    octets.unshift(0x80 | (left % 128))
  }
  return octets
}

/** The figures of an OID's DER, as `oid` takes them. Throws DamagedPackage on an arc above 2^53. */
export function dottedOid(der: Uint8Array): string {
  const arcs = [0]
  for (const octet of readValue(der, TAG.oid).contents) {
    const value = arcs.pop()! * 128 + (octet & 0x7f)
    if (!Number.isSafeInteger(value)) throw notDer()
    arcs.push(value)
    if (octet < 0x80) arcs.push(0)
  }
  const [joined = 0, ...rest] = arcs.slice(0, -1)
  const first = Math.min(2, Math.floor(joined / 40))
  return [first, joined - first * 40, ...rest].join('.')
}

export const octets = (bytes: Uint8Array): Uint8Array => tlv(TAG.octets, bytes)

/** Whole octets as a BIT STRING. */
export const bits = (bytes: Uint8Array): Uint8Array => tlv(TAG.bits, Uint8Array.of(0), bytes)

export const yes = Uint8Array.of(TAG.boolean, 1, 0xff)
export const nothing = Uint8Array.of(TAG.nothing, 0)

export const utf8String = (text: string): Uint8Array => tlv(TAG.utf8, utf8(text))

/** `260101000000Z`. */
export const utcTime = (text: string): Uint8Array => tlv(TAG.utcTime, utf8(text))

/** `99991231235959Z`. */
export const generalizedTime = (text: string): Uint8Array => tlv(TAG.generalizedTime, utf8(text))

/** One value that was read: its contents, and `whole` with its tag and length. */
export type Value = { readonly tag: number; readonly contents: Uint8Array; readonly whole: Uint8Array }

/**
 * The values that stand one after another in some bytes, without looking into them. Throws DamagedPackage on what is
 * not DER: a tag of several octets, a length that is open, longer than it need be, or longer than what is there.
 */
export function readValues(bytes: Uint8Array): readonly Value[] {
  const values: Value[] = []
  for (let at = 0; at < bytes.length;) {
    const value = readFirst(bytes.subarray(at))
    values.push(value)
    at += value.whole.length
  }
  return values
}

/** The one value that these bytes are. Throws DamagedPackage also when something follows it, or its tag is another. */
export function readValue(bytes: Uint8Array, tag: number): Value {
  const value = readFirst(bytes)
  if (value.tag !== tag || value.whole.length !== bytes.length) throw notDer()
  return value
}

/** The values inside a value that must be of that tag. Throws DamagedPackage. */
export function readInside(value: Value | undefined, tag: number): readonly Value[] {
  if (value?.tag !== tag) throw notDer()
  return readValues(value.contents)
}

const notDer = (): AppError => new AppError('DamagedPackage', 'what should be DER is not')

/** The value that these bytes start with; anything may follow it. Throws DamagedPackage. */
export function readFirst(bytes: Uint8Array): Value {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw notDer()
  const start = first < 0x80 ? 2 : 2 + first - 0x80
  if (first === 0x80 || start > 6 || start > bytes.length) throw notDer()
  const length = start === 2 ? first : bytes.subarray(2, start).reduce((sum, octet) => sum * 256 + octet, 0)
  if (lengthOctets(length).length !== start - 1 || start + length > bytes.length) throw notDer()
  return { tag, contents: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) }
}
