import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needs } from '../../support/judges.ts'
import { startFixture, type Fixture } from '../../support/host-fixture.ts'

let app: Fixture
const inPage = (expression: string): Promise<unknown> => app.page.evaluate(expression)
const failure = (expression: string): Promise<unknown> =>
  inPage(
    `(async () => { try { await ${expression}; return null } catch (error) { return error.message } })()`,
  )

beforeAll(async () => {
  if (!needs('chromium')) app = await startFixture()
})
afterAll(() => app?.end())

describe.skipIf(needs('chromium'))('a preload in the Chromium host', () => {
  test('runs before the page, in a world whose names the page does not see', async () => {
    const before = await inPage(`Object.getOwnPropertyNames(window)`)
    expect(await inPage('window.early')).toBe('object')
    expect(await inPage('typeof window.secretOfThePreload')).toBe('undefined')
    expect(await inPage('typeof require + typeof process + typeof module + typeof Buffer')).toBe(
      'undefined'.repeat(4),
    )
    // A frame has every name that Chromium gives, and no bridge.
    const usual = new Set(
      (await inPage(`(() => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      return Object.getOwnPropertyNames(frame.contentWindow)
    })()`)) as string[],
    )
    expect((before as string[]).filter((name) => !usual.has(name)).toSorted()).toEqual(['api', 'early'])
  })

  test('gives the page a frozen interface, and none in a frame', async () => {
    expect(await inPage('Object.isFrozen(window.api)')).toBe(true)
    await inPage(`window.api.ask = 1`)
    await inPage(`delete window.api`)
    await inPage(`window.api = {}`)
    expect(await inPage('typeof window.api.ask')).toBe('function')
    const inFrame = `new Promise((done) => {
      const frame = document.createElement('iframe')
      frame.onload = () => done(typeof frame.contentWindow.api)
      frame.srcdoc = '<p>frame</p>'
      document.body.append(frame)
    })`
    expect(await inPage(inFrame)).toBe('undefined')
  })

  test('asks main and is answered, and passes calls both ways between its world and the page', async () => {
    const value = {
      text: 'é\u{1F512}\u0000',
      list: [1, -2.5, null],
      nothing: undefined,
      $bytes: 'a name only',
    }
    const back = await app.page.evaluate(
      (sent) =>
        (globalThis as unknown as { api: { ask(...args: unknown[]): Promise<unknown> } }).api.ask(
          'echo',
          sent,
        ),
      value,
    )
    expect(back).toEqual(value)
    expect(await inPage(`window.api.call((number) => number * 2)`)).toBe(41)
    expect(await failure(`window.api.call(() => { throw new Error('from the page') })`)).toBe('from the page')
  })

  test('carries bytes whole', async () => {
    const expression = `(async () => {
      const sent = crypto.getRandomValues(new Uint8Array(60000))
      const back = await window.api.ask('echo', { sent })
      return back.sent instanceof Uint8Array && back.sent.every((byte, at) => byte === sent[at]) && back.sent.length
    })()`
    expect(await inPage(expression)).toBe(60_000)
  })

  test('sends without an answer, and hears what main tells it', async () => {
    await inPage(`window.api.say('said', 'one', new Uint8Array([1, 2]))`)
    await expect.poll(() => app.seen.said).toEqual([['one', new Uint8Array([1, 2])]])
    app.seen.window.webContents.send('told', { at: 3 }, 'words')
    await expect.poll(() => inPage('window.api.heard()')).toEqual([[{ at: 3 }, 'words']])
  })

  test.each(['() => 1', 'document.body', '{ inner: () => 1 }', 'new Map([[1, 2]])', 'Symbol("x")'])(
    'refuses %s, which cannot be cloned',
    async (what) => {
      expect(await failure(`window.api.ask('echo', ${what})`)).toMatch(/could not be cloned/)
    },
  )

  test('words a failure in main as Electron does', async () => {
    expect(await failure(`window.api.ask('boom')`)).toBe(
      "Error invoking remote method 'boom': RangeError: too big",
    )
    expect(await failure(`window.api.ask('nobody')`)).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    )
  })

  test('has no other module and no member that is not emulated', async () => {
    expect(await inPage(`window.api.load('node:fs')`)).toBe('module not found: node:fs')
    expect(await inPage(`window.api.misuse('sendSync')`)).toBe('the Chromium host does not have sendSync')
  })

  test('names the path of a dropped file to main alone', async () => {
    const path = join(app.folder, 'dropped.txt')
    writeFileSync(path, 'dropped')
    await app.page.locator('input').setInputFiles(path)
    const file = `document.querySelector('input').files[0]`
    expect(await inPage(`Object.values(${file}).join() + (${file}.path ?? '')`)).toBe('')
    expect(await inPage(`window.api.path(${file})`)).toBe(path)
    expect(await inPage(`window.api.path(new File(['x'], 'image.png'))`)).toBe('')
    // Text that a page made up stands for no file.
    expect(await inPage(`window.api.ask('echo', 'host-file:0')`)).toBe('host-file:0')
  })
})
