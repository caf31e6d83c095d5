import type { CDPSession, Page } from 'playwright'
import { passOn, serve } from '../serve.ts'
import type { HostWindow, WindowWorld } from './browser-window.ts'
import { Keyhole } from './keyhole.ts'
import { PageFrames } from './page-frames.ts'
import { printToPdf, type PrintOptions } from './print-to-pdf.ts'
import type { EmulatedFrame } from './web-contents.ts'
import type { WindowOptions } from './window-options.ts'

/** The events that `webContents.debugger` passes on beside requests. */
const WIRED = ['Inspector.targetCrashed', 'Inspector.detached', 'Network.requestWillBeSent'] as const

/** The page of the browser behind a window: what it may load, and what it does, told to the window. */
export class WindowPage {
  /** The page, once it is there. */
  readonly opening: Promise<Page>
  readonly #window: HostWindow
  readonly #world: WindowWorld
  readonly #options: WindowOptions
  readonly #frames: PageFrames
  readonly #keyhole: Keyhole
  #cdp: CDPSession | null = null
  #pendingUrl: string | null = null
  #wasShown = false

  constructor(window: HostWindow, world: WindowWorld, options: WindowOptions) {
    this.#window = window
    this.#world = world
    this.#options = options
    this.#frames = new PageFrames(world.urls)
    this.#keyhole = new Keyhole(window, this.#frames, world.ipcMain)
    this.opening = this.#open()
  }

  get mainFrame(): EmulatedFrame | null {
    return this.#frames.main
  }
  /** Chromium's protocol. */
  async send(method: string, params: object): Promise<unknown> {
    await this.opening
    // What the app names, Chromium knows or refuses.
    return this.#cdp!.send(method as 'DOM.focus', params)
  }
  async print(options: PrintOptions): Promise<Buffer> {
    await this.opening
    return printToPdf(this.#cdp!, options)
  }
  async load(url: string): Promise<void> {
    const page = await this.opening
    this.#pendingUrl = url
    await page.goto(this.#world.urls.toPage(url), { waitUntil: 'load' })
  }
  /** A message to the preload. */
  post(head: object, text: string): void {
    this.#keyhole.post(head, text)
  }
  close(): void {
    this.opening.then((page) => page.close()).catch(() => undefined)
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
    const { session, webContents } = this.#window
    const { debugger: wire } = webContents
    const mayNavigate = (url: string, frameId: string): boolean => this.#mayNavigate(url, frameId)
    const mayBeLedTo = (url: string, frameId: string): boolean =>
      webContents.mayBeLedTo(url, frameId === this.#frames.mainId)
    cdp.on('Fetch.requestPaused', (paused) => {
      const serving = { cdp, session, urls, mayNavigate, mayBeLedTo, inflight }
      void (wire.holdsRequests ? passOn(serving, paused, wire) : serve(serving, paused))
    })
    for (const name of WIRED) cdp.on(name, (params: unknown) => wire.heard(name, params))
    cdp.on('Network.loadingFailed', ({ requestId }) => inflight.get(requestId)?.abort())
    this.#keyhole.follow(cdp)
    this.#frames.follow(cdp)
    cdp.on('Page.windowOpen', ({ url }) => webContents.askedToOpen(urls.toApp(url)))
    cdp.on('Page.loadEventFired', () => this.#noteLoaded())
    page.on('popup', (popup) => void popup.close())
    page.on('download', (download) => session.heardDownload(urls.toApp(download.url()), webContents))
    page.on('close', () => this.#window.destroy())
    page.on('crash', () => webContents.emit('render-process-gone', {}, { reason: 'crashed' }))
    const applyTheme = (): void => void this.#applyTheme()
    this.#world.theme.on('updated', applyTheme)
    this.#window.once('closed', () => this.#world.theme.off('updated', applyTheme))
  }

  #noteLoaded(): void {
    this.#window.webContents.emit('did-finish-load', {})
    if (this.#wasShown) return
    this.#wasShown = true
    this.#window.emit('ready-to-show')
  }

  /** A top-level page that the app did not load itself is one that the page went to. */
  #mayNavigate(url: string, frameId: string): boolean {
    if (frameId !== this.#frames.mainId) return true
    if (this.#pendingUrl === url) {
      this.#pendingUrl = null
      return true
    }
    let isPrevented = false
    this.#window.webContents.emit('will-navigate', { url, preventDefault: () => (isPrevented = true) }, url)
    return !isPrevented
  }

  async #applyTheme(): Promise<void> {
    const value = this.#world.theme.shouldUseDarkColors ? 'dark' : 'light'
    const features = [{ name: 'prefers-color-scheme', value }]
    await this.#cdp?.send('Emulation.setEmulatedMedia', { features }).catch(() => undefined)
  }
}
