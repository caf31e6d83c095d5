import { BrowserWindow, screen, type WebContents } from 'electron'
import type { LockReason, PageEvent } from '../contract/call.ts'
import { tellPage } from './ipc.ts'
import { offerContextMenu } from './menus.ts'
import type { WindowPlace } from './preferences.ts'
import { APP_ORIGIN } from './security/our-frame.ts'
import { boundsFor, LEAST_SIZE } from './window-place.ts'

const TITLE = 'Holdfast'

/** A page that says nothing is not waited for any longer: what was typed in the last two seconds may be lost. */
const MOST_FLUSHING_MS = 300

export type WindowParts = {
  readonly preload: string
  readonly isPackaged: boolean
  /** A partition without `persist:`: what a page keeps is in memory only. */
  readonly partition: string
  /** Where it was when the app was last left. */
  readonly place: WindowPlace | null
  /** What else is done with each page that is made. */
  readonly furnish: (contents: WebContents) => void
  readonly isCoveredWhenAway: () => boolean
  readonly isKeptOutOfCaptures: () => boolean
  /** Somebody closes the window, or ends their session at the computer. */
  readonly quit: () => void
}

/** The one window. A lock makes another one, with a page of a new process, and ends the one before. */
export class AppWindow {
  readonly #parts: WindowParts
  #window: BrowserWindow | null = null
  #tellFlushed: () => void = () => undefined
  #awaySinceMs: number | null = null
  /** Why the vault was locked that this window's page was opened after; null at the start. */
  openedFor: LockReason | null = null

  constructor(parts: WindowParts) {
    this.#parts = parts
  }

  /** Since when another program has had the focus; null while the window has it. */
  get awaySinceMs(): number | null {
    return this.#awaySinceMs
  }

  get place(): WindowPlace | null {
    if (this.#window === null || this.#window.isDestroyed()) return null
    return { ...this.#window.getNormalBounds(), isMaximized: this.#window.isMaximized() }
  }

  async open(why: LockReason | null): Promise<void> {
    const before = this.#window
    this.openedFor = why
    const place = this.place ?? this.#parts.place
    const window = new BrowserWindow({
      ...boundsFor(
        place,
        screen.getAllDisplays().map(({ workArea }) => workArea),
      ),
      ...LEAST_SIZE,
      title: TITLE,
      show: false,
      webPreferences: safePreferences(this.#parts),
    })
    this.#window = window
    if (place?.isMaximized === true) window.maximize()
    window.setMenuBarVisibility(false)
    // Nothing of the record stands in a task bar.
    window.on('page-title-updated', (event) => event.preventDefault())
    window.once('ready-to-show', () => window.show())
    this.#coverWhenOutOfSight(window)
    this.applyCaptures()
    window.on('close', (event) => {
      event.preventDefault()
      this.#parts.quit()
    })
    // A hidden window that prints does not keep the app open.
    window.on('closed', () => {
      if (this.#window === window) this.#parts.quit()
    })
    window.on('session-end', () => this.#parts.quit())
    offerContextMenu(window.webContents)
    this.#parts.furnish(window.webContents)
    await window.loadURL(`${APP_ORIGIN}/index.html`)
    before?.destroy()
  }

  /** The page covers itself at once, and keeps what is typed. One that does not answer is hidden. */
  async flush(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    this.#tellFlushed = () => resolve(true)
    this.tell({ kind: 'leaving' })
    setTimeout(() => resolve(false), MOST_FLUSHING_MS)
    if (!(await promise)) this.hide()
  }

  flushed(): void {
    this.#tellFlushed()
  }

  /** Gone at once: off the screen and off the task bar, without a sound. */
  hide(): void {
    if (this.#window === null || this.#window.isDestroyed()) return
    this.#window.hide()
    this.#window.setSkipTaskbar(true)
    this.#window.webContents.setAudioMuted(true)
  }

  /** Brought to the front, for somebody who starts the app a second time. */
  bringForward(): void {
    if (this.#window === null || this.#window.isDestroyed()) return
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.show()
    this.#window.focus()
  }

  applyCaptures(): void {
    if (this.#window !== null && !this.#window.isDestroyed())
      this.#window.setContentProtection(this.#parts.isKeptOutOfCaptures())
  }

  tell(event: PageEvent): void {
    if (this.#window !== null && !this.#window.isDestroyed()) tellPage(this.#window.webContents, event)
  }

  /** The picture of the window that a task bar shows has nothing in it while it is minimised. */
  #coverWhenOutOfSight(window: BrowserWindow): void {
    const look = (): void => {
      const isAway = this.#awaySinceMs !== null && this.#parts.isCoveredWhenAway()
      this.tell({ kind: 'cover', isOn: window.isMinimized() || isAway })
    }
    this.#awaySinceMs = null
    window.on('minimize', look)
    window.on('restore', look)
    window.on('blur', () => {
      this.#awaySinceMs ??= Date.now()
      look()
    })
    window.on('focus', () => {
      this.#awaySinceMs = null
      look()
    })
  }
}

function safePreferences({ preload, partition, isPackaged }: WindowParts) {
  return {
    preload,
    partition,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    // A page that is hidden still writes down what was typed.
    backgroundThrottling: false,
    devTools: !isPackaged,
  }
}
