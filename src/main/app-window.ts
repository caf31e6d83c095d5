import { BrowserWindow, type Input, type WebContents } from 'electron'
import type { LockReason, PageEvent } from '../contract/call.ts'
import { followGesture, isExit, NO_GESTURE } from '../contract/exit-gesture.ts'
import { tellPage } from './ipc.ts'
import { APP_ORIGIN } from './security/our-frame.ts'

const FIRST_SIZE = { width: 1200, height: 800, minWidth: 960, minHeight: 640 } as const
const TITLE = 'Holdfast'

export type WindowParts = {
  readonly preload: string
  readonly isPackaged: boolean
  /** A partition without `persist:`: what a page keeps is in memory only. */
  readonly partition: string
  readonly exitNow: () => void
  /** Somebody closed the window. */
  readonly whenClosed: () => void
}

/** The one window. A lock makes another one, with a page of a new process, and ends the one before. */
export class AppWindow {
  readonly #parts: WindowParts
  #window: BrowserWindow | null = null
  /** Why the vault was locked that this window's page was opened after; null at the start. */
  openedFor: LockReason | null = null

  constructor(parts: WindowParts) {
    this.#parts = parts
  }

  async open(why: LockReason | null): Promise<void> {
    const before = this.#window
    this.openedFor = why
    const window = new BrowserWindow({
      ...FIRST_SIZE,
      ...(before === null ? {} : before.getBounds()),
      title: TITLE,
      show: false,
      webPreferences: safePreferences(this.#parts),
    })
    this.#window = window
    // Nothing of the record stands in a task bar.
    window.on('page-title-updated', (event) => event.preventDefault())
    // A hidden window that prints does not keep the app open.
    window.on('closed', () => {
      if (this.#window === window) this.#parts.whenClosed()
    })
    window.once('ready-to-show', () => window.show())
    exitByKeys(window.webContents, this.#parts.exitNow)
    await window.loadURL(`${APP_ORIGIN}/index.html`)
    before?.destroy()
  }

  /** What is on screen is covered before the slower work of locking begins. */
  cover(): void {
    this.#window?.hide()
  }

  tell(event: PageEvent): void {
    if (this.#window !== null) tellPage(this.#window.webContents, event)
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
    devTools: !isPackaged,
  }
}

/** Here and not in the page: a frame that has the focus, such as a PDF, does not pass its keys on. */
function exitByKeys(contents: WebContents, exitNow: () => void): void {
  let gesture = NO_GESTURE
  contents.on('before-input-event', (_event, input: Input) => {
    gesture = followGesture(gesture, {
      kind: input.type === 'keyUp' ? 'up' : 'down',
      key: input.key,
      isComposing: input.isComposing,
      isRepeat: input.isAutoRepeat,
      atMs: Date.now(),
    })
    if (isExit(gesture)) exitNow()
  })
}
