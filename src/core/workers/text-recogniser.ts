import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import { AppError } from '../../contract/errors.ts'
import type { PictureToRead, RecognisedWord, TextRecogniser } from '../ports/text-recogniser.ts'
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
type Job = {
  readonly picture: PictureToRead
  readonly answer: (words: Answer) => void
  readonly fail: (error: unknown) => void
}

/**
 * Tesseract in at most two threads, which begin with the first picture. Nothing is fetched and nothing written: the
 * language data is read here, once, and handed over.
 */
export function openTextRecogniser(parts: RecogniserParts): TextRecogniser {
  return new RecogniserThreads(parts)
}

class RecogniserThreads implements TextRecogniser {
  readonly threads: number
  readonly #parts: RecogniserParts
  readonly #waiting: Job[] = []
  readonly #running = new Map<Job, Worker>()
  readonly #idle: Worker[] = []
  #data: RecogniserWorkerData | null = null
  #isClosed = false

  constructor(parts: RecogniserParts) {
    this.#parts = parts
    this.threads = Math.max(1, Math.min(MOST_THREADS, parts.threads))
  }

  recognise(picture: PictureToRead, signal?: AbortSignal): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const job: Job = { picture, answer: resolve, fail: reject }
    const stop = (): void => this.#cancel(job)
    this.#waiting.push(job)
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
    else if (this.#isClosed) resolve(null)
    else this.#next()
    return promise.finally(() => signal?.removeEventListener('abort', stop))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const workers = [...this.#idle, ...this.#running.values()]
    const jobs = [...this.#waiting.splice(0), ...this.#running.keys()]
    this.#running.clear()
    for (const job of jobs) job.answer(null)
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  #next(): void {
    if (this.#isClosed || this.#running.size >= this.threads) return
    const job = this.#waiting.shift()
    if (!job) return
    try {
      this.#run(job, this.#idle.pop() ?? this.#start())
    } catch (error) {
      job.fail(error)
    }
  }

  #run(job: Job, worker: Worker): void {
    this.#running.set(job, worker)
    // A picture that breaks the engine, or takes too long, is one without recognised text.
    const fail = (): void => end(null, false)
    const answer = ({ words }: FromRecogniser): void => end(words, true)
    const timer = setTimeout(fail, this.#parts.mostMsEach ?? MOST_MS_EACH)
    const end = (words: Answer, isUsable: boolean): void => {
      clearTimeout(timer)
      worker.off('message', answer).off('error', fail).off('exit', fail).unref()
      // Cancelled, or closed: whoever did it has ended the thread.
      if (!this.#running.delete(job)) return
      if (isUsable) this.#idle.push(worker)
      else void worker.terminate()
      job.answer(words)
      this.#next()
    }
    worker.on('message', answer).on('error', fail).on('exit', fail).ref()
    worker.postMessage(job.picture)
  }

  #cancel(job: Job): void {
    const place = this.#waiting.indexOf(job)
    if (place >= 0) this.#waiting.splice(place, 1)
    const worker = this.#running.get(job)
    this.#running.delete(job)
    if (worker) void worker.terminate()
    job.fail(new AppError('Cancelled', 'recognising text was cancelled'))
    this.#next()
  }

  #start(): Worker {
    const { workerUrl, languageFile } = this.#parts
    this.#data ??= { languageData: readLanguage(languageFile), language: LANGUAGE }
    // What the engine says of a picture may hold words of it: it is said to nobody.
    const worker = new Worker(workerUrl, { workerData: this.#data, stdout: true, stderr: true })
    worker.stdout.resume()
    worker.stderr.resume()
    return worker
  }
}

function readLanguage(file: string): Uint8Array {
  try {
    return gunzipSync(readFileSync(file), { maxOutputLength: MOST_DATA_BYTES })
  } catch (cause) {
    throw new AppError('CannotRead', 'the data for recognising text is not there', { cause })
  }
}
