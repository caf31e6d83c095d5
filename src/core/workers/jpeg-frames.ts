/** A JPEG has a size of its own, which libraries believe. Any frame header in the file counts. ITU-T T.81, B.2.2. */
export function hasJpegLargerThan(bytes: Uint8Array, mostPixels: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 10 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff || bytes[at + 1]! < 0xc0 || bytes[at + 1]! > 0xc3) continue
    const parts = bytes[at + 9]!
    const isFrame = parts >= 1 && parts <= 4 && view.getUint16(at + 2) === 8 + 3 * parts
    if (isFrame && view.getUint16(at + 5) * view.getUint16(at + 7) > mostPixels) return true
  }
  return false
}
