import { EventEmitter } from 'node:events'
import { refusing } from '../refusing.ts'

/** Electron's `clipboard`, a text in memory. */
export function emulatedClipboard() {
  let text = ''
  return refusing('clipboard', {
    writeText: (next: string): void => void (text = next),
    readText: (): string => text,
    clear: (): void => void (text = ''),
  })
}

/** Electron's `powerMonitor`: tests emit its events and set how long nobody touched anything. */
export class EmulatedPowerMonitor extends EventEmitter {
  idleSeconds = 0
  getSystemIdleTime(): number {
    return this.idleSeconds
  }
}

export type MenuEntry = {
  readonly label?: string
  readonly role?: string
  readonly click?: () => void
  readonly submenu?: readonly MenuEntry[]
}

/** Electron's `Menu`: kept, so that a test can look at it. */
export class EmulatedMenu {
  readonly items: readonly MenuEntry[]
  static current: EmulatedMenu | null = null
  static shown: EmulatedMenu[] = []
  constructor(items: readonly MenuEntry[]) {
    this.items = items
  }
  static buildFromTemplate(items: readonly MenuEntry[]): EmulatedMenu {
    return new EmulatedMenu(items)
  }
  static setApplicationMenu(menu: EmulatedMenu | null): void {
    EmulatedMenu.current = menu
  }
  popup(): void {
    EmulatedMenu.shown.push(this)
  }
}

export type Theme = 'system' | 'light' | 'dark'

/** Electron's `nativeTheme`. */
export class EmulatedTheme extends EventEmitter {
  #source: Theme = 'system'
  get themeSource(): Theme {
    return this.#source
  }
  set themeSource(source: Theme) {
    this.#source = source
    this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}
