import { EventEmitter } from 'node:events'
import type { App, WebFrameMain } from 'electron'
import { describe, expect, test } from 'vitest'
import { denyDownloads } from '../../src/main/security/deny-downloads.ts'
import { denyNavigation } from '../../src/main/security/deny-navigation.ts'
import { isOurFrame, isOurUrl } from '../../src/main/security/our-frame.ts'
import { resolveNothing } from '../../src/main/security/resolve-nothing.ts'

const FOREIGN = [
  'https://example.com/',
  'http://localhost:5173/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://other/index.html',
  'app://holdfast.example.com/',
  'app://holdfastx/',
  'evidence://x/',
]

/** A page as Electron hands it to the app, and what the app does with something that happens in it. */
function page() {
  const app = new EventEmitter()
  denyNavigation(app as unknown as App)
  let open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof open) => void (open = handler),
  })
  app.emit('web-contents-created', {}, contents)
  const isPrevented = (name: string, url: string): boolean => {
    let prevented = false
    contents.emit(name, { url, preventDefault: () => (prevented = true) }, url)
    return prevented
  }
  return { isPrevented, open: (url: string) => open({ url }).action }
}

describe('a page of the app', () => {
  test.each(FOREIGN)('neither goes to %s, nor is led there', (url) => {
    const { isPrevented, open } = page()
    expect(isPrevented('will-navigate', url)).toBe(true)
    expect(isPrevented('will-redirect', url)).toBe(true)
    expect(open(url)).toBe('deny')
    expect(isOurUrl(url)).toBe(false)
  })

  test('may be loaded anew, and opens no window even of itself', () => {
    const { isPrevented, open } = page()
    expect(isPrevented('will-navigate', 'app://holdfast/index.html')).toBe(false)
    expect(open('app://holdfast/index.html')).toBe('deny')
  })

  test('takes in no page of another program', () => {
    const { isPrevented } = page()
    expect(isPrevented('will-attach-webview', '')).toBe(true)
    expect(isPrevented('will-frame-navigate', 'https://example.com/')).toBe(true)
    expect(isPrevented('will-frame-navigate', 'evidence://x/')).toBe(true)
  })
})

describe('a message', () => {
  const top = { url: 'app://holdfast/index.html', parent: null } as WebFrameMain

  test('is heard from the top frame of the app’s own page alone', () => {
    expect(isOurFrame(top)).toBe(true)
    expect(isOurFrame(null)).toBe(false)
    expect(isOurFrame({ ...top, parent: top } as WebFrameMain)).toBe(false)
    for (const url of FOREIGN) expect(isOurFrame({ ...top, url } as WebFrameMain), url).toBe(false)
  })
})

test('nothing is downloaded, in whichever session', () => {
  const app = new EventEmitter()
  denyDownloads(app as unknown as App)
  for (const session of [new EventEmitter(), new EventEmitter()]) {
    app.emit('session-created', session)
    let isPrevented = false
    session.emit('will-download', { preventDefault: () => (isPrevented = true) })
    expect(isPrevented).toBe(true)
  }
})

test('no name is looked up, whatever asks for it', () => {
  const switches = new Map<string, string | undefined>()
  resolveNothing({
    commandLine: { appendSwitch: (name, value) => void switches.set(name, value) },
  })
  expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
})
