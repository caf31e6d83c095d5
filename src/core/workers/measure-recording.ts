import { parseBuffer } from 'music-metadata'
import type { DecoderAnswer, DecoderAsk } from './decoder-messages.ts'

/** How long a recording is, as its own headers say. */
export async function measureRecording({ bytes, mediaType }: DecoderAsk): Promise<DecoderAnswer> {
  const options = { duration: true, skipCovers: true, skipPostHeaders: false }
  const { format } = await parseBuffer(bytes, { mimeType: mediaType, size: bytes.length }, options)
  const { duration, hasVideo } = format
  const isKnown = duration !== undefined && Number.isFinite(duration) && duration > 0
  return {
    kind: 'recording',
    lengthMs: isKnown ? Math.round(duration * 1000) : null,
    hasVideo: hasVideo ?? null,
  }
}
