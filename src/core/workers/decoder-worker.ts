import { parentPort, workerData } from 'node:worker_threads'
import { decodeHeic } from './decode-heic.ts'
import { decodeTiff } from './decode-tiff.ts'
import type { DecoderAnswer, DecoderAsk } from './decoder-messages.ts'
import { makePreview } from './make-preview.ts'
import { measureRecording } from './measure-recording.ts'
import { readMetadata } from './read-metadata.ts'

// Reads one file of unknown origin and ends: whatever a library did to this thread goes with it.
const ask = workerData as DecoderAsk

const ANSWERS: Readonly<
  Record<DecoderAsk['kind'], (asked: DecoderAsk) => DecoderAnswer | Promise<DecoderAnswer>>
> = {
  heic: decodeHeic,
  tiff: decodeTiff,
  recording: measureRecording,
  preview: makePreview,
  metadata: readMetadata,
}

async function answer(): Promise<DecoderAnswer> {
  try {
    return await ANSWERS[ask.kind](ask)
  } catch {
    // Parsers of damaged files throw anything; that the file could not be read is the whole answer.
    return { kind: 'no' }
  }
}

parentPort!.postMessage(await answer())
