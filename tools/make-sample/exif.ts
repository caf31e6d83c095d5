const ASCII = 2
const SHORT = 3
const LONG = 4
const EXIF_IFD_POINTER = 0x8769

type Tag = { readonly id: number; readonly type: number; readonly value: string | number }

/** One TIFF directory, big-endian, its long values behind it. `startsAt` is its offset from the TIFF header. */
function directory(tags: readonly Tag[], startsAt: number): Buffer {
  const table = Buffer.alloc(2 + tags.length * 12 + 4)
  const values: Buffer[] = []
  let valuesAt = startsAt + table.length
  table.writeUInt16BE(tags.length, 0)
  tags.forEach(({ id, type, value }, index) => {
    const at = 2 + index * 12
    const bytes = typeof value === 'string' ? Buffer.from(`${value}\0`, 'latin1') : Buffer.alloc(0)
    table.writeUInt16BE(id, at)
    table.writeUInt16BE(type, at + 2)
    table.writeUInt32BE(typeof value === 'string' ? bytes.length : 1, at + 4)
    if (typeof value === 'number' && type === SHORT) table.writeUInt16BE(value, at + 8)
    else if (typeof value === 'number') table.writeUInt32BE(value, at + 8)
    else {
      table.writeUInt32BE(valuesAt, at + 8)
      values.push(bytes)
      valuesAt += bytes.length
    }
  })
  return Buffer.concat([table, ...values])
}

/** The JPEG with an EXIF block that says how to turn it and when it was taken (`2025:12:12 13:02:44`). */
export function withExif(jpeg: Buffer, orientation: number, takenAt: string): Buffer {
  const main = (exifAt: number): Buffer =>
    directory(
      [
        { id: 0x010f, type: ASCII, value: 'Example Phones' },
        { id: 0x0110, type: ASCII, value: 'Made-up 4' },
        { id: 0x0112, type: SHORT, value: orientation },
        { id: 0x0132, type: ASCII, value: takenAt },
        { id: EXIF_IFD_POINTER, type: LONG, value: exifAt },
      ],
      8,
    )
  const exifAt = 8 + main(0).length
  const exif = directory([{ id: 0x9003, type: ASCII, value: takenAt }], exifAt)
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\b', 'latin1'), main(exifAt), exif])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const marker = Buffer.from([0xff, 0xe1, 0, 0])
  marker.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)])
}
