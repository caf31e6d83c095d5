import { EventEmitter } from 'node:events'
import type { BrowserContext, Page } from 'playwright'
import { refusing } from '../refusing.ts'
import type { Urls } from '../urls.ts'
import type { EmulatedIpcMain } from './ipc-main.ts'
import type { PrintOptions } from './print-to-pdf.ts'
import type { EmulatedSession } from './session.ts'
import type { EmulatedTheme } from './small-modules.ts'
import { EmulatedWebContents, type EmulatedFrame } from './web-contents.ts'
import { assertSafe, type WindowOptions } from './window-options.ts'
import { WindowPage } from './window-page.ts'

/** What every window of one run shares. */
export type WindowWorld = {
  readonly context: BrowserContext
  readonly isHeadless: boolean
  readonly sessionOf: (partition: string | undefined) => EmulatedSession
  readonly urls: Urls
  readonly ipcMain: EmulatedIpcMain
  readonly theme: EmulatedTheme
  readonly windows: Map<number, HostWindow>
  readonly isReady: () => boolean
  readonly tellMade: (window: HostWindow) => void
  readonly tellGone: () => void
}

/** Electron's `BrowserWindow`: a page of the browser, its preload in a world of its own. */
export class HostWindow extends EventEmitter {
  readonly id: number
  readonly webContents: EmulatedWebContents
  readonly session: EmulatedSession
  /** The host's own, and the next: whether the app asked for it. There is no screen to keep it from here. */
  isProtected = false
  skipsTaskbar = false
  readonly #world: WindowWorld
  readonly #options: WindowOptions
  readonly #page: WindowPage
  #isDestroyed = false
  #isVisible: boolean
  #isMinimized = false
  #isMaximized = false
  #isFocused = false
  #title: string

  constructor(world: WindowWorld, options: WindowOptions = {}) {
    super()
    if (!world.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    assertSafe(options.webPreferences ?? {})
    this.#world = world
    this.#options = options
    this.session = world.sessionOf(options.webPreferences?.partition)
    this.id = Math.max(0, ...world.windows.keys()) + 1
    this.#isVisible = options.show !== false
    this.#title = options.title ?? ''
    this.webContents = refusing('webContents', new EmulatedWebContents(this))
    world.windows.set(this.id, this)
    this.#page = new WindowPage(this, world, options)
    queueMicrotask(() => world.tellMade(this))
  }

  /** The host's own: whether the app's page can be in it, and not only what main has it for. */
  get hasPreload(): boolean {
    return this.#options.webPreferences?.preload !== undefined
  }
  /** The host's own: the page behind the window, once it is there. */
  get opening(): Promise<Page> {
    return this.#page.opening
  }
  /** The host's own: Chromium's protocol for the page. */
  send(method: string, params: object): Promise<unknown> {
    return this.#page.send(method, params)
  }
  /** The host's own. */
  print(options: PrintOptions): Promise<Buffer> {
    return this.#page.print(options)
  }
  mainFrame(): EmulatedFrame | null {
    return this.#page.mainFrame
  }
  loadURL(url: string): Promise<void> {
    return this.#page.load(url)
  }
  /** The host's own: a message to the preload. */
  post(head: object, text: string): void {
    this.#page.post(head, text)
  }
  show(): void {
    this.#isVisible = true
    this.emit('show')
    this.focus()
  }
  isFocused(): boolean {
    return this.#isFocused
  }
  /** Another program has the focus now. */
  blur(): void {
    this.#isFocused = false
    this.webContents.emit('blur')
    this.emit('blur')
  }
  hide(): void {
    this.#isVisible = false
    this.emit('hide')
  }
  isVisible(): boolean {
    return this.#isVisible
  }
  focus(): void {
    this.#isFocused = true
    this.emit('focus')
  }
  minimize(): void {
    this.#isMinimized = true
    this.emit('minimize')
  }
  restore(): void {
    this.#isMinimized = false
    this.emit('restore')
  }
  /** The host's own: what the window was made with. */
  getBounds() {
    const { x = 0, y = 0, width = 800, height = 600 } = this.#options
    return { x, y, width, height }
  }
  getNormalBounds() {
    return this.getBounds()
  }
  maximize(): void {
    this.#isMaximized = true
  }
  isMaximized(): boolean {
    return this.#isMaximized
  }
  isMinimized(): boolean {
    return this.#isMinimized
  }
  getTitle(): string {
    return this.#title
  }
  setTitle(title: string): void {
    this.#title = title
  }
  setContentProtection(isOn: boolean): void {
    this.isProtected = isOn
  }
  setSkipTaskbar(isOn: boolean): void {
    this.skipsTaskbar = isOn
  }
  setMenuBarVisibility(): void {}
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  close(): void {
    if (this.#isDestroyed) return
    let isPrevented = false
    this.emit('close', { preventDefault: () => (isPrevented = true) })
    if (!isPrevented) this.destroy()
  }
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.#world.windows.delete(this.id)
    this.webContents.emit('destroyed')
    this.emit('closed')
    this.#page.close()
    this.#world.tellGone()
  }
}

/** The class as the app's own code makes windows of it. */
export function windowClass(world: WindowWorld) {
  class BrowserWindow {
    constructor(options?: WindowOptions) {
      const window = refusing('BrowserWindow', new HostWindow(world, options))
      world.windows.set(window.id, window)
      return window
    }
    static getAllWindows(): HostWindow[] {
      return [...world.windows.values()]
    }
    static getFocusedWindow(): HostWindow | null {
      return [...world.windows.values()][0] ?? null
    }
  }
  return refusing('BrowserWindow', BrowserWindow)
}
