import { loudnessOf } from './loudness.ts'
import { useFetched, type Fetched } from './use-fetched.ts'

export type Waveform = { readonly lengthS: number; readonly loudness: readonly number[] }

/** Enough to see where somebody speaks. */
const PARTS = 160
/** Loudness needs no more, and a long recording takes less memory. */
const SAMPLES_PER_SECOND = 8000

/** Reads how loud a recording is. It is decoded for that alone: nothing is played. */
export function useWaveform(url: string): Fetched<Waveform> {
  return useFetched(url, readWaveform)
}

async function readWaveform(answer: Response): Promise<Waveform> {
  const bytes = await answer.arrayBuffer()
  const decoded = await new OfflineAudioContext(1, 1, SAMPLES_PER_SECOND).decodeAudioData(bytes)
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, channel) =>
    decoded.getChannelData(channel),
  )
  return { lengthS: decoded.duration, loudness: loudnessOf(channels, PARTS) }
}
