import { JpegImage } from 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs'
import type { PictureLimits } from './decoder-messages.ts'
import { greyOf, type GreyPicture } from './grey-cells.ts'
import { hasJpegLargerThan } from './jpeg-frames.ts'

/** As many pixels as the cells of a preview are made of. */
const MOST_SIDE_PX = 256

/** A JPEG's pixels as greys, made smaller, as they are stored. Throws for a file that is damaged. */
export function readJpegPicture(bytes: Uint8Array, limits: PictureLimits): GreyPicture | 'tooLarge' {
  if (hasJpegLargerThan(bytes, limits.mostPixels)) return 'tooLarge'
  const jpeg = new JpegImage()
  jpeg.parse(bytes)
  const { width, height } = jpeg
  if (!(width > 0 && height > 0)) throw new RangeError('a picture without a size')
  if (width * height > limits.mostPixels) return 'tooLarge'
  const share = Math.min(1, MOST_SIDE_PX / Math.max(width, height))
  const [across, down] = [Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share))]
  const small = greyOf(across, down, jpeg.getData({ width: across, height: down, forceRGBA: true }))
  const lightnessAt = (x: number, y: number): number =>
    small.lightnessAt(Math.floor((x * across) / width), Math.floor((y * down) / height))
  return { widthPx: width, heightPx: height, lightnessAt }
}
