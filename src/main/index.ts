import { app } from 'electron'
import { runApp } from './run-app.ts'
import { denyDownloads } from './security/deny-downloads.ts'
import { denyNavigation } from './security/deny-navigation.ts'
import { resolveNothing } from './security/resolve-nothing.ts'
import { registerSchemes } from './security/schemes.ts'

registerSchemes()
resolveNothing(app)
app.enableSandbox()
denyNavigation(app)
denyDownloads(app)
// A second start brings the window of the first forward, and ends.
if (app.requestSingleInstanceLock()) {
  await app.whenReady()
  await runApp()
} else {
  app.exit(0)
}
