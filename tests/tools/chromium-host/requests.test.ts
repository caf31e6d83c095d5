import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needs } from '../../support/judges.ts'
import { startFixture, type Fixture } from '../../support/host-fixture.ts'

const MIB = 1024 * 1024
let app: Fixture
let server: Server
let connections = 0
let port = 0
const inPage = (expression: string): Promise<unknown> => app.page.evaluate(expression)

beforeAll(async () => {
  if (needs('chromium')) return
  app = await startFixture()
  server = createServer((socket) => {
    connections++
    socket.destroy()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address !== null && typeof address === 'object') port = address.port
})
afterAll(async () => {
  server?.close()
  await app?.end()
})

describe.skipIf(needs('chromium'))('requests in the Chromium host', () => {
  test('of a range are answered with its first window, and the rest is not read', async () => {
    const range = await inPage(`fetch('evidence://one/x', { headers: { range: 'bytes=131072-' } }).then(
      async (answer) => [answer.status, answer.headers.get('content-range'), (await answer.arrayBuffer()).byteLength])`)
    const last = 131_072 + MIB - 1
    expect(range).toEqual([206, `bytes 131072-${last}/${5 * MIB}`, MIB])
    expect(app.seen.requests).toContain('evidence://one/x bytes=131072-')
    expect(app.seen.cancelled).toBe(1)
  })

  test('of a whole file are answered whole', async () => {
    const answer = await inPage(
      `fetch('evidence://one/whole').then(async (answer) => [answer.status, (await answer.arrayBuffer()).byteLength])`,
    )
    expect(answer).toEqual([200, 5 * MIB])
  })

  test('of an element that names the scheme itself go to its handler', async () => {
    await inPage(`void (document.body.append(Object.assign(new Image(), { src: 'evidence://one/picture' })))`)
    await expect.poll(() => app.seen.requests.join()).toContain('evidence://one/picture')
  })

  test('to anywhere else reach nobody, not even a server on this computer', async () => {
    const failed = (ask: string): Promise<unknown> =>
      inPage(`(${ask}).then(() => 'answered', () => 'failed')`)
    for (const url of [
      `http://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      'https://example.com/planted',
    ])
      expect(await failed(`fetch('${url}', { mode: 'no-cors' })`), url).toBe('failed')
    expect(
      await failed(`new Promise((done, fail) => Object.assign(new WebSocket('ws://127.0.0.1:${port}/'),
        { onopen: done, onerror: fail }))`),
    ).toBe('failed')
    await inPage(`navigator.sendBeacon('http://127.0.0.1:${port}/beacon', 'x')`)
    await inPage(`void window.open('http://127.0.0.1:${port}/window')`)
    await inPage(`void document.body.append(Object.assign(document.createElement('iframe'),
      { src: 'http://127.0.0.1:${port}/frame' }))`)
    await app.page.waitForTimeout(500)
    expect(connections).toBe(0)
    // The detector works: a request that was planted is on the list.
    expect(app.host.session.refused).toContain('https://example.com/planted')
    // And so does the server that nobody reached.
    await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    expect(connections).toBe(1)
  })
})
