import { join } from 'node:path'
import { app, clipboard } from 'electron'
import { shellContract } from '../contract/shell.ts'
import { createCaller } from '../core/router.ts'
import { AppWindow } from './app-window.ts'
import { captureSwitchHere } from './capture-switch.ts'
import { CopiedText } from './copied-text.ts'
import { Example } from './example.ts'
import { ExitGesture } from './exit-gesture.ts'
import { serveCalls } from './ipc.ts'
import { leaveOnce, type LeaveApp } from './leave.ts'
import { leaveNoTraces } from './leave-no-traces.ts'
import { listen } from './listen.ts'
import { lockWith, type Lock } from './lock.ts'
import { withLooks } from './looks.ts'
import { setMenu } from './menus.ts'
import { PARTITION, preparePages } from './pages.ts'
import { Playing } from './playing.ts'
import { Preferences } from './preferences.ts'
import { RecentFailures } from './recent-failures.ts'
import { openPrinterPages } from './printer-pages.ts'
import { shellHandlers } from './shell.ts'
import { startVaultThread } from './thread/thread-client.ts'
import type { ThreadData } from './thread/messages.ts'
import { Tokens } from './tokens.ts'
import { VaultKeeper } from './vault-keeper.ts'

/** What the app consists of. */
export type AppParts = {
  readonly preferences: Preferences
  readonly tokens: Tokens
  readonly copied: CopiedText
  readonly playing: Playing
  readonly keeper: VaultKeeper
  readonly window: AppWindow
  readonly gesture: ExitGesture
  readonly example: Example
  readonly lock: Lock
  readonly leaveApp: LeaveApp
}

/** Puts the app together, answers its page, and opens the window. */
export async function runApp(): Promise<void> {
  const root = app.getAppPath()
  setMenu(process.platform)
  leaveNoTraces(process.platform)
  const parts = makeParts(root)
  const folders = { page: join(root, 'out/renderer'), pdfjs: join(root, 'node_modules/pdfjs-dist') }
  const looks = (html: string): string => withLooks(html, parts.preferences.chosen)
  preparePages(folders, (name, input, signal) => parts.keeper.serve(name, input, signal), looks)
  answerPage(parts)
  listen(parts)
  await parts.window.open(null)
  parts.keeper.prepareSoon()
}

function makeParts(root: string): AppParts {
  const preferences = new Preferences(app.getPath('userData'))
  const tokens = new Tokens()
  const copied = new CopiedText(clipboard)
  const playing = new Playing()
  const keeper = new VaultKeeper(
    // The build is flat: the thread's entry stands beside this file.
    () =>
      startVaultThread(new URL('./vault-thread.js', import.meta.url), threadData(root), openPrinterPages()),
    tokens,
  )
  const window = new AppWindow({
    preload: join(root, 'out/preload/index.cjs'),
    isPackaged: app.isPackaged,
    partition: PARTITION,
    place: preferences.get('windowPlace'),
    isCoveredWhenAway: () => preferences.get('coverWhenAway'),
    isKeptOutOfCaptures: () => captureSwitchHere(app) !== 'assistive' && preferences.get('keepOutOfCaptures'),
    furnish: (contents) => {
      gesture.watch(contents)
      playing.hear(contents)
    },
    quit: () => leaveApp('quit'),
  })
  const keepPlace = (): void => preferences.set({ windowPlace: window.place ?? undefined })
  const leaveApp = leaveOnce({ app, window, keeper, copied, keepPlace })
  const example = new Example({
    keeper,
    tokens,
    from: join(threadData(root).resourcesFolder, 'sample'),
    folder: join(app.getPath('userData'), 'example'),
  })
  const lockNow = lockWith({ window, keeper, copied, keepPlace })
  const lock: Lock = (why) => lockNow(why).finally(() => example.clear())
  app.on('quit', () => example.clear())
  const gesture = new ExitGesture({
    preferences,
    isOpen: () => keeper.isOpen,
    tell: (event) => window.tell(event),
    exitNow: () => leaveApp('exit'),
    lock: () => void lock('asked'),
  })
  return { preferences, tokens, copied, playing, keeper, window, gesture, example, lock, leaveApp }
}

function answerPage(parts: AppParts): void {
  const { tokens, keeper, gesture, lock, leaveApp } = parts
  const failures = new RecentFailures()
  const askShell = createCaller(shellContract, {
    shell: shellHandlers({
      ...parts,
      failures,
      exitNow: () => leaveApp('exit'),
      tryExit: () => gesture.tryOnce(),
      lock: () => lock('asked'),
    }),
  })
  serveCalls(tokens, failures, (name, input, context) =>
    name.startsWith('shell.') ? askShell(name, input, context) : keeper.call(name, input, context),
  )
}

function threadData(root: string): ThreadData {
  return {
    resourcesFolder: app.isPackaged ? join(process.resourcesPath, 'resources') : join(root, 'resources'),
    packagesFolder: join(root, 'node_modules'),
    memoryFolder: join(app.getPath('userData'), 'seen'),
    appVersion: `holdfast ${app.getVersion()}`,
    browserName: `Chrome/${process.versions.chrome}`,
  }
}
