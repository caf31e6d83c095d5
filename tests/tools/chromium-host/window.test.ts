import type * as Electron from 'electron'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needs } from '../../support/judges.ts'
import { startFixture, type Fixture } from '../../support/host-fixture.ts'

type Paused = { readonly requestId: string; readonly request: { readonly url: string } }

let app: Fixture
const inPage = (expression: string): Promise<unknown> => app.page.evaluate(expression)

beforeAll(async () => {
  if (!needs('chromium')) app = await startFixture()
})
afterAll(() => app?.end())

/** Chromium prints no page that is still on its way. */
async function stateOf({ debugger: asked }: Electron.WebContents): Promise<string> {
  const expression = '`${document.readyState} ${document.body?.innerText}`'
  const { result } = (await asked.sendCommand('Runtime.evaluate', { expression })) as {
    readonly result: { readonly value: string }
  }
  return result.value
}

describe.skipIf(needs('chromium')).sequential('a window in the Chromium host', () => {
  test('stays where it is when will-navigate is prevented', async () => {
    await inPage(`void (location.href = 'https://example.com/away')`)
    await expect.poll(() => app.seen.log).toContain('will-navigate https://example.com/away')
    expect(app.seen.window.webContents.getURL()).toBe('app://fixture/index.html')
    expect(await app.page.getByRole('heading').innerText()).toBe('Fixture')
  })

  test('stays where it is when will-redirect is prevented, and a frame as well', async () => {
    process.env['HOST_FIXTURE_LED'] = 'app://other/x.html'
    await inPage(`void (location.href = 'https://fixture.app.host.test/led')`)
    await expect.poll(() => app.seen.log).toContain('will-redirect app://other/x.html true')
    await inPage(`void document.body.append(
      Object.assign(document.createElement('iframe'), { src: 'https://fixture.app.host.test/led' }))`)
    await expect.poll(() => app.seen.log).toContain('will-redirect app://other/x.html false')
    expect(app.seen.requests.join()).not.toContain('app://other')
    expect(app.seen.window.webContents.getURL()).toBe('app://fixture/index.html')
    await inPage(`document.querySelector('iframe').remove()`)
  })

  test('goes where an answer leads when nobody prevents it', async () => {
    process.env['HOST_FIXTURE_LED'] = '/index.html'
    await inPage('void (window.isBefore = true)')
    await inPage(`void (location.href = 'https://fixture.app.host.test/led')`)
    await expect.poll(() => inPage('window.isBefore')).toBe(undefined)
    expect(app.seen.window.webContents.getURL()).toBe('app://fixture/index.html')
    expect(app.seen.log).toContain('will-redirect app://fixture/index.html true')
    expect(app.seen.log).not.toContain('will-navigate app://fixture/index.html')
  })

  test('tells the session of what a page wants to save, and saves nothing', async () => {
    await inPage(`{
      const link = Object.assign(document.createElement('a'), { href: 'data:text/plain,x', download: 'x.txt' })
      document.body.append(link)
      link.click()
    }`)
    await expect.poll(() => app.seen.log).toContain('will-download data:text/plain,x')
    expect(app.host.session.downloads).toEqual([{ url: 'data:text/plain,x', isPrevented: true }])
  })

  test('opens no other window', async () => {
    await inPage(`void window.open('https://example.com/')`)
    const { window } = await app.host.window()
    await expect
      .poll(() => window.webContents.opened)
      .toEqual([{ url: 'https://example.com/', action: 'deny' }])
    await expect.poll(() => app.page.context().pages().length).toBe(1)
  })

  test('shows a frame of the app’s own scheme, foreign to the page and without its preload, and hears its keys', async () => {
    await inPage(
      `void document.body.append(Object.assign(document.createElement('iframe'), { src: 'app://frame/' }))`,
    )
    const frame = app.page.frameLocator('iframe')
    await frame.getByLabel('in the frame').focus()
    await app.page.keyboard.press('Shift')
    await expect.poll(() => app.seen.log).toContain('keyUp Shift')
    expect(app.seen.log).toContain('keyDown Shift')
    expect(await inPage(`document.querySelector('iframe').contentDocument`)).toBe(null)
    expect(await frame.locator('body').evaluate('typeof window.api')).toBe('undefined')
    await inPage(`document.querySelector('iframe').remove()`)
  })

  test('shows the theme that main chose', async () => {
    const isDark = () => inPage(`matchMedia('(prefers-color-scheme: dark)').matches`)
    app.seen.electron.nativeTheme.themeSource = 'dark'
    await expect.poll(isDark).toBe(true)
    app.seen.electron.nativeTheme.themeSource = 'light'
    await expect.poll(isDark).toBe(false)
  })

  test('refuses to be made with web preferences that it cannot keep', () => {
    const { BrowserWindow } = app.seen.electron
    const unsafe = [
      { nodeIntegration: true },
      { contextIsolation: false },
      { sandbox: false },
      { webSecurity: false },
      { webviewTag: true },
      { nodeIntegrationInWorker: true },
      { nodeIntegrationInSubFrames: true },
      { allowRunningInsecureContent: true },
      { enableBlinkFeatures: 'x' },
      { partition: 'persist:x' },
    ]
    for (const webPreferences of unsafe)
      expect(() => new BrowserWindow({ webPreferences })).toThrow('cannot emulate webPreferences')
    expect(BrowserWindow.getAllWindows().length).toBe(1)
  })

  test('takes an answer for each dialog, and one that nobody answers is an error', async () => {
    const { dialog } = app.seen.electron
    await expect(dialog.showOpenDialog({})).rejects.toThrow('has no answer for this dialog')
    await expect(dialog.showSaveDialog({})).rejects.toThrow('has no answer for this dialog')
    app.host.answers.open.push({ canceled: false, filePaths: ['/a'] })
    expect(await dialog.showOpenDialog({ title: 'Which' })).toEqual({ canceled: false, filePaths: ['/a'] })
    expect(app.host.dialogs.at(-1)).toEqual({ title: 'Which' })
  })

  test('prints a hidden page, and answers its requests as the app says', async () => {
    const { BrowserWindow, session } = app.seen.electron
    const alone = session.fromPartition('alone')
    alone.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url.includes('refused') }))
    const hidden = new BrowserWindow({ show: false, webPreferences: { partition: 'alone', sandbox: true } })
    const { webContents } = hidden
    const asked: string[] = []
    webContents.debugger.on('message', (_event, method: string, params: Paused) => {
      if (method !== 'Fetch.requestPaused') return
      asked.push(params.request.url)
      const answer = { requestId: params.requestId, responseCode: 200, body: btoa('<p>From the app') }
      // A page that has gone on takes what it asked for with it.
      webContents.debugger.sendCommand('Fetch.fulfillRequest', answer).catch((error: unknown) => error)
    })
    await hidden.loadURL('about:blank')
    await expect(webContents.debugger.sendCommand('Page.enable')).rejects.toThrow('No target')
    webContents.debugger.attach('1.3')
    await webContents.debugger.sendCommand('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await webContents.debugger.sendCommand('Page.navigate', { url: 'http://made.invalid/' })
    expect(asked).toContain('http://made.invalid/')
    await expect.poll(() => stateOf(webContents)).toBe('complete From the app')
    await expect(webContents.debugger.sendCommand('Page.printToPDF')).rejects.toThrow('found')
    const onPaper = { pageSize: { width: 8, height: 11 }, margins: { top: 0, bottom: 0, left: 0, right: 0 } }
    const pdf = await webContents.printToPDF(onPaper)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    await expect(webContents.printToPDF({ ...onPaper, landscape: true })).rejects.toThrow('landscape')
    await webContents.debugger.sendCommand('Page.navigate', { url: 'http://refused.invalid/' })
    expect(asked).not.toContain('http://refused.invalid/')
    expect(app.host.session.refused).toContain('http://refused.invalid/')
    hidden.destroy()
    const { window } = await app.host.window()
    expect(window.webContents.getURL()).toBe('app://fixture/index.html')
  })

  // Last: it leaves the page.
  test('says which page a message came from, so that a foreign one is told apart', async () => {
    await inPage(`window.api.ask('echo', 1)`)
    expect(app.seen.senders.at(-1)).toBe('app://fixture/index.html')
    await inPage(`void (location.href = 'https://other.app.host.test/index.html')`)
    await app.page.waitForURL(/other/)
    await expect.poll(() => inPage('typeof window.api')).toBe('object')
    await inPage(`window.api.ask('echo', { senderFrame: { url: 'app://fixture/index.html' } })`)
    expect(app.seen.senders.at(-1)).toBe('app://other/index.html')
  })
})

describe.skipIf(needs('chromium'))('what the Chromium host does not have', () => {
  test('is refused by every module, to read and to set', () => {
    const { electron } = app.seen
    const [window] = electron.BrowserWindow.getAllWindows()
    const modules: Readonly<Record<string, unknown>> = {
      ...electron,
      window,
      webContents: window!.webContents,
      debugger: window!.webContents.debugger,
      mainFrame: window!.webContents.mainFrame,
      defaultSession: electron.session.defaultSession,
      partition: electron.session.fromPartition('fixture'),
      webRequest: electron.session.defaultSession.webRequest,
    }
    expect(Object.keys(modules).length).toBe(19)
    for (const [name, found] of Object.entries(modules)) {
      const module = found as Record<string, unknown>
      expect(() => module['doWhatNobodyKnows'], name).toThrow('the Chromium host does not have')
      expect(() => (module['setWhatNobodyKnows'] = true), name).toThrow('the Chromium host does not have')
    }
  })

  test('is every module that is not listed', () => {
    expect(Object.keys(app.seen.electron)).not.toContain('shell')
    expect(app.seen.electron.utilityProcess).toBeUndefined()
  })

  test('is a session that stays on the disk', () => {
    expect(() => app.seen.electron.session.fromPartition('persist:x')).toThrow('cannot emulate')
  })
})
