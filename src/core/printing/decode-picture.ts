import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { Page } from './page.ts'

const JPEG_QUALITY = 0.92

/**
 * Decodes a picture of any format the browser knows, in its sandbox. Out: a PNG, or a JPEG over white where the PNG
 * would be longer than `mostPngBytes`; turned as the file says and saying nothing of turning itself. Null where it
 * cannot be decoded. Of a picture that moves, the first.
 */
export async function decodePicture(
  page: Page,
  bytes: Uint8Array,
  mediaType: string,
  mostPngBytes: number,
): Promise<Uint8Array | null> {
  const expression = `(async () => {
    const data = Uint8Array.fromBase64('${Buffer.from(bytes).toString('base64')}')
    const picture = await createImageBitmap(new Blob([data], { type: ${JSON.stringify(mediaType)} }),
      { imageOrientation: 'from-image' }).catch(() => null)
    if (picture === null) return null
    const { width, height } = picture
    const canvas = new OffscreenCanvas(width, height)
    const drawing = canvas.getContext('2d')
    drawing.drawImage(picture, 0, 0)
    const png = await canvas.convertToBlob({ type: 'image/png' })
    if (png.size <= ${mostPngBytes}) return new Uint8Array(await png.arrayBuffer()).toBase64()
    drawing.globalCompositeOperation = 'destination-over'
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, width, height)
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: ${JPEG_QUALITY} })
    return new Uint8Array(await jpeg.arrayBuffer()).toBase64()
  })()`
  const { result, exceptionDetails } = await page.call(
    'Runtime.evaluate',
    { expression, awaitPromise: true, returnByValue: true },
    z.object({ result: z.object({ value: z.string().nullish() }), exceptionDetails: z.unknown().optional() }),
  )
  if (exceptionDetails !== undefined) throw new AppError('PrintFailed', 'a picture could not be decoded')
  return typeof result.value === 'string' ? Buffer.from(result.value, 'base64') : null
}
