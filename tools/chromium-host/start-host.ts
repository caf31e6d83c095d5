import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { EmulatedApp } from './emulated/app.ts'
import { windowClass, type HostWindow } from './emulated/browser-window.ts'
import { emulatedDialogs, type Answers, type AskPath } from './emulated/dialogs.ts'
import { EmulatedIpcMain } from './emulated/ipc-main.ts'
import { EmulatedSession, isOnDisk } from './emulated/session.ts'
import {
  EmulatedMenu,
  EmulatedPowerMonitor,
  EmulatedTheme,
  type EmulatedClipboard,
  emulatedClipboard,
  emulatedScreen,
  emulatedSystemPreferences,
} from './emulated/small-modules.ts'
import { refusing } from './refusing.ts'
import { Urls } from './urls.ts'

export type HostOptions = {
  /** The built main file, `out/main/index.js`. */
  readonly main: string
  readonly browser: string
  readonly isHeadless: boolean
  /** Chromium as root has no sandbox. For tests, or with a sentence that says so. */
  readonly withoutSandbox: boolean
  readonly userData?: string
  /** The app's command line, such as that it says which host this is. */
  readonly switches?: readonly string[]
  /** Another one of the app is running: this start is refused the lock. */
  readonly isSecond?: boolean
  /** How dialogs are answered that no answer is ready for. */
  readonly askPath?: AskPath
  /** Answers of main come late by up to so many milliseconds each. */
  readonly lateMs?: number
  /** What Chromium's own process finds in its environment; else what is here. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** A running app: what tests reach into. */
export type Host = {
  readonly app: EmulatedApp
  readonly session: EmulatedSession
  readonly power: EmulatedPowerMonitor
  readonly theme: EmulatedTheme
  readonly clipboard: EmulatedClipboard
  /** The menu of the app, and the menus that were shown. */
  readonly menus: { readonly current: EmulatedMenu | null; readonly shown: readonly EmulatedMenu[] }
  readonly answers: Answers
  readonly dialogs: readonly unknown[]
  readonly userData: string
  /** The exit code, once the app has ended. */
  readonly exited: Promise<number>
  window(): Promise<{ readonly window: HostWindow; readonly page: Page }>
  close(): Promise<void>
}

const KEY = Symbol.for('holdfast.chromium-host')
const EXPORTS =
  'app BrowserWindow ipcMain session protocol dialog powerMonitor nativeTheme clipboard Menu screen systemPreferences'.split(
    ' ',
  )
const SHARED_MEMORY = '/dev/shm'
const NO_NETWORK = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--no-first-run',
]

/** `import … from 'electron'` becomes the emulation of this run. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: moduleUrl(), shortCircuit: true, format: 'module' }
      : next(specifier, context),
})

let run = 0

function moduleUrl(): string {
  const lines = EXPORTS.map((name) => `export const ${name} = host.${name}`)
  const source = `const host = globalThis[Symbol.for('holdfast.chromium-host')]\n${lines.join('\n')}\n// ${run}`
  return `data:text/javascript,${encodeURIComponent(source)}`
}

/** Runs the app's own built main file in this process, and shows its windows in Chromium. */
export async function startHost(options: HostOptions): Promise<Host> {
  run++
  const browser = await chromium.launch({
    executablePath: options.browser,
    headless: options.isHeadless,
    chromiumSandbox: !options.withoutSandbox,
    args: NO_NETWORK,
    // A signal is for the app: it ends its windows, and then the browser ends.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    env: definedOf({ ...(options.env ?? process.env), ...temporaryInMemory() }),
  })
  Object.defineProperty(process, 'versions', {
    value: { ...process.versions, chrome: browser.version() },
    configurable: true,
    enumerable: true,
  })
  const context = await browser.newContext({ viewport: null, permissions: [], acceptDownloads: false })
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'holdfast-host-'))
  const emulation = emulate(options, context, userData)
  Object.assign(globalThis, { [KEY]: emulation.electron })
  // The main file waits for `ready` at its top level: it is imported beside, not before.
  const imported = import(`${pathToFileURL(options.main).href}?run=${run}`)
  await new Promise(setImmediate)
  emulation.app.becomeReady()
  await imported
  const { app, windows, session, power, theme, clipboard, answers, dialogs, exited } = emulation
  return {
    app,
    session,
    power,
    theme,
    clipboard,
    menus: EmulatedMenu,
    answers,
    dialogs,
    userData,
    exited,
    window: async () => {
      const window = [...windows.values()].find(({ hasPreload }) => hasPreload)
      if (window === undefined) throw new Error('the app has no window')
      return { window, page: await window.opening }
    },
    close: async () => {
      app.exit(0)
      await browser.close()
    },
  }
}

/** Everything that `import … from 'electron'` gives the app in this run. */
function emulate(options: HostOptions, context: BrowserContext, userData: string) {
  const { main, isHeadless, switches = [], askPath, isSecond = false } = options
  const windows = new Map<number, HostWindow>()
  const { session, sessionOf } = emulatedSessions((made) => app.emit('session-created', made))
  const power = new EmulatedPowerMonitor()
  const theme = new EmulatedTheme()
  const ipcMain = new EmulatedIpcMain(options.lateMs)
  const clipboard = emulatedClipboard()
  const answers: Answers = { open: [], save: [] }
  const dialogs: unknown[] = []
  const { promise: exited, resolve: onExit } = Promise.withResolvers<number>()
  const app = new EmulatedApp({
    userData,
    appPath: rootOf(main),
    version: versionOf(main),
    switches,
    isSecond,
    closeWindows: () => {
      for (const window of windows.values()) window.close()
      return windows.size === 0
    },
    destroyWindows: () => windows.forEach((window) => window.destroy()),
    onExit,
  })
  const BrowserWindow = windowClass({
    context,
    isHeadless,
    sessionOf,
    urls: new Urls(new Set(['app', 'evidence'])),
    ipcMain,
    theme,
    windows,
    isReady: () => app.isReady(),
    tellMade: (window) => app.emit('web-contents-created', {}, window.webContents),
    tellGone: () => windows.size === 0 && app.allWindowsGone(),
  })
  const electron = {
    app: refusing('app', app),
    BrowserWindow,
    ipcMain: refusing('ipcMain', ipcMain),
    session: refusing('session', sessionModule(sessionOf)),
    protocol: session.protocol,
    dialog: emulatedDialogs(answers, dialogs, askPath),
    powerMonitor: refusing('powerMonitor', power),
    nativeTheme: refusing('nativeTheme', theme),
    clipboard,
    screen: emulatedScreen(),
    systemPreferences: emulatedSystemPreferences(),
    Menu: refusing('Menu', EmulatedMenu),
  }
  return { electron, app, windows, session, power, theme, clipboard, answers, dialogs, exited }
}

type SessionOf = (partition: string | undefined) => EmulatedSession

/** Electron's `session`. */
const sessionModule = (sessionOf: SessionOf) => ({
  get defaultSession() {
    return refusing('Session', sessionOf(undefined))
  },
  fromPartition: (partition: string) => {
    if (isOnDisk(partition)) throw new Error('the Chromium host cannot emulate a session on the disk')
    return refusing('Session', sessionOf(partition))
  },
})

/** The first partition that the app asks for is its pages': it is the one session that tests look at. */
function emulatedSessions(tellMade: (session: EmulatedSession) => void) {
  const refused: string[] = []
  const session = new EmulatedSession(refused)
  const partitions = new Map<string, EmulatedSession>()
  const told = new Set<EmulatedSession>()
  const telling = (one: EmulatedSession): EmulatedSession => {
    if (!told.has(one)) tellMade(one)
    told.add(one)
    return one
  }
  const sessionOf = (partition: string | undefined): EmulatedSession => {
    if (partition === undefined) return telling(session)
    const found =
      partitions.get(partition) ?? (partitions.size === 0 ? session : new EmulatedSession(refused))
    partitions.set(partition, found)
    return telling(found)
  }
  return { session, sessionOf }
}

/** What is printed passes through the browser's temporary files: in memory, where there is a folder of it. */
const temporaryInMemory = (): Readonly<Record<string, string>> =>
  process.platform === 'linux' && existsSync(SHARED_MEMORY) ? { TMPDIR: SHARED_MEMORY } : {}

const definedOf = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

/** The folder of the app that a built `out/main/index.js` belongs to. */
const rootOf = (main: string): string => dirname(dirname(dirname(main)))

function versionOf(main: string): string {
  const manifest = JSON.parse(readFileSync(join(rootOf(main), 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}
