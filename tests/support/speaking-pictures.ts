// Pictures that say things of themselves: what must not go out unasked. Every name and place in them is made up.

export const SPOKEN = {
  make: 'Quokkacam',
  model: 'Q-9000',
  serial: 'SN-471147114711',
  owner: 'Wilhelmina Zebrowski',
  comment: 'comment-of-the-okapi',
  xmp: 'xmp-creator-numbat',
} as const

const ASCII = 2
const SHORT = 3
const LONG = 4
const RATIONAL = 5

type Tag = readonly [tag: number, type: number, count: number, value: Buffer]

const ascii = (tag: number, text: string): Tag => [
  tag,
  ASCII,
  text.length + 1,
  Buffer.from(`${text}\0`, 'latin1'),
]

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function rationals(...values: readonly (readonly [number, number])[]): Buffer {
  return Buffer.concat(values.flat().map(long))
}

const sizeOfDirectory = (tags: readonly Tag[]): number =>
  2 +
  tags.length * 12 +
  4 +
  tags.reduce((sum, [, , , value]) => sum + (value.length > 4 ? value.length : 0), 0)

/** One EXIF directory, little-endian, at `at` of its TIFF, leading to the one at `next`. */
function directory(tags: readonly Tag[], at: number, next: number): Buffer {
  const head = Buffer.alloc(2 + tags.length * 12 + 4)
  head.writeUInt16LE(tags.length)
  const values: Buffer[] = []
  let free = at + head.length
  for (const [index, [tag, type, count, value]] of tags.entries()) {
    const row = 2 + index * 12
    head.writeUInt16LE(tag, row)
    head.writeUInt16LE(type, row + 2)
    head.writeUInt32LE(count, row + 4)
    if (value.length <= 4) value.copy(head, row + 8)
    else {
      head.writeUInt32LE(free, row + 8)
      values.push(value)
      free += value.length
    }
  }
  head.writeUInt32LE(next, head.length - 4)
  return Buffer.concat([head, ...values])
}

export type Said = {
  readonly place?: boolean
  readonly device?: boolean
  readonly person?: boolean
  readonly thumbnail?: Uint8Array
}

/** The TIFF inside an EXIF block. */
export function exifTiff({ place, device, person, thumbnail }: Said): Buffer {
  const gps: readonly Tag[] = [
    ascii(1, 'N'),
    [2, RATIONAL, 3, rationals([51, 1], [30, 1], [2600, 100])],
    ascii(3, 'W'),
    [4, RATIONAL, 3, rationals([0, 1], [7, 1], [3900, 100])],
  ]
  const first = (gpsAt: number): readonly Tag[] => [
    ...(device ? [ascii(0x010f, SPOKEN.make), ascii(0x0110, SPOKEN.model)] : []),
    [0x0112, SHORT, 1, Buffer.from([1, 0])],
    ...(person ? [ascii(0x013b, SPOKEN.owner)] : []),
    ...(place ? [[0x8825, LONG, 1, long(gpsAt)] as const] : []),
    ...(device ? [ascii(0xc62f, SPOKEN.serial)] : []),
  ]
  const gpsAt = 8 + sizeOfDirectory(first(0))
  const thumbAt = gpsAt + (place ? sizeOfDirectory(gps) : 0)
  const small = (at: number): readonly Tag[] => [
    [0x0103, SHORT, 1, Buffer.from([6, 0])],
    [0x0201, LONG, 1, long(at)],
    [0x0202, LONG, 1, long(thumbnail?.length ?? 0)],
  ]
  return Buffer.concat([
    Buffer.from('49492a0008000000', 'hex'),
    directory(first(gpsAt), 8, thumbnail ? thumbAt : 0),
    ...(place ? [directory(gps, gpsAt, 0)] : []),
    ...(thumbnail ? [directory(small(thumbAt + sizeOfDirectory(small(0))), thumbAt, 0), thumbnail] : []),
  ])
}

function segment(marker: number, ...body: readonly (string | Uint8Array)[]): Buffer {
  const whole = Buffer.concat(
    body.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(whole.length + 2, 2)
  return Buffer.concat([head, whole])
}

/** A bare JPEG with an EXIF block put in behind its start. */
export function jpegSaying(bare: Uint8Array, said: Said): Uint8Array {
  return Buffer.concat([bare.subarray(0, 2), segment(0xe1, 'Exif\0\0', exifTiff(said)), bare.subarray(2)])
}

export const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>${SPOKEN.xmp}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`

/** A bare JPEG with everything that one can say: EXIF with place, device, owner and thumbnail, XMP, IPTC, a comment, more behind its end. */
export function jpegWithEverything(bare: Uint8Array): Uint8Array {
  const tiny = Buffer.from('ffd8ffdb0004000000ffd9', 'hex')
  const said = { place: true, device: true, person: true, thumbnail: tiny }
  return Buffer.concat(
    [
      bare.subarray(0, 2),
      segment(0xe1, 'Exif\0\0', exifTiff(said)),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', XMP),
      segment(0xe2, 'MPF\0', Buffer.alloc(40)),
      segment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0e\x1c\x02\x50\0\x09', 'by-tapir!'),
      segment(0xfe, SPOKEN.comment),
      bare.subarray(2),
      'MotionPhoto_Data of somebody',
    ].map((part) => (typeof part === 'string' ? Buffer.from(part) : part)),
  )
}
