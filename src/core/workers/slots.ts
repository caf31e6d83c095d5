import { AppError } from '../../contract/errors.ts'

type WaitingForSlot = {
  readonly resolve: (slot: number) => void
  readonly reject: (error: unknown) => void
}

/** Slots of shared memory: taken when needed, waited for when all are in use. */
export class Slots {
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

export const hasEnded = (): AppError => new AppError('Cancelled', 'the chunk workers have ended')
