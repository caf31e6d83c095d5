import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import { AppError } from '../../contract/errors.ts'
import type { PictureToRead, RecognisedWord, TextRecogniser } from '../ports.ts'
import type { FromRecogniser, RecogniserWorkerData } from './recogniser-messages.ts'

export type RecogniserParts = {
  /** The entry file the host built of `recogniser-worker.ts`. */
  readonly workerUrl: URL
  /** `eng.traineddata.gz` of `@tesseract.js-data/eng`. */
  readonly languageFile: string
  readonly threads: number
  /** A picture that takes longer is left, and its thread with it. */
  readonly mostMsEach?: number
}

const LANGUAGE = 'eng'
const MOST_THREADS = 2
const MOST_MS_EACH = 60_000
const MOST_DATA_BYTES = 64 * 1024 * 1024

type Answer = readonly RecognisedWord[] | null
type Job = { readonly picture: PictureToRead; readonly settle: (answer: Answer) => void }

/**
 * Tesseract in at most two threads, which begin with the first picture. Nothing is fetched and nothing written: the
 * language data is read here, once, and handed over.
 */
export function openTextRecogniser(parts: RecogniserParts): TextRecogniser {
  const { workerUrl, languageFile, mostMsEach = MOST_MS_EACH } = parts
  const threads = Math.max(1, Math.min(MOST_THREADS, parts.threads))
  const waiting: Job[] = []
  const running = new Map<Job, Worker>()
  const idle: Worker[] = []
  let data: RecogniserWorkerData | null = null
  let isClosed = false

  const start = (): Worker => {
    data ??= { languageData: readLanguage(languageFile), language: LANGUAGE }
    // What the engine says of a picture may hold words of it: it is said to nobody.
    const worker = new Worker(workerUrl, { workerData: data, stdout: true, stderr: true })
    worker.stdout.resume()
    worker.stderr.resume()
    worker.unref()
    return worker
  }
  const next = (): void => {
    while (!isClosed && running.size < threads) {
      const job = waiting.shift()
      if (!job) return
      run(job, idle.pop() ?? start())
    }
  }
  const run = (job: Job, worker: Worker): void => {
    running.set(job, worker)
    worker.ref()
    const end = (answer: Answer, isUsable: boolean): void => {
      if (running.get(job) !== worker) return
      running.delete(job)
      clearTimeout(timer)
      worker.off('message', answered).off('error', failed).off('exit', failed).unref()
      if (isUsable && !isClosed) idle.push(worker)
      else void worker.terminate()
      job.settle(answer)
      next()
    }
    // A picture that breaks the engine, or takes too long, is one without recognised text.
    const failed = (): void => end(null, false)
    const answered = ({ words }: FromRecogniser): void => end(words, true)
    const timer = setTimeout(failed, mostMsEach)
    worker.on('message', answered).on('error', failed).on('exit', failed)
    worker.postMessage(job.picture)
  }
  const leave = (job: Job): void => {
    const place = waiting.indexOf(job)
    if (place >= 0) waiting.splice(place, 1)
    const worker = running.get(job)
    running.delete(job)
    if (worker) void worker.terminate()
    next()
  }
  return {
    threads,
    recognise: (picture, signal) =>
      new Promise<Answer>((resolve, reject) => {
        const job: Job = { picture, settle: (answer) => finish(() => resolve(answer)) }
        const stop = (): void => {
          leave(job)
          finish(() => reject(new AppError('Cancelled', 'recognising text was cancelled')))
        }
        const finish = (settle: () => void): void => {
          signal?.removeEventListener('abort', stop)
          settle()
        }
        if (isClosed || signal?.aborted) return stop()
        signal?.addEventListener('abort', stop)
        waiting.push(job)
        next()
      }),
    async close() {
      isClosed = true
      const all = [...idle, ...running.values()]
      for (const job of [...waiting.splice(0), ...running.keys()]) job.settle(null)
      running.clear()
      await Promise.all(all.map((worker) => worker.terminate()))
    },
  }
}

function readLanguage(file: string): Uint8Array {
  try {
    return gunzipSync(readFileSync(file), { maxOutputLength: MOST_DATA_BYTES })
  } catch (cause) {
    throw new AppError('CannotRead', 'the data for recognising text is not there', { cause })
  }
}
