import type { Pixels } from './encode-png.ts'

/** Turns pixels as the orientation of EXIF 2.3 section 4.6.4 says, so that they lie as they are to be seen. */
export function turnPixels(pixels: Pixels, orientation: number): Pixels {
  if (orientation < 2 || orientation > 8) return pixels
  const { widthPx, heightPx } = pixels
  const sideways = orientation >= 5
  const turnedWidth = sideways ? heightPx : widthPx
  const from = wordsOf(pixels.rgba)
  const to = new Uint32Array(from.length)
  for (let row = 0; row < heightPx; row += 1) {
    for (let column = 0; column < widthPx; column += 1) {
      const [x, y] = placeOf(orientation, column, row, widthPx - 1, heightPx - 1)
      to[y * turnedWidth + x] = from[row * widthPx + column]!
    }
  }
  const rgba = new Uint8Array(to.buffer)
  return { widthPx: turnedWidth, heightPx: sideways ? widthPx : heightPx, rgba }
}

function wordsOf(rgba: Uint8Array): Uint32Array {
  const whole = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice()
  return new Uint32Array(whole.buffer, whole.byteOffset, whole.byteLength / 4)
}

/** Where a stored pixel is seen. `right` and `bottom` are the last column and row as stored. */
function placeOf(
  orientation: number,
  column: number,
  row: number,
  right: number,
  bottom: number,
): readonly [number, number] {
  switch (orientation) {
    case 2:
      return [right - column, row]
    case 3:
      return [right - column, bottom - row]
    case 4:
      return [column, bottom - row]
    case 5:
      return [row, column]
    case 6:
      return [bottom - row, column]
    case 7:
      return [bottom - row, right - column]
    default:
      return [row, right - column]
  }
}
