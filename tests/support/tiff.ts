/** A TIFF of one strip, little-endian, with the given tags. */
export function tiff(tags: Readonly<Record<number, number>>, strip: Uint8Array): Uint8Array {
  const all = Object.entries({ ...tags, 273: 8, 279: strip.length }).toSorted(
    ([a], [b]) => Number(a) - Number(b),
  )
  const file = Buffer.alloc(8 + strip.length + 2 + all.length * 12 + 4)
  file.write('II*\0', 0, 'latin1')
  file.writeUInt32LE(8 + strip.length, 4)
  file.set(strip, 8)
  let at = file.writeUInt16LE(all.length, 8 + strip.length)
  for (const [tag, value] of all) {
    at = file.writeUInt16LE(Number(tag), at)
    at = file.writeUInt16LE(4, at)
    at = file.writeUInt32LE(1, at)
    at = file.writeUInt32LE(value, at)
  }
  return file
}

/** The tags of a picture in shades of grey. */
export const greyTags = (
  width: number,
  height: number,
  compression = 1,
): Readonly<Record<number, number>> => ({
  256: width,
  257: height,
  258: 8,
  259: compression,
  262: 1,
  277: 1,
  278: height,
})
