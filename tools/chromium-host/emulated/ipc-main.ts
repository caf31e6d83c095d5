import { EventEmitter } from 'node:events'
import { setTimeout } from 'node:timers/promises'

type Answer = (event: unknown, ...args: unknown[]) => unknown

/** Electron's `ipcMain`. */
export class EmulatedIpcMain extends EventEmitter {
  readonly #answers = new Map<string, Answer>()
  readonly #lateMs: number

  /** Each answer comes late by up to `lateMs` of its own, and so in another order: what nobody may count on shows. */
  constructor(lateMs = 0) {
    super()
    this.#lateMs = lateMs
  }

  handle(channel: string, answer: Answer): void {
    if (this.#answers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#answers.set(channel, answer)
  }
  removeHandler(channel: string): void {
    this.#answers.delete(channel)
  }
  /** The host's own: what the app answers. */
  async answer(channel: string, event: unknown, args: readonly unknown[]): Promise<unknown> {
    const answer = this.#answers.get(channel)
    if (answer === undefined) throw new Error(`No handler registered for '${channel}'`)
    const given = await answer(event, ...args)
    if (this.#lateMs > 0) await setTimeout(Math.random() * this.#lateMs)
    return given
  }
}
