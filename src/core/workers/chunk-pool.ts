import { Worker } from 'node:worker_threads'
import { AppError } from '../../contract/errors.ts'
import { TAG_BYTES } from '../crypto/aead.ts'
import type { PassKey } from '../crypto/keys.ts'
import { CHUNK_BYTES } from '../crypto/stream.ts'
import type { ChunkPack, ChunkPass, ChunkPool, PackedFile, SealedFile } from '../ports.ts'
import type { ChunkWorkerData, FromChunkWorker, ToChunkWorker } from './chunk-messages.ts'

const PLAIN_SLOTS = 20
const SEALED_SLOTS = 40
const PACK_FILES = 64
/** A sealed chunk, or as many sealed files as a pack may hold. */
const SEALED_BYTES = CHUNK_BYTES + PACK_FILES * TAG_BYTES

type Waiting = {
  readonly resolve: (message: FromChunkWorker) => void
  readonly reject: (error: unknown) => void
}

type WaitingForSlot = {
  readonly resolve: (slot: number) => void
  readonly reject: (error: unknown) => void
}

/** Slots of shared memory: taken when needed, waited for when all are in use. */
class Slots {
  readonly #free: number[]
  readonly #waiting: WaitingForSlot[] = []
  #isClosed = false

  constructor(count: number) {
    this.#free = Array.from({ length: count }, (_, slot) => slot)
  }

  take(): Promise<number> {
    if (this.#isClosed) return Promise.reject(hasEnded())
    const slot = this.#free.pop()
    if (slot !== undefined) return Promise.resolve(slot)
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  give(slot: number): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free.push(slot)
    else next.resolve(slot)
  }

  /** Whoever waits is told that nothing will come. */
  close(): void {
    this.#isClosed = true
    for (const waiting of this.#waiting.splice(0)) waiting.reject(hasEnded())
  }
}

const hasEnded = (): AppError => new AppError('Cancelled', 'the chunk workers have ended')

/**
 * Threads that seal and hash chunks. `workerUrl` is the entry file the host built of `chunk-worker.ts`.
 * A pass is hashed by one thread, in order; its chunks are sealed by whichever thread has least to do. One pass
 * works at a time and the next waits for its end: two that share the slots could each hold what the other needs.
 */
export function openChunkPool(workerUrl: URL, threads: number): ChunkPool {
  const shared: ChunkWorkerData = {
    plain: new SharedArrayBuffer(PLAIN_SLOTS * CHUNK_BYTES),
    sealed: new SharedArrayBuffer(SEALED_SLOTS * SEALED_BYTES),
    plainBytes: CHUNK_BYTES,
    sealedBytes: SEALED_BYTES,
  }
  const crew = Array.from({ length: threads }, () => new Thread(workerUrl, shared))
  const slots = { plain: new Slots(PLAIN_SLOTS), sealed: new Slots(SEALED_SLOTS), turn: new Slots(1) }
  let passes = 0
  return {
    workers: threads,
    start: (passKey, exhibitId) =>
      new SharedPass(crew, shared, slots, { number: passes++, passKey, exhibitId }),
    startPack: async () => new SharedPack(crew, shared, slots, await slots.plain.take()),
    close: async () => {
      for (const some of Object.values(slots)) some.close()
      await Promise.all(crew.map((thread) => thread.close()))
    },
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

type PassParts = { readonly number: number; readonly passKey: PassKey; readonly exhibitId: Uint8Array }
type PoolSlots = { readonly plain: Slots; readonly sealed: Slots; readonly turn: Slots }

class SharedPass implements ChunkPass {
  readonly #crew: readonly Thread[]
  readonly #shared: ChunkWorkerData
  readonly #slots: PoolSlots
  readonly #parts: PassParts
  readonly #hasher: Thread
  readonly #held = { plain: new Set<number>(), sealed: new Set<number>(), turn: new Set<number>() }
  #isEnded = false

  constructor(crew: readonly Thread[], shared: ChunkWorkerData, slots: PoolSlots, parts: PassParts) {
    this.#crew = crew
    this.#shared = shared
    this.#slots = slots
    this.#parts = parts
    this.#hasher = crew[parts.number % crew.length]!
  }

  async buffer(): Promise<Uint8Array> {
    if (this.#held.turn.size === 0) await this.#take('turn')
    return Buffer.from(this.#shared.plain, (await this.#take('plain')) * CHUNK_BYTES, CHUNK_BYTES)
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
    const hashed = this.#hasher.ask<'hashed'>((ticket) => ({
      kind: 'hash',
      ticket,
      pass,
      plainSlot,
      trueBytes,
    }))
    // Met below, unless no slot comes any more.
    hashed.catch(() => undefined)
    const sealedSlot = await this.#take('sealed')
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
    this.#give('plain', plainSlot)
    return Buffer.from(this.#shared.sealed, sealedSlot * SEALED_BYTES, boxBytes)
  }

  release(box: Uint8Array): void {
    this.#give('sealed', box.byteOffset / SEALED_BYTES)
  }

  discard(buffer: Uint8Array): void {
    this.#give('plain', buffer.byteOffset / CHUNK_BYTES)
  }

  async digest(): Promise<Uint8Array> {
    this.#isEnded = true
    const answers = await Promise.all(this.#endEverywhere())
    this.#giveAll()
    return answers[this.#crew.indexOf(this.#hasher)]!.digest
  }

  async abandon(): Promise<void> {
    if (!this.#isEnded) {
      this.#isEnded = true
      // A thread answers in order: after this none of them touches a slot of the pass again.
      await Promise.allSettled(this.#endEverywhere())
    }
    this.#giveAll()
  }

  #endEverywhere(): Promise<Extract<FromChunkWorker, { kind: 'ended' }>>[] {
    const pass = this.#parts.number
    return this.#crew.map((thread) => thread.ask<'ended'>((ticket) => ({ kind: 'end', ticket, pass })))
  }

  async #take(from: keyof PoolSlots): Promise<number> {
    const slot = await this.#slots[from].take()
    if (this.#isEnded) {
      this.#slots[from].give(slot)
      throw new AppError('Cancelled', 'the pass has ended')
    }
    this.#held[from].add(slot)
    return slot
  }

  #give(to: keyof PoolSlots, slot: number): void {
    if (this.#held[to].delete(slot)) this.#slots[to].give(slot)
  }

  #giveAll(): void {
    for (const kind of ['plain', 'sealed', 'turn'] as const)
      for (const slot of [...this.#held[kind]]) this.#give(kind, slot)
  }

  #leastBusy(): Thread {
    return this.#crew.reduce((least, thread) => (thread.load < least.load ? thread : least))
  }
}
