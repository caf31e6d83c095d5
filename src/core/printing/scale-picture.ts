import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { PictureScaling } from '../ports/html-printer.ts'
import type { Page } from './page.ts'

/** Good enough that no edge is seen to be softer at 300 dots to the inch. */
const JPEG_QUALITY = 0.9

/**
 * Draws a picture smaller in the browser, which decodes it in a process without any rights. In: a JPEG or PNG and the
 * size it is to have, as it is seen. Out: a file of the same kind, turned as its EXIF data said, without transparency
 * or EXIF data; or null for a picture that the browser cannot decode. Chromium 156 turns it whatever one asks for.
 */
export async function scalePicture(page: Page, scaling: PictureScaling): Promise<Uint8Array | null> {
  const { result, exceptionDetails } = await page.call(
    'Runtime.evaluate',
    { expression: expressionFor(scaling), awaitPromise: true, returnByValue: true },
    z.object({ result: z.object({ value: z.string().nullish() }), exceptionDetails: z.unknown().optional() }),
  )
  if (exceptionDetails !== undefined) throw new AppError('PrintFailed', 'a picture could not be made smaller')
  return typeof result.value === 'string' ? Buffer.from(result.value, 'base64') : null
}

function expressionFor({ bytes, mediaType, widthPx, heightPx }: PictureScaling): string {
  const size = `resizeWidth: ${widthPx}, resizeHeight: ${heightPx}, resizeQuality: 'high'`
  return `(async () => {
    const data = Uint8Array.fromBase64('${Buffer.from(bytes).toString('base64')}')
    const picture = await createImageBitmap(new Blob([data], { type: '${mediaType}' }),
      { imageOrientation: 'from-image', ${size} }).catch(() => null)
    if (picture === null) return null
    const canvas = new OffscreenCanvas(${widthPx}, ${heightPx})
    const drawing = canvas.getContext('2d', { alpha: false })
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, ${widthPx}, ${heightPx})
    drawing.drawImage(picture, 0, 0)
    const blob = await canvas.convertToBlob({ type: '${mediaType}', quality: ${JPEG_QUALITY} })
    return new Uint8Array(await blob.arrayBuffer()).toBase64()
  })()`
}
