import { Worker } from 'node:worker_threads'
import { AppError } from '../../contract/errors.ts'
import { TAG_BYTES } from '../crypto/aead.ts'
import type { PassKey } from '../crypto/keys.ts'
import { CHUNK_BYTES } from '../crypto/stream.ts'
import type { ChunkPass, ChunkPool } from '../ports.ts'
import type { ChunkWorkerData, FromChunkWorker, ToChunkWorker } from './chunk-messages.ts'

const PLAIN_SLOTS = 20
const SEALED_SLOTS = 40
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES

type Waiting = {
  readonly resolve: (message: FromChunkWorker) => void
  readonly reject: (error: unknown) => void
}

/** Slots of shared memory: taken when needed, waited for when all are in use. */
class Slots {
  readonly #free: number[]
  readonly #waiting: ((slot: number) => void)[] = []

  constructor(count: number) {
    this.#free = Array.from({ length: count }, (_, slot) => slot)
  }

  take(): Promise<number> {
    const slot = this.#free.pop()
    return slot === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(slot)
  }

  give(slot: number): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free.push(slot)
    else next(slot)
  }
}

/**
 * Threads that seal and hash chunks. `workerUrl` is the entry file the host built of `chunk-worker.ts`.
 * A pass is hashed by one thread, in order; its chunks are sealed by whichever thread has least to do.
 */
export function openChunkPool(workerUrl: URL, threads: number): ChunkPool {
  const shared: ChunkWorkerData = {
    plain: new SharedArrayBuffer(PLAIN_SLOTS * CHUNK_BYTES),
    sealed: new SharedArrayBuffer(SEALED_SLOTS * SEALED_BYTES),
    plainBytes: CHUNK_BYTES,
    sealedBytes: SEALED_BYTES,
  }
  const crew = Array.from({ length: threads }, () => new Thread(workerUrl, shared))
  const slots = { plain: new Slots(PLAIN_SLOTS), sealed: new Slots(SEALED_SLOTS) }
  let passes = 0
  return {
    workers: threads,
    start: (passKey, exhibitId) =>
      new SharedPass(crew, shared, slots, { number: passes++, passKey, exhibitId }),
    close: async () => void (await Promise.all(crew.map((thread) => thread.close()))),
  }
}

class Thread {
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
    this.#worker.on('exit', () => this.#fail(new AppError('Cancelled', 'the chunk workers have ended')))
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

type PassParts = { readonly number: number; readonly passKey: PassKey; readonly exhibitId: Uint8Array }
type PoolSlots = { readonly plain: Slots; readonly sealed: Slots }

class SharedPass implements ChunkPass {
  readonly #crew: readonly Thread[]
  readonly #shared: ChunkWorkerData
  readonly #slots: PoolSlots
  readonly #parts: PassParts
  readonly #hasher: Thread

  constructor(crew: readonly Thread[], shared: ChunkWorkerData, slots: PoolSlots, parts: PassParts) {
    this.#crew = crew
    this.#shared = shared
    this.#slots = slots
    this.#parts = parts
    this.#hasher = crew[parts.number % crew.length]!
  }

  async buffer(): Promise<Uint8Array> {
    return Buffer.from(this.#shared.plain, (await this.#slots.plain.take()) * CHUNK_BYTES, CHUNK_BYTES)
  }

  async seal(
    buffer: Uint8Array,
    index: number,
    isLast: boolean,
    trueBytes: number,
    paddedBytes: number,
  ): Promise<Uint8Array> {
    const plainSlot = buffer.byteOffset / CHUNK_BYTES
    const { number: pass, passKey, exhibitId } = this.#parts
    try {
      const hashed = this.#hasher.ask<'hashed'>((ticket) => ({
        kind: 'hash',
        ticket,
        pass,
        plainSlot,
        trueBytes,
      }))
      const sealedSlot = await this.#slots.sealed.take()
      const ask = {
        kind: 'seal',
        pass,
        passKey,
        exhibitId,
        index,
        isLast,
        plainSlot,
        sealedSlot,
        paddedBytes,
      } as const
      const sealing = this.#leastBusy().ask<'sealed'>((ticket) => ({ ...ask, ticket }))
      const [, { boxBytes }] = await Promise.all([hashed, sealing])
      return Buffer.from(this.#shared.sealed, sealedSlot * SEALED_BYTES, boxBytes)
    } finally {
      this.#slots.plain.give(plainSlot)
    }
  }

  release(box: Uint8Array): void {
    this.#slots.sealed.give(box.byteOffset / SEALED_BYTES)
  }

  /** Gives a buffer back that was not sealed. */
  discard(buffer: Uint8Array): void {
    this.#slots.plain.give(buffer.byteOffset / CHUNK_BYTES)
  }

  async digest(): Promise<Uint8Array> {
    const pass = this.#parts.number
    const ends = this.#crew.map((thread) => thread.ask<'ended'>((ticket) => ({ kind: 'end', ticket, pass })))
    const answers = await Promise.all(ends)
    return answers[this.#crew.indexOf(this.#hasher)]!.digest
  }

  #leastBusy(): Thread {
    return this.#crew.reduce((least, thread) => (thread.load < least.load ? thread : least))
  }
}
