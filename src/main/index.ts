import { join } from 'node:path'
import { app, nativeTheme, session } from 'electron'
import { shellContract } from '../contract/shell.ts'
import { createCaller } from '../core/router.ts'
import { serveApp } from './app-scheme.ts'
import { exitAtOnce } from './exit-at-once.ts'
import { serveCalls } from './ipc.ts'
import { Preferences } from './preferences.ts'
import { shellHandlers } from './shell.ts'
import { denyNavigation } from './security/deny-navigation.ts'
import { denyNetwork } from './security/deny-network.ts'
import { denyPermissions } from './security/deny-permissions.ts'
import { registerSchemes } from './security/schemes.ts'
import { startVaultThread } from './thread/thread-client.ts'
import { Tokens } from './tokens.ts'
import { openWindow } from './window.ts'

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
nativeTheme.themeSource = preferences.get('theme')

const thread = startVaultThread(new URL('./vault-thread.js', import.meta.url), {
  resourcesFolder: app.isPackaged ? join(process.resourcesPath, 'resources') : join(root, 'resources'),
  fontsFolder: join(root, 'node_modules'),
  memoryFolder: join(app.getPath('userData'), 'seen'),
  appVersion: `holdfast ${app.getVersion()}`,
})
const tokens = new Tokens((token, standsFor) => thread.learnToken(token, standsFor))
const exitNow = (): void => exitAtOnce(app)
const askShell = createCaller(shellContract, { shell: shellHandlers({ tokens, preferences, exitNow }) })
serveCalls(tokens, (name, input, context) =>
  name.startsWith('shell.') ? askShell(name, input, context) : thread.call(name, input, context),
)
// Also after an exit that asks nobody.
app.on('quit', () => void thread.end())

await openWindow({
  preload: join(built, 'preload/index.cjs'),
  isPackaged: app.isPackaged,
  partition: PARTITION,
})
