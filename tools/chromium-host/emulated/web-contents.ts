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
  readonly control: boolean
  readonly alt: boolean
  readonly meta: boolean
}
/** A button, sound that begins or ends, or the asking for a context menu, as the page's side writes them. */
export type HeardOther = {
  readonly type: string
  readonly isEditable: boolean
  readonly selectionText: string
}
type OpenHandler = (details: { readonly url: string }) => { readonly action: 'deny' | 'allow' }

/** Electron's `webContents` of one window. */
export class EmulatedWebContents extends EventEmitter {
  readonly #window: HostWindow
  readonly debugger: EmulatedDebugger
  readonly opened: { readonly url: string; readonly action: string }[] = []
  /** The host's own: where an answer led on to, and whether the app went. */
  readonly redirects: { readonly url: string; readonly isPrevented: boolean }[] = []
  /** The host's own: whether the app asked for silence. */
  isMuted = false
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
  /** The host's own: a page or frame was answered with another address. */
  mayBeLedTo(url: string, isMainFrame: boolean): boolean {
    let isPrevented = false
    this.emit('will-redirect', { url, isMainFrame, preventDefault: () => (isPrevented = true) }, url)
    this.redirects.push({ url, isPrevented })
    return !isPrevented
  }
  /** The host's own: a key went down or up in the page. */
  heardKey({ type, repeat, ...rest }: PressedKey): void {
    const { key, isComposing, control, alt, meta } = rest
    const kind = type === 'keyup' ? 'keyUp' : 'keyDown'
    const input = { type: kind, key, isComposing, isAutoRepeat: repeat, control, alt, meta }
    this.emit('before-input-event', { preventDefault: () => undefined }, input)
  }
  /** The host's own. */
  heardOther(kind: 'mouse' | 'media' | 'context', { type, isEditable, selectionText }: HeardOther): void {
    const event = { preventDefault: () => undefined }
    if (kind === 'media') this.emit(type === 'play' ? 'media-started-playing' : 'media-paused')
    else if (kind === 'mouse')
      this.emit('before-mouse-event', event, { type: type === 'mousedown' ? 'mouseDown' : 'mouseUp' })
    else {
      const has = selectionText !== ''
      const editFlags = { canCut: has && isEditable, canCopy: has, canPaste: isEditable, canSelectAll: true }
      this.emit('context-menu', event, { isEditable, selectionText, editFlags })
    }
  }
  setAudioMuted(isMuted: boolean): void {
    this.isMuted = isMuted
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
