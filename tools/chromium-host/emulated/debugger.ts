import { EventEmitter } from 'node:events'

export type Wire = {
  /** Sends a command over the window's own connection to its page. */
  send(method: string, params: object): Promise<unknown>
}

/** Electron's `webContents.debugger`: Chromium's protocol for one page, over the connection that the host has to it. */
export class EmulatedDebugger extends EventEmitter {
  readonly #wire: Wire
  #isAttached = false
  #holdsRequests = false

  constructor(wire: Wire) {
    super()
    this.#wire = wire
  }

  attach(): void {
    if (this.#isAttached) throw new Error('Debugger is already attached to the target')
    this.#isAttached = true
  }
  detach(): void {
    this.#isAttached = false
    this.#holdsRequests = false
    this.emit('detach', {}, 'target closed')
  }
  isAttached(): boolean {
    return this.#isAttached
  }
  async sendCommand(method: string, params: object = {}): Promise<unknown> {
    if (!this.#isAttached) throw new Error('No target available')
    // Electron has none of Chrome's own printing: `webContents.printToPDF` does it.
    if (method === 'Page.printToPDF') throw new Error(`'${method}' wasn't found`)
    if (method !== 'Fetch.enable' && method !== 'Fetch.disable') return this.#wire.send(method, params)
    // The host itself holds every request already; from now on the app answers what its session let through.
    this.#holdsRequests = method === 'Fetch.enable'
    return {}
  }
  /** The host's own: whether the app answers the page's requests. */
  get holdsRequests(): boolean {
    return this.#holdsRequests
  }
  /** The host's own: something happened in the page. */
  heard(method: string, params: unknown): void {
    if (this.#isAttached) this.emit('message', {}, method, params)
  }
}
