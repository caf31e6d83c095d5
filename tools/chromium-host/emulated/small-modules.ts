import { EventEmitter } from 'node:events'
import { refusing } from '../refusing.ts'

/** Electron's `clipboard`, a text in memory. */
export function emulatedClipboard() {
  let text = ''
  return refusing('clipboard', {
    writeText: async (next: string): Promise<void> => void (text = next),
    readText: async (): Promise<string> => text,
    clear: (): void => void (text = ''),
  })
}

export type EmulatedClipboard = ReturnType<typeof emulatedClipboard>

/** Electron's `powerMonitor`: tests emit its events and set how long nobody touched anything. */
export class EmulatedPowerMonitor extends EventEmitter {
  idleSeconds = 0
  getSystemIdleTime(): number {
    return this.idleSeconds
  }
}

/** Electron's `screen`: one, large enough for any window. */
export function emulatedScreen() {
  const workArea = { x: 0, y: 0, width: 3840, height: 2160 }
  return refusing('screen', { getAllDisplays: () => [{ id: 1, workArea, bounds: workArea }] })
}

/** Electron's `systemPreferences`, of macOS alone: what was set, for a test to look at. */
export function emulatedSystemPreferences() {
  const defaults = new Map<string, unknown>()
  return refusing('systemPreferences', {
    defaults,
    setUserDefault: (key: string, _type: string, value: unknown): void => void defaults.set(key, value),
  })
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
