// ISO/IEC 15444-1 annex I: a JPEG 2000 file is boxes one after another. A bare codestream has none.

const CODESTREAM = 0xff4fff51
const KEPT = new Set(['jP  ', 'ftyp', 'rreq', 'jp2h', 'jp2c'])

/** A JPEG 2000 picture without the boxes that speak of it (XML, UUID, rights); null where the boxes do not follow one another. */
export function stripJp2(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 12) return null
  if (file.readUInt32BE(0) === CODESTREAM) return bytes
  const kept: Buffer[] = []
  let at = 0
  while (at + 8 <= file.length) {
    const lengthBytes = lengthOfBox(file, at)
    if (lengthBytes < 8 || at + lengthBytes > file.length) return null
    if (KEPT.has(file.toString('latin1', at + 4, at + 8))) kept.push(file.subarray(at, at + lengthBytes))
    at += lengthBytes
  }
  const made = Buffer.concat(kept)
  return made.length === file.length ? bytes : made
}

/** 0 stands for "to the end of the file", 1 for a length of eight bytes behind the name. */
function lengthOfBox(file: Buffer, at: number): number {
  const length = file.readUInt32BE(at)
  if (length === 0) return file.length - at
  return length === 1 && at + 16 <= file.length ? Number(file.readBigUInt64BE(at + 8)) : length
}
