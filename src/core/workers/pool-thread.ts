import { Worker } from 'node:worker_threads'
import { AppError } from '../../contract/errors.ts'
import type { ChunkWorkerData, FromChunkWorker, ToChunkWorker } from './chunk-messages.ts'
import { hasEnded } from './slots.ts'

type Waiting = {
  readonly resolve: (message: FromChunkWorker) => void
  readonly reject: (error: unknown) => void
}

/** One thread of the pool, as the pool sees it: every question is answered once, in order. */
export class PoolThread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #tickets = 0
  #failure: AppError | null = null

  constructor(workerUrl: URL, shared: ChunkWorkerData) {
    this.#worker = new Worker(workerUrl, { workerData: shared })
    // An idle pool does not keep a process alive.
    this.#worker.unref()
    this.#worker.on('message', (message: FromChunkWorker) => {
      const waiting = this.#waiting.get(message.ticket)
      this.#waiting.delete(message.ticket)
      if (this.#waiting.size === 0) this.#worker.unref()
      waiting?.resolve(message)
    })
    this.#worker.on('error', (cause) =>
      this.#fail(new AppError('Internal', 'a chunk worker failed', { cause })),
    )
    this.#worker.on('exit', () => this.#fail(hasEnded()))
  }

  get load(): number {
    return this.#waiting.size
  }

  ask<Kind extends FromChunkWorker['kind']>(
    make: (ticket: number) => ToChunkWorker,
  ): Promise<Extract<FromChunkWorker, { kind: Kind }>> {
    if (this.#failure !== null) return Promise.reject(this.#failure)
    const ticket = this.#tickets++
    return new Promise((resolve, reject) => {
      this.#waiting.set(ticket, { resolve: resolve as Waiting['resolve'], reject })
      this.#worker.ref()
      this.#worker.postMessage(make(ticket))
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #fail(failure: AppError): void {
    this.#failure ??= failure
    for (const waiting of this.#waiting.values()) waiting.reject(failure)
    this.#waiting.clear()
  }
}
