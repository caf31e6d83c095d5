import { join } from 'node:path'
import { BrowserWindow, app } from 'electron'

/** The shell around the core. It has no window worth opening yet: the command line comes first. */
async function openWindow(): Promise<void> {
  const window = new BrowserWindow({
    webPreferences: {
      preload: join(app.getAppPath(), 'out/preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: !app.isPackaged,
    },
  })
  await window.loadFile(join(app.getAppPath(), 'out/renderer/index.html'))
}

await app.whenReady()
app.on('window-all-closed', () => app.quit())
await openWindow()
