import type { HtmlPrinter } from '../ports/html-printer.ts'
import type { TextRecogniser } from '../ports/text-recogniser.ts'

/** More is read for longer than anybody waits; what is covered is seen as well in fewer. */
const MOST_PIXELS = [16_000_000, 4_000_000] as const

/** The words that a machine reads in a whole PNG, sure of them or not; null where it cannot be read. */
export type ReadPicture = (pngBytes: Buffer) => Promise<readonly string[] | null>

/** Reads redacted copies with the recogniser, drawn smaller where one takes too long. The reader throws Cancelled and CannotRead. */
export function pictureReader(
  recogniser: TextRecogniser,
  printer: HtmlPrinter,
  signal?: AbortSignal,
): ReadPicture {
  return async (pngBytes) => {
    for (const most of MOST_PIXELS) {
      const bytes = await notLarger(pngBytes, most, printer)
      const words = bytes && (await recogniser.recognise({ bytes, orientation: 1, isThorough: true }, signal))
      if (words) return words.map(({ text }) => text)
    }
    return null
  }
}

async function notLarger(pngBytes: Buffer, most: number, printer: HtmlPrinter): Promise<Uint8Array | null> {
  const [width, height] = [pngBytes.readUInt32BE(16), pngBytes.readUInt32BE(20)]
  const share = Math.sqrt(most / (width * height))
  if (share >= 1) return pngBytes
  const [widthPx, heightPx] = [width, height].map((one) => Math.max(1, Math.floor(one * share)))
  const scaling = { bytes: pngBytes, mediaType: 'image/png', widthPx: widthPx!, heightPx: heightPx! } as const
  return (await printer.scalePicture?.(scaling)) ?? null
}
