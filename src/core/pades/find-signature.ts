import type { Instant } from '../../contract/ids.ts'
import { asciiOf, lastIndexOf } from './ascii.ts'
import { AFTER_HOLE, HEAD_BYTES, ROOM_BYTES, TOKEN_ROOM_BYTES, readHead } from './signature-dictionary.ts'
import type { SignatureHole } from './signature-dictionary.ts'

/** A signature in the only place and form that our writer gives it. */
export type FoundSignature = {
  readonly hole: SignatureHole
  /** Where the file ended when it was signed. */
  readonly endBytes: number
  /** `/M`: when it was signed by the word of the computer that signed. */
  readonly claimedAt: Instant
}

const END = '%%EOF\n'
/** More than one end means that something was appended; a file with so many is not looked through. */
const MOST_ENDS = 100
const MOST_HEX = 2 * 4 * (ROOM_BYTES + TOKEN_ROOM_BYTES)

/**
 * The signature of a PDF, or null. Nothing of the PDF is read but its end: the last `startxref` leads to the
 * cross-references, and in front of these stands the signature's object, ending with the hole, in the words of
 * `emptySignature`, with the ByteRange that this hole must have. So no text inside an exhibit can pass for it.
 */
export function findSignature(bytes: Uint8Array): FoundSignature | null {
  let endBytes = bytes.length
  for (let tried = 0; tried < MOST_ENDS && endBytes > 0; tried += 1) {
    const found = signatureEndingAt(bytes, endBytes)
    if (found) return found
    // A lone end at the end itself was just tried.
    const before = endBytes > END.length ? lastIndexOf(bytes, [END], endBytes - END.length - 1) : -1
    if (before === -1) return null
    endBytes = before + END.length
  }
  return null
}

const TRACES = ['/ByteRange', '/ETSI.CAdES.detached', '/Adobe.PPKLite']

/** Whether there is any sign of a signature: a signed PDF that was saved anew still holds its words. */
export function hasTraceOfSignature(bytes: Uint8Array): boolean {
  return lastIndexOf(bytes, TRACES) !== -1
}

function signatureEndingAt(bytes: Uint8Array, endBytes: number): FoundSignature | null {
  const tail = asciiOf(bytes.subarray(Math.max(0, endBytes - 40), endBytes))
  const [, startText] = /\nstartxref\n([1-9]\d{0,9})\n%%EOF\n$/.exec(tail) ?? []
  const start = Number(startText)
  if (!(start < endBytes)) return null
  const end = start - AFTER_HOLE.length
  if (asciiOf(bytes.subarray(Math.max(0, end), start)) !== AFTER_HOLE) return null
  const hole = holeEndingAt(bytes, end)
  if (hole === null) return null
  const head = asciiOf(bytes.subarray(Math.max(0, hole.start - HEAD_BYTES), hole.start))
  const claimedAt = readHead(head, hole, endBytes)
  return claimedAt === null ? null : { hole, endBytes, claimedAt }
}

function holeEndingAt(bytes: Uint8Array, end: number): SignatureHole | null {
  if (bytes[end - 1] !== 0x3e) return null
  let start = end - 2
  while (start > end - MOST_HEX && isHexDigit(bytes[start])) start -= 1
  return bytes[start] === 0x3c ? { start, end } : null
}

/** Lowercase only: one spelling for one signature. */
const isHexDigit = (octet = 0): boolean =>
  (octet >= 0x30 && octet <= 0x39) || (octet >= 0x61 && octet <= 0x66)
