import { EventEmitter } from 'node:events'
import type { BrowserContext, CDPSession, Page } from 'playwright'
import { refusing } from '../refusing.ts'
import { passOn, serve } from '../serve.ts'
import type { Urls } from '../urls.ts'
import type { EmulatedIpcMain } from './ipc-main.ts'
import { Keyhole } from './keyhole.ts'
import { PageFrames } from './page-frames.ts'
import { printToPdf, type PrintOptions } from './print-to-pdf.ts'
import type { EmulatedSession } from './session.ts'
import type { EmulatedTheme } from './small-modules.ts'
import { EmulatedWebContents, type EmulatedFrame } from './web-contents.ts'
import { assertSafe, type WindowOptions } from './window-options.ts'

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

/** The events that `webContents.debugger` passes on beside requests. */
const WIRED = ['Inspector.targetCrashed', 'Inspector.detached', 'Network.requestWillBeSent'] as const

/** Electron's `BrowserWindow`: a page of the browser, its preload in a world of its own. */
export class HostWindow extends EventEmitter {
  readonly id: number
  readonly webContents: EmulatedWebContents
  readonly session: EmulatedSession
  /** The host's own: the page behind the window, once it is there. */
  readonly opening: Promise<Page>
  /** The host's own, and the next: whether the app asked for it. There is no screen to keep it from here. */
  isProtected = false
  skipsTaskbar = false
  readonly #world: WindowWorld
  readonly #options: WindowOptions
  readonly #frames: PageFrames
  readonly #keyhole: Keyhole
  #cdp: CDPSession | null = null
  #pendingUrl: string | null = null
  #isDestroyed = false
  #isVisible: boolean
  #isMinimized = false
  #isMaximized = false
  #isFocused = false
  #title: string
  #wasShown = false

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
    this.#frames = new PageFrames(world.urls)
    this.#keyhole = new Keyhole(this, this.#frames, world.ipcMain)
    world.windows.set(this.id, this)
    this.opening = this.#open()
    queueMicrotask(() => world.tellMade(this))
  }

  /** The host's own: whether the app's page can be in it, and not only what main has it for. */
  get hasPreload(): boolean {
    return this.#options.webPreferences?.preload !== undefined
  }
  /** The host's own: Chromium's protocol for the page. */
  async send(method: string, params: object): Promise<unknown> {
    await this.opening
    // What the app names, Chromium knows or refuses.
    return this.#cdp!.send(method as 'DOM.focus', params)
  }
  /** The host's own. */
  async print(options: PrintOptions): Promise<Buffer> {
    await this.opening
    return printToPdf(this.#cdp!, options)
  }
  mainFrame(): EmulatedFrame | null {
    return this.#frames.main
  }
  async loadURL(url: string): Promise<void> {
    const page = await this.opening
    this.#pendingUrl = url
    await page.goto(this.#world.urls.toPage(url), { waitUntil: 'load' })
  }
  /** The host's own: a message to the preload. */
  post(head: object, text: string): void {
    this.#keyhole.post(head, text)
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
    this.opening.then((page) => page.close()).catch(() => undefined)
    this.#world.tellGone()
  }

  async #open(): Promise<Page> {
    const page = await this.#world.context.newPage()
    const cdp = await this.#world.context.newCDPSession(page)
    this.#cdp = cdp
    this.#follow(page, cdp)
    for (const domain of ['Page', 'Runtime', 'Network', 'DOM'] as const) await cdp.send(`${domain}.enable`)
    await this.#frames.findMain(cdp)
    await this.#keyhole.addScripts(cdp, this.#options.webPreferences?.preload)
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await this.#applyTheme()
    await this.#applySize(cdp)
    return page
  }

  /** A person resizes a window that is on a screen; without one the page is told its size. */
  async #applySize(cdp: CDPSession): Promise<void> {
    const { width = 800, height = 600 } = this.#options
    if (this.#world.isHeadless) {
      const size = { width, height, deviceScaleFactor: 1, mobile: false }
      await cdp.send('Emulation.setDeviceMetricsOverride', size)
      return
    }
    const { windowId } = await cdp.send('Browser.getWindowForTarget')
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: { width, height } })
  }

  #follow(page: Page, cdp: CDPSession): void {
    const inflight = new Map<string, AbortController>()
    const { urls } = this.#world
    const { session } = this
    const { debugger: wire } = this.webContents
    const mayNavigate = (url: string, frameId: string): boolean => this.#mayNavigate(url, frameId)
    const mayBeLedTo = (url: string, frameId: string): boolean =>
      this.webContents.mayBeLedTo(url, frameId === this.#frames.mainId)
    cdp.on('Fetch.requestPaused', (paused) => {
      const serving = { cdp, session, urls, mayNavigate, mayBeLedTo, inflight }
      void (wire.holdsRequests ? passOn(serving, paused, wire) : serve(serving, paused))
    })
    for (const name of WIRED) cdp.on(name, (params: unknown) => wire.heard(name, params))
    cdp.on('Network.loadingFailed', ({ requestId }) => inflight.get(requestId)?.abort())
    this.#keyhole.follow(cdp)
    this.#frames.follow(cdp)
    cdp.on('Page.windowOpen', ({ url }) => this.webContents.askedToOpen(urls.toApp(url)))
    cdp.on('Page.loadEventFired', () => this.#noteLoaded())
    page.on('popup', (popup) => void popup.close())
    page.on('download', (download) => session.heardDownload(urls.toApp(download.url()), this.webContents))
    page.on('close', () => this.destroy())
    page.on('crash', () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed' }))
    const applyTheme = (): void => void this.#applyTheme()
    this.#world.theme.on('updated', applyTheme)
    this.once('closed', () => this.#world.theme.off('updated', applyTheme))
  }

  #noteLoaded(): void {
    this.webContents.emit('did-finish-load', {})
    if (this.#wasShown) return
    this.#wasShown = true
    this.emit('ready-to-show')
  }

  /** A top-level page that the app did not load itself is one that the page went to. */
  #mayNavigate(url: string, frameId: string): boolean {
    if (frameId !== this.#frames.mainId) return true
    if (this.#pendingUrl === url) {
      this.#pendingUrl = null
      return true
    }
    let isPrevented = false
    this.webContents.emit('will-navigate', { url, preventDefault: () => (isPrevented = true) }, url)
    return !isPrevented
  }

  async #applyTheme(): Promise<void> {
    const value = this.#world.theme.shouldUseDarkColors ? 'dark' : 'light'
    const features = [{ name: 'prefers-color-scheme', value }]
    await this.#cdp?.send('Emulation.setEmulatedMedia', { features }).catch(() => undefined)
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
