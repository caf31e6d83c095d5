import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { CoveredPicture, PictureCovering } from '../ports/html-printer.ts'
import type { Page } from './page.ts'

/**
 * Draws a picture anew with black boxes in it, in the browser's own process. In: a JPEG or PNG and the areas, in pixels
 * of the picture as it is seen. Out: a PNG of the same size as it is seen, opaque, in sRGB; or null for a picture that
 * the browser cannot decode. The boxes are drawn with whole pixels and without soft edges; what was under them is in no
 * byte of the PNG. An area beyond the picture is drawn as far as the picture goes: the caller compares.
 */
export async function coverPicture(page: Page, covering: PictureCovering): Promise<CoveredPicture | null> {
  const { result, exceptionDetails } = await page.call(
    'Runtime.evaluate',
    { expression: expressionFor(covering), awaitPromise: true, returnByValue: true },
    z.object({ result: z.object({ value: Drawn.nullish() }), exceptionDetails: z.unknown().optional() }),
  )
  if (exceptionDetails !== undefined) throw new AppError('PrintFailed', 'a picture could not be covered')
  const drawn = result.value ?? null
  return drawn === null ? null : { ...drawn, pngBytes: Buffer.from(drawn.pngBytes, 'base64') }
}

const Drawn = z.object({ pngBytes: z.string(), widthPx: z.int(), heightPx: z.int() })

function expressionFor({ bytes, mediaType, areas }: PictureCovering): string {
  const boxes = areas.map(({ x, y, width, height }) => [x, y, width, height])
  return `(async () => {
    const data = Uint8Array.fromBase64('${Buffer.from(bytes).toString('base64')}')
    const picture = await createImageBitmap(new Blob([data], { type: '${mediaType}' }),
      { imageOrientation: 'from-image' }).catch(() => null)
    if (picture === null) return null
    const { width, height } = picture
    const canvas = new OffscreenCanvas(width, height)
    const drawing = canvas.getContext('2d', { alpha: false })
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, width, height)
    drawing.drawImage(picture, 0, 0)
    drawing.fillStyle = '#000'
    for (const [x, y, w, h] of ${JSON.stringify(boxes)}) drawing.fillRect(x, y, w, h)
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    return { pngBytes: new Uint8Array(await blob.arrayBuffer()).toBase64(), widthPx: width, heightPx: height }
  })()`
}
