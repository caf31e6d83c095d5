import { describe, expect, test } from 'vitest'
import { appInTests } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { makeVault } from '../support/made-vault.ts'
import { plantRequests } from '../support/no-network.ts'

// What a page that was taken over asks for.
plantRequests(/^https:\/\/example\.com\//, /^http:\/\/127\.0\.0\.1:1\//)
const app = appInTests(async () => {
  await makeVault(app, app.path('records.holdfast'))
})

describe.skipIf(needs('chromium')).sequential('a page that was taken over', () => {
  const FOREIGN = [
    'https://example.com/away',
    'app://other/index.html',
    'file:///etc/passwd',
    'data:text/html,x',
  ]

  test('goes nowhere, opens nothing, and takes nothing in', async () => {
    for (const url of FOREIGN) {
      await app.page.evaluate(`{ location.href = '${url}' }`)
      await app.page.evaluate(`{ window.open('${url}') }`)
      await app.page.evaluate(`{
        const frame = document.body.appendChild(document.createElement('iframe'))
        frame.src = '${url}'
        const link = document.body.appendChild(document.createElement('a'))
        link.href = '${url}'
        link.click()
        const form = document.body.appendChild(document.createElement('form'))
        form.action = '${url}'
        form.submit()
      }`)
    }
    await app.page.waitForTimeout(500)
    const { window } = await app.host.window()
    expect(window.webContents.getURL()).toBe('app://holdfast/index.html')
    expect(window.webContents.opened.filter(({ action }) => action !== 'deny')).toEqual([])
    expect(app.page.context().pages().length).toBe(1)
    expect(app.page.frames().filter((frame) => /example|other|passwd/.test(frame.url()))).toEqual([])
    expect(await app.page.evaluate('document.title')).toBe('Holdfast')
  })

  test('is not led away by an answer, and nor is a frame', async () => {
    const { handlers } = app.host.session
    const serveApp = handlers.get('app')!
    const { window } = await app.host.window()
    for (const location of FOREIGN) {
      handlers.set('app', (request) =>
        request.url.endsWith('/led')
          ? new Response(null, { status: 302, headers: { location } })
          : serveApp(request),
      )
      const before = window.webContents.redirects.length
      await app.page.evaluate(`{
        const frame = document.body.appendChild(document.createElement('iframe'))
        frame.src = 'https://saved-page.app.host.test/led'
      }`)
      await expect.poll(() => window.webContents.redirects.length).toBe(before + 1)
      await app.page.evaluate(`{ location.href = 'https://holdfast.app.host.test/led' }`)
      await expect.poll(() => window.webContents.redirects.length).toBe(before + 2)
    }
    handlers.set('app', serveApp)
    expect(window.webContents.redirects.filter(({ isPrevented }) => !isPrevented)).toEqual([])
    expect(window.webContents.getURL()).toBe('app://holdfast/index.html')
    expect(app.page.frames().filter((frame) => /example|other|passwd/.test(frame.url()))).toEqual([])
  })

  test('is not given what is elsewhere by evidence that leads there', async () => {
    const { handlers } = app.host.session
    const serveEvidence = handlers.get('evidence')!
    const location = 'https://example.com/led'
    let asked = 0
    handlers.set('evidence', () => {
      asked++
      return new Response(null, { status: 302, headers: { location } })
    })
    const outcome = await app.page.evaluate(
      `fetch('evidence://x/led').then(() => 'answered', () => 'failed')`,
    )
    handlers.set('evidence', serveEvidence)
    expect([asked, outcome]).toEqual([1, 'failed'])
  })

  test('saves no file', async () => {
    const { downloads } = app.host.session
    await app.page.evaluate(`{
      for (const href of ['data:text/plain,x', URL.createObjectURL(new Blob(['x']))]) {
        const link = Object.assign(document.createElement('a'), { href, download: 'x.txt' })
        document.body.append(link)
        link.click()
      }
    }`)
    await expect.poll(() => downloads.length).toBe(2)
    expect(downloads.filter(({ isPrevented }) => !isPrevented)).toEqual([])
  })

  test('has no keyhole in a frame', async () => {
    const found = await app.page.evaluate(`{
      const frame = document.body.appendChild(document.createElement('iframe'))
      frame.srcdoc = '<p>x</p>'
      new Promise((done) => frame.addEventListener('load', () => done(typeof frame.contentWindow.bridge)))
    }`)
    expect([await app.page.evaluate('typeof bridge'), found]).toEqual(['object', 'undefined'])
  })

  const SENDING = `Promise.allSettled([
    fetch('https://example.com/x'),
    fetch('http://127.0.0.1:1/x'),
    new Promise((done, fail) => { const socket = new WebSocket('wss://example.com/'); socket.onopen = done; socket.onerror = fail }),
    import('https://example.com/x.js'),
  ]).then((all) => all.map(({ status }) => status))`
  const NOTHING_SENT = ['rejected', 'rejected', 'rejected', 'rejected']

  test('sends nothing: its own policy lets no request begin', async () => {
    const before = [...app.host.session.refused]
    expect(await app.page.evaluate(SENDING)).toEqual(NOTHING_SENT)
    expect(app.host.session.refused).toEqual(before)
  })

  test('sends nothing without that policy either: the session refuses each request', async () => {
    const wire = await app.page.context().newCDPSession(app.page)
    await wire.send('Page.setBypassCSP', { enabled: true })
    await app.page.reload()
    const before = app.host.session.refused.length
    expect(await app.page.evaluate(SENDING)).toEqual(NOTHING_SENT)
    expect(app.host.session.refused.slice(before).toSorted()).toEqual([
      'http://127.0.0.1:1/x',
      'https://example.com/x',
      'https://example.com/x.js',
    ])
  })
})
