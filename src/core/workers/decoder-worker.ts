import { parentPort, workerData } from 'node:worker_threads'
import { decodeHeic } from './decode-heic.ts'
import { decodeTiff } from './decode-tiff.ts'
import type { DecoderAnswer, DecoderAsk } from './decoder-messages.ts'
import { measureRecording } from './measure-recording.ts'

// Reads one file of unknown origin and ends: whatever a library did to this thread goes with it.
const ask = workerData as DecoderAsk

async function answer(): Promise<DecoderAnswer> {
  try {
    if (ask.kind === 'heic') return await decodeHeic(ask)
    return ask.kind === 'tiff' ? decodeTiff(ask) : await measureRecording(ask)
  } catch {
    // Parsers of damaged files throw anything; that the file could not be read is the whole answer.
    return { kind: 'no' }
  }
}

parentPort!.postMessage(await answer())
