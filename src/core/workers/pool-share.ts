import { AppError } from '../../contract/errors.ts'
import { CHUNK_BYTES } from '../crypto/stream.ts'
import type { ChunkWorkerData, FromChunkWorker } from './chunk-messages.ts'
import type { PoolThread } from './pool-thread.ts'
import type { Slots } from './slots.ts'

export type PoolSlots = { readonly plain: Slots; readonly sealed: Slots }

export type PoolParts = {
  readonly crew: readonly PoolThread[]
  readonly shared: ChunkWorkerData
  readonly slots: PoolSlots
}

/** What one pass holds of the pool: slots for plaintext and for what was sealed. */
export class PoolShare {
  readonly shared: ChunkWorkerData
  readonly pass: number
  readonly #crew: readonly PoolThread[]
  readonly #slots: PoolSlots
  readonly #held = { plain: new Set<number>(), sealed: new Set<number>() }
  #isEnded = false

  constructor(parts: PoolParts, pass: number) {
    this.shared = parts.shared
    this.pass = pass
    this.#crew = parts.crew
    this.#slots = parts.slots
  }

  get hasher(): PoolThread {
    return this.#crew[this.pass % this.#crew.length]!
  }

  get leastBusy(): PoolThread {
    return this.#crew.reduce((least, thread) => (thread.load < least.load ? thread : least))
  }

  /** A slot for plaintext. Waits until one is free. */
  async plainBuffer(): Promise<Uint8Array> {
    return Buffer.from(this.shared.plain, (await this.take('plain')) * CHUNK_BYTES, CHUNK_BYTES)
  }

  async take(from: keyof PoolSlots): Promise<number> {
    const slot = await this.#slots[from].take()
    if (this.#isEnded) {
      this.#slots[from].give(slot)
      throw new AppError('Cancelled', 'the pass has ended')
    }
    this.#held[from].add(slot)
    return slot
  }

  give(to: keyof PoolSlots, slot: number): void {
    if (this.#held[to].delete(slot)) this.#slots[to].give(slot)
  }

  /** Gives everything back and answers with the SHA-256 of what was hashed. */
  async end(): Promise<Uint8Array> {
    this.#isEnded = true
    const answers = await Promise.all(this.#endEverywhere())
    this.#giveAll()
    return answers[this.#crew.indexOf(this.hasher)]!.digest
  }

  /** The same for a pass that will not be finished. Never throws. */
  async abandon(): Promise<void> {
    if (!this.#isEnded) {
      this.#isEnded = true
      // A thread answers in order: after this none of them touches a slot of the pass again.
      await Promise.allSettled(this.#endEverywhere())
    }
    this.#giveAll()
  }

  #endEverywhere(): Promise<Extract<FromChunkWorker, { kind: 'ended' }>>[] {
    const { pass } = this
    return this.#crew.map((thread) => thread.ask<'ended'>((ticket) => ({ kind: 'end', ticket, pass })))
  }

  #giveAll(): void {
    for (const kind of ['plain', 'sealed'] as const)
      for (const slot of this.#held[kind]) this.give(kind, slot)
  }
}
