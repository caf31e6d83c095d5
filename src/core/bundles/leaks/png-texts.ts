import { inflateSync } from 'node:zlib'

const MOST_TEXT_BYTES = 8 * 1024 * 1024

/** What a PNG says of itself in words: the bodies of tEXt, and of zTXt and iTXt inflated. PNG specification section 11.3.3. */
export function textsOfPng(png: Buffer): readonly Buffer[] {
  const texts: Buffer[] = []
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 8, Math.min(at + 8 + length, png.length))
    const kind = png.toString('latin1', at + 4, at + 8)
    if (kind === 'tEXt' || kind === 'eXIf') texts.push(body)
    if (kind === 'zTXt' || kind === 'iTXt' || kind === 'iCCP') texts.push(body, inflatedIn(body))
    at += 12 + length
  }
  return texts
}

/** Whether a PNG has any chunk that speaks of the picture and is not needed to draw it. */
export function pngSaysMore(png: Buffer): boolean {
  return textsOfPng(png).length > 0 || png.includes('tIME') || png.lastIndexOf('IEND') !== png.length - 8
}

/** The deflated part begins behind a keyword, zeros and words of varying number: at the first byte that inflates. */
function inflatedIn(body: Buffer): Buffer {
  for (let at = body.indexOf(0x78); at >= 0 && at < 200; at = body.indexOf(0x78, at + 1)) {
    try {
      return inflateSync(body.subarray(at), { maxOutputLength: MOST_TEXT_BYTES })
    } catch {
      // Not where it begins.
    }
  }
  return Buffer.alloc(0)
}
