import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type * as Electron from 'electron'
import type { Page } from 'playwright'
import { findBrowser } from '../../src/cli/chromium/find-browser.ts'
import { startHost, type Host } from '../../tools/chromium-host/start-host.ts'
import { vi } from 'vitest'

// A small app that is no part of Holdfast, to try the Chromium host with.

// A browser on a busy computer answers late.
vi.setConfig({ expect: { poll: { timeout: 30_000 } } })

const PRELOAD = `
const { contextBridge, ipcRenderer, webUtils } = require('electron')
globalThis.secretOfThePreload = 'in a world of its own'
let heard = []
ipcRenderer.on('told', (_event, ...args) => heard.push(args))
contextBridge.exposeInMainWorld('api', {
  ask: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  say: (channel, ...args) => ipcRenderer.send(channel, ...args),
  heard: () => heard,
  call: (fn) => fn(20) + 1,
  path: (file) => ipcRenderer.invoke('echo', webUtils.getPathForFile(file)),
  misuse: (name) => { try { return String(ipcRenderer[name]) } catch (error) { return error.message } },
  load: (id) => { try { return String(require(id)) } catch (error) { return error.message } },
})
`

const PAGE = `<!doctype html><title>Fixture</title><body><h1>Fixture</h1><input type="file">
<script>window.early = typeof window.api</script></body>`

const MAIN = `
import * as electron from 'electron'
import { readFileSync } from 'node:fs'
const { app, BrowserWindow, ipcMain, session } = electron
const seen = { electron, log: [], requests: [], cancelled: 0, senders: [], said: [], window: null }
globalThis.hostFixture = seen
for (const name of ['before-quit', 'window-all-closed', 'will-quit', 'quit'])
  app.on(name, () => void seen.log.push(name))
app.on('session-created', (made) => made.on('will-download', (event, item) => {
  seen.log.push('will-download ' + item.getURL())
  event.preventDefault()
}))
await app.whenReady()
const here = session.fromPartition('fixture')
const page = (text) => new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } })
here.protocol.handle('app', (request) => {
  seen.requests.push(request.url)
  const { hostname, pathname } = new URL(request.url)
  if (pathname === '/led') return new Response(null, { status: 302, headers: { location: process.env.HOST_FIXTURE_LED } })
  if (hostname === 'frame') return framed()
  return pathname.endsWith('.html') ? page(readFileSync(process.env.HOST_FIXTURE_PAGE, 'utf8')) : new Response(null, { status: 404 })
})
const framed = () => new Response('<!doctype html><input aria-label="in the frame"><script src="app://frame/no.js"></script>', {
  headers: { 'content-type': 'text/html', 'content-security-policy': "default-src 'none'; frame-ancestors app://fixture" },
})
const WHOLE = 5 * 1024 * 1024
here.protocol.handle('evidence', (request) => {
  const range = request.headers.get('range')
  seen.requests.push(request.url + ' ' + range)
  const from = Number(/bytes=([0-9]+)-/.exec(range ?? 'bytes=0-')[1])
  let at = from
  const body = new ReadableStream({
    pull(controller) {
      if (at >= WHOLE) return controller.close()
      controller.enqueue(new Uint8Array(Math.min(65536, WHOLE - at)).fill(at / 65536 % 251))
      at += 65536
    },
    cancel() { seen.cancelled++ },
  })
  return new Response(body, {
    status: range === null ? 200 : 206,
    headers: {
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
      'access-control-expose-headers': 'content-range',
      ...(range === null ? {} : { 'content-range': 'bytes ' + from + '-' + (WHOLE - 1) + '/' + WHOLE }),
    },
  })
})
const note = (event) => seen.senders.push(event.senderFrame === null ? null : event.senderFrame.url)
ipcMain.handle('echo', (event, value) => (note(event), value))
ipcMain.handle('boom', () => { throw new RangeError('too big') })
ipcMain.on('said', (event, ...args) => (note(event), seen.said.push(args)))
seen.window = new BrowserWindow({
  title: 'Fixture', show: false,
  webPreferences: { preload: process.env.HOST_FIXTURE_PRELOAD, partition: 'fixture', sandbox: true },
})
seen.window.webContents.on('will-navigate', (event) => {
  seen.log.push('will-navigate ' + event.url)
  if (!event.url.startsWith('app://')) event.preventDefault()
})
seen.window.webContents.on('will-redirect', (event) => {
  seen.log.push('will-redirect ' + event.url + ' ' + event.isMainFrame)
  if (!event.url.startsWith('app://fixture')) event.preventDefault()
})
seen.window.webContents.on('before-input-event', (_event, { type, key }) => seen.log.push(type + ' ' + key))
seen.window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
await seen.window.loadURL('app://fixture/index.html')
`

/** What the made-up main has seen, and the modules it was given. */
export type Seen = {
  readonly electron: typeof Electron
  readonly log: string[]
  readonly requests: string[]
  readonly senders: (string | null)[]
  readonly said: unknown[][]
  readonly window: Electron.BrowserWindow
  cancelled: number
}

export type Fixture = {
  readonly host: Host
  readonly page: Page
  readonly seen: Seen
  readonly folder: string
  end(): Promise<void>
}

/** Writes the made-up app into a folder of its own and starts it in the Chromium host. */
export async function startFixture(): Promise<Fixture> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-host-fixture-'))
  const write = (name: string, text: string): string => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  }
  write('package.json', JSON.stringify({ version: '9.8.7', type: 'module' }))
  process.env['HOST_FIXTURE_PRELOAD'] = write('out/preload/index.cjs', PRELOAD)
  process.env['HOST_FIXTURE_PAGE'] = write('out/renderer/index.html', PAGE)
  const host = await startHost({
    main: write('out/main/index.js', MAIN),
    browser: findBrowser(),
    isHeadless: true,
    withoutSandbox: process.getuid?.() === 0,
  })
  const { page } = await host.window()
  const seen = (globalThis as unknown as { hostFixture: Seen }).hostFixture
  const end = async (): Promise<void> => {
    await host.close()
    rmSync(folder, { recursive: true, force: true })
    rmSync(host.userData, { recursive: true, force: true })
  }
  return { host, page, seen, folder, end }
}
