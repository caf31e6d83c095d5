import type { CallContext } from '../contract/procedure.ts'
import type { VaultThread } from './thread/thread-client.ts'
import type { Tokens } from './tokens.ts'

/**
 * Holds the one vault thread. Locking ends the thread, and with it the keys, the read model and both databases
 * (DESIGN section 3); another one, which knows nothing, is there for the next unlock.
 */
export class VaultKeeper {
  readonly #start: () => VaultThread
  readonly #tokens: Tokens
  #thread: VaultThread
  #isOpen = false

  constructor(start: () => VaultThread, tokens: Tokens) {
    this.#start = start
    this.#tokens = tokens
    this.#thread = this.#started()
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  async call(name: string, input: unknown, context: CallContext): Promise<unknown> {
    const thread = this.#thread
    const value = await thread.call(name, input, context)
    if (thread !== this.#thread) return value
    if (name === 'vault.open' || name === 'vault.create' || name === 'vault.restore') this.#isOpen = true
    if (name === 'vault.lock') this.#isOpen = false
    return value
  }

  async lock(): Promise<void> {
    const ending = this.#thread
    this.#isOpen = false
    this.#thread = this.#started()
    await ending.end()
  }

  end(): Promise<void> {
    return this.#thread.end()
  }

  #started(): VaultThread {
    const thread = this.#start()
    this.#tokens.tell((token, standsFor) => thread.learnToken(token, standsFor))
    return thread
  }
}
