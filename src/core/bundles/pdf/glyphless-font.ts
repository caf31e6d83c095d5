const UNITS_PER_EM = 1000
export const GLYPH_WIDTH = 500
export const ASCENT = 800
export const DESCENT = -200
export const FONT_NAME = 'HoldfastUnseen'
/** `.notdef` and one more, both without an outline. */
const GLYPHS = 2
const CHECKSUM_MAGIC = 0xb1b0afba

/**
 * A TrueType font whose glyphs have a width and nothing to see (ISO 14496-22, the tables that a CIDFontType2 needs
 * and those that stricter readers ask for). Out: the whole file. Text drawn with it can be selected and searched.
 */
export function glyphlessFont(): Uint8Array {
  const tables: Readonly<Record<string, Buffer>> = {
    'OS/2': os2(),
    cmap: cmap(),
    glyf: Buffer.alloc(4),
    head: head(),
    hhea: hhea(),
    hmtx: shorts(GLYPH_WIDTH, 0, GLYPH_WIDTH, 0),
    loca: shorts(0, 0, 0),
    maxp: Buffer.concat([longs(0x00010000), shorts(GLYPHS, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: name(),
    post: Buffer.concat([longs(0x00030000, 0), shorts(-100, 50), longs(1, 0, 0, 0, 0)]),
  }
  return joinTables(tables)
}

function joinTables(tables: Readonly<Record<string, Buffer>>): Uint8Array {
  const names = Object.keys(tables).toSorted((a, b) => (a < b ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(names.length))
  const head = Buffer.concat([
    longs(0x00010000),
    shorts(names.length, power * 16, Math.log2(power), (names.length - power) * 16),
  ])
  let offset = head.length + names.length * 16
  const directory: Buffer[] = []
  const bodies: Buffer[] = []
  let headStart = 0
  for (const tag of names) {
    const body = tables[tag]!
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
    if (tag === 'head') headStart = offset
    directory.push(Buffer.concat([Buffer.from(tag.padEnd(4)), longs(sumOf(padded), offset, body.length)]))
    bodies.push(padded)
    offset += padded.length
  }
  const file = Buffer.concat([head, ...directory, ...bodies])
  file.writeUInt32BE((CHECKSUM_MAGIC - sumOf(file)) >>> 0, headStart + 8)
  return file
}

function sumOf(padded: Buffer): number {
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0
  return sum
}

/** Version 1.0; flags say that nothing is to be rounded or shifted; no date. */
function head(): Buffer {
  return Buffer.concat([
    longs(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
    shorts(0, UNITS_PER_EM),
    Buffer.alloc(16),
    shorts(0, DESCENT, GLYPH_WIDTH, ASCENT, 0, 8, 2, 0, 0),
  ])
}

function hhea(): Buffer {
  const shape = shorts(ASCENT, DESCENT, 0, GLYPH_WIDTH, 0, 0, GLYPH_WIDTH, 1, 0, 0, 0, 0, 0, 0, 0, GLYPHS)
  return Buffer.concat([longs(0x00010000), shape])
}

/** Format 4 with the last segment alone: the PDF says which glyph a code is. */
function cmap(): Buffer {
  return Buffer.concat([shorts(0, 1, 3, 1), longs(12), shorts(4, 24, 0, 2, 2, 0, 0, -1, 0, -1, 1, 0)])
}

function name(): Buffer {
  const text = Buffer.from(FONT_NAME, 'utf16le').swap16()
  const records = [1, 4, 6].map((id) => shorts(3, 1, 0x409, id, text.length, 0))
  return Buffer.concat([shorts(0, records.length, 6 + records.length * 12), ...records, text])
}

/** Version 3: regular weight, embedding allowed. */
function os2(): Buffer {
  const start = shorts(3, GLYPH_WIDTH, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0)
  const end = shorts(0x40, 0, -1, ASCENT, DESCENT, 0, ASCENT, -DESCENT)
  return Buffer.concat([
    start,
    Buffer.alloc(10),
    longs(0, 0, 0, 0),
    Buffer.from('    '),
    end,
    longs(0, 0),
    shorts(400, 700, 0, 32, 1),
  ])
}

function shorts(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2)
  return bytes
}

function longs(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4)
  return bytes
}
