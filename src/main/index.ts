import { join } from 'node:path'
import { app, nativeTheme, powerMonitor, session } from 'electron'
import type { LockReason } from '../contract/call.ts'
import { shellContract } from '../contract/shell.ts'
import { createCaller } from '../core/router.ts'
import { serveApp } from './app-scheme.ts'
import { AppWindow } from './app-window.ts'
import { exitAtOnce } from './exit-at-once.ts'
import { serveCalls } from './ipc.ts'
import { lockOnEvents } from './lock-on-events.ts'
import { Preferences } from './preferences.ts'
import { openPrinterPages } from './printer-pages.ts'
import { shellHandlers } from './shell.ts'
import { denyNavigation } from './security/deny-navigation.ts'
import { denyNetwork } from './security/deny-network.ts'
import { denyPermissions } from './security/deny-permissions.ts'
import { registerSchemes } from './security/schemes.ts'
import { startVaultThread } from './thread/thread-client.ts'
import { Tokens } from './tokens.ts'
import { VaultKeeper } from './vault-keeper.ts'

// The page's session is in memory: a partition without `persist:`.
const PARTITION = 'holdfast'

const root = app.getAppPath()
const built = join(root, 'out')

registerSchemes()
app.enableSandbox()
denyNavigation(app)
if (!app.requestSingleInstanceLock()) app.quit()
app.on('window-all-closed', () => app.quit())
await app.whenReady()

const pages = session.fromPartition(PARTITION)
denyPermissions(pages)
denyNetwork(pages)
pages.protocol.handle('app', serveApp(join(built, 'renderer')))

const preferences = new Preferences(app.getPath('userData'))
preferences.follow(() => (nativeTheme.themeSource = preferences.get('theme')))

const tokens = new Tokens()
const threadData = {
  resourcesFolder: app.isPackaged ? join(process.resourcesPath, 'resources') : join(root, 'resources'),
  packagesFolder: join(root, 'node_modules'),
  memoryFolder: join(app.getPath('userData'), 'seen'),
  appVersion: `holdfast ${app.getVersion()}`,
  browserName: `Chrome/${process.versions.chrome}`,
}
const keeper = new VaultKeeper(
  () => startVaultThread(new URL('./vault-thread.js', import.meta.url), threadData, openPrinterPages()),
  tokens,
)
const exitNow = (): void => exitAtOnce(app)
const window = new AppWindow({
  preload: join(built, 'preload/index.cjs'),
  isPackaged: app.isPackaged,
  partition: PARTITION,
  exitNow,
  whenClosed: () => app.quit(),
})

/** Locking ends the vault thread and the page that showed what was in it. */
async function lock(why: LockReason): Promise<void> {
  window.cover()
  await keeper.lock()
  await window.open(why)
}

const askShell = createCaller(shellContract, {
  shell: shellHandlers({
    tokens,
    preferences,
    exitNow,
    lock: () => lock('asked'),
    lastLock: () => window.openedFor,
  }),
})
serveCalls(tokens, (name, input, context) =>
  name.startsWith('shell.') ? askShell(name, input, context) : keeper.call(name, input, context),
)
// Also after an exit that asks nobody.
app.on('quit', () => void keeper.end())

lockOnEvents({ powerMonitor, keeper, preferences, lock, tell: (event) => window.tell(event) })
await window.open(null)
