import { Instant } from '../../contract/ids.ts'
import { utf8 } from '../crypto/bytes.ts'

/** Room for the CMS alone: it takes 1,205 bytes at most. */
export const ROOM_BYTES = 1_216
/** Room for a time token with its authority's certificates; those in use are of 4 to 8 KB. */
export const TOKEN_ROOM_BYTES = 12_288

const DIGITS = 10
const UNWRITTEN_RANGE = byteRangeText(0, 0, 0)
const RANGE_KEY = ' /ByteRange '
const CONTENTS_KEY = ' /Contents '

/** What must follow the hole: the end of the dictionary and of its object. */
export const AFTER_HOLE = '>>\nendobj\n'

function headText(date: string): string {
  const rights = '<< /Type /TransformParams /P 1 /V /1.2 >>'
  return (
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached' +
    ` /M (D:${date}Z) /Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams ${rights} >>]`
  )
}

const UNWRITTEN_HEAD = headText('00000000000000') + RANGE_KEY + UNWRITTEN_RANGE + CONTENTS_KEY
/** From `<<` to the hole, which is as long in every signature. */
export const HEAD_BYTES = UNWRITTEN_HEAD.length

/** `[0 1234 5678 90      ]`: always of one length, so that it can be written after the file was. */
export function byteRangeText(holeStart: number, holeEnd: number, lastLength: number): string {
  const width = '[0   '.length + 3 * DIGITS
  return `${`[0 ${holeStart} ${holeEnd} ${lastLength}`.padEnd(width)}]`
}

/** Where the hole of a signature is in a file: from `<` to behind `>`. Offsets in bytes. */
export type SignatureHole = { readonly start: number; readonly end: number }

/** Where the text of the ByteRange of a hole starts. */
export const byteRangeStart = (hole: SignatureHole): number =>
  hole.start - CONTENTS_KEY.length - UNWRITTEN_RANGE.length

export type EmptySignature = {
  /** The dictionary, which must be an object of its own, in no object stream. */
  readonly body: Uint8Array
  /** Inside `body`. */
  readonly hole: SignatureHole
}

/** An unsigned signature dictionary (ISO 32000-1 table 252, ETSI EN 319 142-1) for a CMS of at most `roomBytes`. */
export function emptySignature(signedAt: Instant, roomBytes: number): EmptySignature {
  const date = signedAt.slice(0, 19).replaceAll(/[-:T]/g, '')
  const head = headText(date) + RANGE_KEY + UNWRITTEN_RANGE + CONTENTS_KEY
  const hex = `<${'0'.repeat(roomBytes * 2)}>`
  return {
    body: utf8(`${head}${hex}>>`),
    hole: { start: head.length, end: head.length + hex.length },
  }
}

const HEAD = /^<< .* \/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\) /

/**
 * The `/M` of a signature's head, or null when the head is not, in every byte, one
 * that `emptySignature` writes with the ByteRange of that hole in a file of that length.
 */
export function readHead(head: string, hole: SignatureHole, fileBytes: number): Instant | null {
  const [, year, month, day, hour, minute, second] = HEAD.exec(head) ?? []
  const range = byteRangeText(hole.start, hole.end, fileBytes - hole.end)
  const date = `${year}${month}${day}${hour}${minute}${second}`
  if (head !== headText(date) + RANGE_KEY + range + CONTENTS_KEY) return null
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const ms = Date.parse(text)
  // A day that is in no calendar is not from our writer.
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text ? Instant.parse(text) : null
}
