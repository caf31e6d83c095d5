import { EventEmitter } from 'node:events'
import type { HostWindow } from './browser-window.ts'
import { codec } from '../page-scripts.ts'
import { refusing } from '../refusing.ts'
import { EmulatedDebugger } from './debugger.ts'
import type { PrintOptions } from './print-to-pdf.ts'

export type EmulatedFrame = { readonly url: string; readonly parent: EmulatedFrame | null }
export type PressedKey = {
  readonly type: string
  readonly key: string
  readonly isComposing: boolean
  readonly repeat: boolean
}
type OpenHandler = (details: { readonly url: string }) => { readonly action: 'deny' | 'allow' }

/** Electron's `webContents` of one window. */
export class EmulatedWebContents extends EventEmitter {
  readonly #window: HostWindow
  readonly debugger: EmulatedDebugger
  readonly opened: { readonly url: string; readonly action: string }[] = []
  #open: OpenHandler = () => ({ action: 'allow' })

  constructor(window: HostWindow) {
    super()
    this.#window = window
    const send = (method: string, params: object): Promise<unknown> => window.send(method, params)
    this.debugger = refusing('debugger', new EmulatedDebugger({ send }))
  }
  get id(): number {
    return this.#window.id
  }
  get session() {
    return this.#window.session
  }
  get mainFrame(): EmulatedFrame | null {
    return this.#window.mainFrame()
  }
  getURL(): string {
    return this.mainFrame?.url ?? ''
  }
  isDestroyed(): boolean {
    return this.#window.isDestroyed()
  }
  setWindowOpenHandler(open: OpenHandler): void {
    this.#open = open
  }
  /** The host's own: a page asked for a window. None is ever opened here. */
  askedToOpen(url: string): void {
    this.opened.push({ url, action: this.#open({ url }).action })
  }
  /** The host's own: a key went down or up in the page. */
  heardKey({ type, key, isComposing, repeat }: PressedKey): void {
    const input = { type: type === 'keyup' ? 'keyUp' : 'keyDown', key, isComposing, isAutoRepeat: repeat }
    this.emit('before-input-event', { preventDefault: () => undefined }, input)
  }
  send(channel: string, ...args: readonly unknown[]): void {
    this.#window.post({ kind: 'message', channel }, codec.encode(args))
  }
  printToPDF(options: PrintOptions): Promise<Buffer> {
    return this.#window.print(options)
  }
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve()
  }
  setZoomFactor(): void {}
  focus(): void {}
}
