/** A picture as whoever decoded it can say it: how light a pixel is, 0 to 255, on white where it is not opaque. */
export type GreyPicture = {
  readonly widthPx: number
  readonly heightPx: number
  readonly lightnessAt: (x: number, y: number) => number
}

export type GreyCells = { readonly columns: number; readonly rows: number; readonly cells: Uint8Array }

/** How many pixels of a cell are looked at, across and down. */
const SAMPLES = 16

/** The picture as a few grey cells, at most `mostCells` along its longer side: each the mean of what lies under it. */
export function greyCells(picture: GreyPicture, mostCells: number): GreyCells {
  const { widthPx, heightPx } = picture
  const longer = Math.max(widthPx, heightPx)
  const columns = Math.max(1, Math.round((widthPx / longer) * mostCells))
  const rows = Math.max(1, Math.round((heightPx / longer) * mostCells))
  const cells = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      cells[row * columns + column] = meanOf(picture, column / columns, row / rows, 1 / columns, 1 / rows)
  return { columns, rows, cells }
}

function meanOf(picture: GreyPicture, left: number, top: number, width: number, height: number): number {
  let sum = 0
  for (let down = 0; down < SAMPLES; down++) {
    const y = Math.floor((top + (height * (down + 0.5)) / SAMPLES) * picture.heightPx)
    for (let across = 0; across < SAMPLES; across++) {
      const x = Math.floor((left + (width * (across + 0.5)) / SAMPLES) * picture.widthPx)
      sum += picture.lightnessAt(x, y)
    }
  }
  return Math.round(sum / (SAMPLES * SAMPLES))
}

/** Pixels of red, green, blue and opacity. Weights of ITU-R BT.601. */
export function greyOf(widthPx: number, heightPx: number, rgba: Uint8Array | Uint8ClampedArray): GreyPicture {
  const lightnessAt = (x: number, y: number): number => {
    const at = (y * widthPx + x) * 4
    return onWhite(lightness(rgba[at]!, rgba[at + 1]!, rgba[at + 2]!), rgba[at + 3]!)
  }
  return { widthPx, heightPx, lightnessAt }
}

export const lightness = (red: number, green: number, blue: number): number =>
  0.299 * red + 0.587 * green + 0.114 * blue

export const onWhite = (light: number, opacity: number): number =>
  opacity === 255 ? light : 255 + ((light - 255) * opacity) / 255

/** Turned as the orientation of EXIF 2.3 section 4.6.4 says, so that it lies as it is to be seen. */
export function turned(picture: GreyPicture, orientation: number): GreyPicture {
  if (orientation < 2 || orientation > 8) return picture
  const { lightnessAt, widthPx, heightPx } = picture
  const [right, bottom] = [widthPx - 1, heightPx - 1]
  const places: Readonly<Record<number, (x: number, y: number) => number>> = {
    2: (x, y) => lightnessAt(right - x, y),
    3: (x, y) => lightnessAt(right - x, bottom - y),
    4: (x, y) => lightnessAt(x, bottom - y),
    5: (x, y) => lightnessAt(y, x),
    6: (x, y) => lightnessAt(y, bottom - x),
    7: (x, y) => lightnessAt(right - y, bottom - x),
    8: (x, y) => lightnessAt(right - y, x),
  }
  const sideways = orientation >= 5
  return {
    widthPx: sideways ? heightPx : widthPx,
    heightPx: sideways ? widthPx : heightPx,
    lightnessAt: places[orientation]!,
  }
}
