import type { Area } from '../withheld.ts'
import type { DecodedPicture, ReadPdf } from './read-pages.ts'

/** A redacted copy, the size it has in `data/`, and where one of our PDFs shows it. */
export type ShownPicture = {
  readonly widthPx: number
  readonly heightPx: number
  readonly areas: readonly Area[]
  /** The label of the first page, and of the first that is no longer its own; null where the PDF ends with it. */
  readonly fromPage: string
  readonly beforePage: string | null
}

/** At the edge of an area a picture that was drawn smaller mixes its colour with what is beside it. */
const MIXED_PX = 3
const FEWEST_COLOUR_PARTS = 3

/**
 * Whether every picture on these pages is of one colour where it is covered. False also where there is none, or one that
 * cannot be looked at or has another shape: it is not known to be covered.
 */
export async function isShownCovered(read: ReadPdf, shown: ShownPicture): Promise<boolean> {
  let isShown = false
  for await (const picture of read.picturesOn(shown.fromPage, shown.beforePage)) {
    isShown = true
    if (picture === null || !isSameShape(picture, shown)) return false
    if (!shown.areas.every((area) => isOneColour(picture, placed(area, picture, shown)))) return false
  }
  return isShown
}

/** Both sides of one that was drawn smaller are rounded. */
function isSameShape({ widthPx, heightPx }: DecodedPicture, shown: ShownPicture): boolean {
  const difference = Math.abs(widthPx * shown.heightPx - heightPx * shown.widthPx)
  return difference <= Math.max(shown.widthPx, shown.heightPx)
}

/** The area in the pixels of what is shown; without its edge where that was drawn smaller. */
function placed(area: Area, { widthPx, heightPx }: DecodedPicture, shown: ShownPicture): Area {
  if (widthPx === shown.widthPx && heightPx === shown.heightPx) return area
  const [across, down] = [widthPx / shown.widthPx, heightPx / shown.heightPx]
  const x = Math.ceil(area.x * across) + MIXED_PX
  const y = Math.ceil(area.y * down) + MIXED_PX
  return {
    x,
    y,
    width: Math.floor((area.x + area.width) * across) - MIXED_PX - x,
    height: Math.floor((area.y + area.height) * down) - MIXED_PX - y,
  }
}

function isOneColour({ widthPx, heightPx, parts, data }: DecodedPicture, area: Area): boolean {
  if (area.width <= 0 || area.height <= 0) return true
  const { x, y, width, height } = area
  if (parts < FEWEST_COLOUR_PARTS || x + width > widthPx || y + height > heightPx) return false
  const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const rowOf = (line: number): Buffer => {
    const from = (line * widthPx + x) * parts
    return pixels.subarray(from, from + width * parts)
  }
  const first = rowOf(y)
  const isFlat = first.subarray(parts).equals(first.subarray(0, -parts))
  return isFlat && Array.from({ length: height }, (_, at) => rowOf(y + at)).every((row) => row.equals(first))
}
