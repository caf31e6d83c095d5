import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'

export type AppParts = {
  readonly userData: string
  readonly appPath: string
  readonly version: string
  readonly switches: readonly string[]
  readonly isSecond: boolean
  readonly closeWindows: () => boolean
  readonly destroyWindows: () => void
  readonly onExit: (code: number) => void
}

class Preventable {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

/** Electron's `app`: its life from ready to quit, and the folders it names. */
export class EmulatedApp extends EventEmitter {
  readonly isPackaged = false
  readonly name = 'Holdfast'
  /** Tests set whether a screen reader is there. */
  accessibilitySupportEnabled = false
  readonly #parts: AppParts
  readonly #ready: Promise<void>
  #isReady = false
  #isQuitting = false
  #exitCode: number | null = null

  readonly commandLine = {
    appendSwitch: (): void => undefined,
    hasSwitch: (name: string): boolean => this.#parts.switches.includes(name),
  }

  constructor(parts: AppParts) {
    super()
    this.#parts = parts
    this.#ready = new Promise((done) => this.once('ready', done))
  }

  isReady(): boolean {
    return this.#isReady
  }
  whenReady(): Promise<void> {
    return this.#ready
  }
  /** The host's own: everything is imported, windows may be made. */
  becomeReady(): void {
    this.#isReady = true
    this.emit('ready', {}, {})
  }
  getVersion(): string {
    return this.#parts.version
  }
  getName(): string {
    return this.name
  }
  getLocale(): string {
    return 'en-GB'
  }
  getLocaleCountryCode(): string {
    return 'GB'
  }
  getPreferredSystemLanguages(): string[] {
    return ['en-GB']
  }
  getAppPath(): string {
    return this.#parts.appPath
  }
  getPath(name: string): string {
    if (name === 'userData' || name === 'sessionData') return this.#parts.userData
    if (name === 'temp') return tmpdir()
    if (name === 'exe') return process.execPath
    const folder = join(this.#parts.userData, name)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  }
  setPath(): void {}
  setName(): void {}
  setAppUserModelId(): void {}
  enableSandbox(): void {}
  setAboutPanelOptions(): void {}
  requestSingleInstanceLock(): boolean {
    return !this.#parts.isSecond
  }
  quit(): void {
    if (this.#exitCode !== null) return
    const before = new Preventable()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.#isQuitting = true
    if (this.#parts.closeWindows()) this.#finish()
    else this.#isQuitting = false
  }
  exit(code = 0): void {
    if (this.#exitCode !== null) return
    this.#exitCode = code
    this.#parts.destroyWindows()
    this.emit('quit', {}, code)
    this.#parts.onExit(code)
  }
  /** The host's own: the last window has gone. */
  allWindowsGone(): void {
    if (this.#isQuitting || this.#exitCode !== null) return
    if (!this.emit('window-all-closed')) this.quit()
  }
  #finish(): void {
    const last = new Preventable()
    this.emit('will-quit', last)
    if (last.defaultPrevented) this.#isQuitting = false
    else this.exit(0)
  }
}
