const SIGNATURE_BYTES = 8
const KEPT: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])

/**
 * A PNG with nothing but its pixels: no text, time, colour profile or any other block. In: a whole file. Out: the same
 * picture, or null where its blocks cannot be read. PNG (third edition) section 5.
 */
export function barePng(bytes: Uint8Array): Uint8Array | null {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Buffer[] = [png.subarray(0, SIGNATURE_BYTES)]
  for (let at = SIGNATURE_BYTES; at + 12 <= png.length;) {
    const type = png.toString('latin1', at + 4, at + 8)
    const end = at + 12 + png.readUInt32BE(at)
    if (KEPT.has(type)) parts.push(png.subarray(at, end))
    if (type === 'IEND') return end === png.length ? Buffer.concat(parts) : null
    at = end
  }
  return null
}
