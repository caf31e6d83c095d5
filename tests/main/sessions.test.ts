import type { Session } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { PARTITION, preparePages } from '../../src/main/pages.ts'
import { openPrinterPages } from '../../src/main/printer-pages.ts'

type Decide = (...given: never[]) => unknown

/** What a session was told. Electron itself, which would do as it is told, is not here. */
class HeardSession {
  readonly told: Record<string, Decide> = {}
  isSpellChecked = true
  readonly served: string[] = []
  readonly protocol = { handle: (scheme: string) => void this.served.push(scheme) }
  readonly webRequest = { onBeforeRequest: (decide: Decide) => void (this.told['request'] = decide) }
  setPermissionRequestHandler = (decide: Decide) => void (this.told['ask'] = decide)
  setPermissionCheckHandler = (decide: Decide) => void (this.told['check'] = decide)
  setDevicePermissionHandler = (decide: Decide) => void (this.told['device'] = decide)
  setDisplayMediaRequestHandler = (decide: Decide) => void (this.told['screen'] = decide)
  setSpellCheckerEnabled = (isOn: boolean) => void (this.isSpellChecked = isOn)
  setProxy = () => Promise.resolve()

  decide(what: string, ...given: unknown[]): unknown {
    return this.told[what]!(...(given as never[]))
  }

  /** What it answers by a callback, which is the last that it is given. */
  answered(what: string, ...given: unknown[]): unknown {
    let answer: unknown = 'none yet'
    this.decide(what, ...given, (said: unknown) => (answer = said))
    return answer
  }
}

const sessions = new Map<string, HeardSession>()

vi.mock('electron', () => ({
  session: {
    fromPartition: (name: string) => {
      const known = sessions.get(name) ?? new HeardSession()
      sessions.set(name, known)
      return known as unknown as Session
    },
  },
  BrowserWindow: class {
    readonly webContents = { debugger: { on: () => undefined, attach: () => undefined }, on: () => undefined }
    loadURL = () => Promise.resolve()
    isDestroyed = () => false
    destroy = () => undefined
  },
}))

beforeEach(() => sessions.clear())

function ofTheApp(): HeardSession {
  preparePages({ page: '/page', pdfjs: '/pdfjs' }, () => Promise.reject(new Error('nothing is open')), String)
  return sessions.get(PARTITION)!
}

async function ofPrinting(isForeign: boolean): Promise<HeardSession> {
  const pages = openPrinterPages()
  await pages.answer({ kind: 'open', page: 1, isForeign }, () => undefined)
  pages.closeAll()
  return [...sessions.values()][0]!
}

const PERMISSIONS = [
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'hid',
  'midi',
  'openExternal',
  'pointerLock',
  'serial',
  'usb',
  'window-management',
]

describe.each([
  ['of the app', () => Promise.resolve(ofTheApp())],
  ['of what is printed', () => ofPrinting(false)],
  ['of a saved page that is printed', () => ofPrinting(true)],
] as const)('the session %s', (_whose, begin) => {
  test('grants no permission that is asked for', async () => {
    const told = await begin()
    for (const name of PERMISSIONS) expect(told.answered('ask', null, name), name).toBe(false)
  })

  test('says of no permission that it has been granted', async () => {
    const told = await begin()
    for (const name of PERMISSIONS)
      expect(told.decide('check', null, name, 'app://holdfast'), name).toBe(false)
  })

  test('gives no device away', async () => {
    const told = await begin()
    for (const deviceType of ['hid', 'serial', 'usb'])
      expect(told.decide('device', { deviceType, origin: 'app://holdfast', device: {} })).toBe(false)
  })

  test('shows no screen and no sound of the computer', async () => {
    expect((await begin()).answered('screen', { videoRequested: true, audioRequested: true })).toEqual({})
  })

  test('checks no spelling, which would fetch a dictionary', async () => {
    expect((await begin()).isSpellChecked).toBe(false)
  })

  test('keeps nothing on the disk', async () => {
    await begin()
    expect([...sessions.keys()].filter((name) => name.startsWith('persist:'))).toEqual([])
  })
})

describe('the session of the app', () => {
  const cancelled = (url: string): unknown => ofTheApp().answered('request', { url })

  test.each([
    'https://example.com/x.js',
    'http://127.0.0.1:1/x',
    'wss://example.com/',
    'ws://localhost/',
    'ftp://example.com/x',
    'file:///etc/passwd',
    'chrome-extension://x/y',
    'https://example.com/?app://holdfast/',
  ])('makes no request to %s', (url) => {
    expect(cancelled(url)).toEqual({ cancel: true })
  })

  test.each(['app://holdfast/index.js', 'evidence://x/1', 'blob:app://holdfast/1', 'data:image/png;base64,'])(
    'asks itself for %s',
    (url) => {
      expect(cancelled(url)).toEqual({ cancel: false })
    },
  )

  test('serves its own two schemes', () => {
    expect(ofTheApp().served).toEqual(['app', 'evidence'])
  })
})
