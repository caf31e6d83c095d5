import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import type { Still, VideoStills } from '../ports/html-printer.ts'
import type { Page } from './page.ts'

const LOOK_AGAIN_MS = 50
const WAIT_MS = 15_000
/** As wide or high as a still is printed, at about 200 dots to the inch. */
const LONGEST_EDGE_PX = 800

/**
 * Still pictures of a video at shares of its length. Null where the browser cannot decode it. The page's scripts stay
 * off, so nothing is heard of the video: its state is asked for.
 */
export async function videoStills(
  page: Page,
  bytes: Uint8Array,
  mediaType: string,
  shares: readonly number[],
): Promise<VideoStills | null> {
  await ask(page, loading(bytes, mediaType), z.literal(true))
  if (!(await settles(page, 'video.readyState >= 2'))) return null
  const size = await ask(page, '[video.duration, video.videoWidth]', z.array(z.number().nullable()))
  const [seconds, widthPx] = size
  if (!seconds || !widthPx || !Number.isFinite(seconds)) return null
  const stills: Still[] = []
  for (const share of shares) {
    await ask(page, `(video.currentTime = ${seconds * share}, true)`, z.literal(true))
    if (!(await settles(page, '!video.seeking && video.readyState >= 2'))) return null
    stills.push(await still(page))
  }
  return { lengthMs: Math.round(seconds * 1000), stills }
}

function loading(bytes: Uint8Array, mediaType: string): string {
  return `(() => {
    globalThis.video = document.createElement('video')
    video.muted = true
    video.preload = 'auto'
    const data = Uint8Array.fromBase64('${Buffer.from(bytes).toString('base64')}')
    video.src = URL.createObjectURL(new Blob([data], { type: ${JSON.stringify(mediaType)} }))
    return true
  })()`
}

/** Whether a condition becomes true before the video fails or the wait is over. */
async function settles(page: Page, condition: string): Promise<boolean> {
  const deadlineMs = performance.now() + WAIT_MS
  while (performance.now() < deadlineMs) {
    const state = await ask(page, `video.error ? 'failed' : ${condition} ? 'ready' : 'waits'`, z.string())
    if (state !== 'waits') return state === 'ready'
    await pause(LOOK_AGAIN_MS)
  }
  return false
}

async function still(page: Page): Promise<Still> {
  const drawn = await ask(
    page,
    `(async () => {
      const share = Math.min(1, ${LONGEST_EDGE_PX} / Math.max(video.videoWidth, video.videoHeight))
      const size = [video.videoWidth, video.videoHeight].map((edge) => Math.max(1, Math.round(edge * share)))
      const canvas = new OffscreenCanvas(...size)
      canvas.getContext('2d').drawImage(video, 0, 0, ...size)
      const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
      return [video.currentTime, new Uint8Array(await jpeg.arrayBuffer()).toBase64()]
    })()`,
    z.tuple([z.number(), z.string()]),
  )
  return { atMs: Math.round(drawn[0] * 1000), jpegBytes: Buffer.from(drawn[1], 'base64') }
}

async function ask<T>(page: Page, expression: string, schema: z.ZodType<T>): Promise<T> {
  const { result } = await page.call(
    'Runtime.evaluate',
    { expression, awaitPromise: true, returnByValue: true },
    z.object({ result: z.object({ value: z.unknown() }) }),
  )
  const answer = schema.safeParse(result.value)
  if (!answer.success) throw new AppError('PrintFailed', 'the state of a video is not understood')
  return answer.data
}
