import { Worker } from 'node:worker_threads'
import type { FileDecoder } from '../ports/file-decoder.ts'
import type { DecoderAnswer, DecoderAsk } from './decoder-messages.ts'

const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

export type FileDecoderParts = {
  /** The entry file the host built of `decoder-worker.ts`. */
  readonly workerUrl: URL
  /** Where `libheif.wasm` is; `libheif.js` stands beside it. */
  readonly wasmFile: string
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 60_000

/**
 * Decodes pictures and reads the length of recordings, each file in a thread of its own that is ended after a minute
 * or at a limit of memory. Never throws: a file that breaks its thread could not be read.
 */
export function threadedDecoder({
  workerUrl,
  wasmFile,
  timeoutMs = TIMEOUT_MS,
}: FileDecoderParts): FileDecoder {
  const ask = (question: Omit<DecoderAsk, 'wasmFile'>): Promise<DecoderAnswer> =>
    askThread(workerUrl, { ...question, wasmFile }, timeoutMs)
  return {
    async previewPicture(bytes, mediaType, { mostPixels, mostCells }) {
      const limits = { mostPixels, mostCells, mostPages: 1 }
      const answer = await ask({ kind: 'preview', bytes, mediaType, limits })
      return answer.kind === 'preview' ? answer.preview : null
    },
    async readMetadata(bytes, mediaType) {
      const answer = await ask({
        kind: 'metadata',
        bytes,
        mediaType,
        limits: { mostPixels: 0, mostPages: 0 },
      })
      return answer.kind === 'metadata' ? answer.found : null
    },
    async decodePicture(bytes, format, limits) {
      const mediaType = `image/${format}`
      const answer = await ask({ kind: format, bytes, mediaType, limits })
      return answer.kind === 'pictures' || answer.kind === 'tooLarge' ? answer : null
    },
    async measureRecording(bytes, mediaType) {
      const limits = { mostPixels: 0, mostPages: 0 }
      const answer = await ask({ kind: 'recording', bytes, mediaType, limits })
      return answer.kind === 'recording' ? answer : null
    },
  }
}

function askThread(workerUrl: URL, workerData: DecoderAsk, timeoutMs: number): Promise<DecoderAnswer> {
  return new Promise((resolve) => {
    // What libraries print of a damaged file is nobody's to read.
    const worker = new Worker(workerUrl, { workerData, resourceLimits: LIMITS, stdout: true, stderr: true })
    const timer = setTimeout(() => void worker.terminate(), timeoutMs)
    let answer: DecoderAnswer = { kind: 'no' }
    worker.once('message', (given: DecoderAnswer) => (answer = given))
    // A thread that failed or ran out of memory says nothing more; its exit follows.
    worker.once('error', () => undefined)
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve(answer)
    })
  })
}
