// An app of one window and one page, to compare with: what the host alone costs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, session } from 'electron'

/** @type {Readonly<Record<string, string>>} */
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' }
const folder = join(app.getAppPath(), 'page')

await app.whenReady()
session.fromPartition('empty').protocol.handle('app', (request) => {
  const name = new URL(request.url).pathname.slice(1)
  const type = TYPES[name.slice(name.indexOf('.') + 1)]
  if (type === undefined || name.includes('/')) return new Response(null, { status: 404 })
  return new Response(readFileSync(join(folder, name)), { headers: { 'content-type': type } })
})
const window = new BrowserWindow({
  width: 1200,
  height: 800,
  show: false,
  webPreferences: { partition: 'empty', sandbox: true, preload: join(folder, 'preload.js') },
})
window.once('ready-to-show', () => window.show())
await window.loadURL('app://empty/index.html')
