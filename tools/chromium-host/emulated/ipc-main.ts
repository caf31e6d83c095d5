import { EventEmitter } from 'node:events'

type Answer = (event: unknown, ...args: unknown[]) => unknown

/** Electron's `ipcMain`. */
export class EmulatedIpcMain extends EventEmitter {
  readonly #answers = new Map<string, Answer>()

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
    return answer(event, ...args)
  }
}
