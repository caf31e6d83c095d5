import { BrowserWindow, type App } from 'electron'

/** The window is gone before anything else happens; then the process ends, and what it held in memory with it. */
export function exitAtOnce(app: App): void {
  for (const window of BrowserWindow.getAllWindows()) window.hide()
  app.exit(0)
}
