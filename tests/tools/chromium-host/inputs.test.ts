import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needs } from '../../support/judges.ts'
import { startFixture, type Fixture } from '../../support/host-fixture.ts'

let app: Fixture
const heard: unknown[][] = []

beforeAll(async () => {
  if (needs('chromium')) return
  app = await startFixture()
  const { webContents } = app.seen.window
  webContents.on('before-mouse-event', (_event, mouse) => heard.push(['mouse', mouse.type]))
  webContents.on('before-input-event', (_event, { key, control }) => heard.push(['key', key, control]))
  webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) =>
    heard.push(['context', isEditable, selectionText, editFlags.canPaste]),
  )
  webContents.on('media-started-playing', () => heard.push(['playing']))
  webContents.on('media-paused', () => heard.push(['paused']))
})
afterAll(() => app?.end())

async function hears(...expected: readonly unknown[][]): Promise<void> {
  await expect.poll(() => heard).toEqual(expected)
  heard.length = 0
}

describe.skipIf(needs('chromium')).sequential('what main hears of a window', () => {
  test('is each button that goes down and up, before the page', async () => {
    await app.page.mouse.click(300, 300)
    await hears(['mouse', 'mouseDown'], ['mouse', 'mouseUp'])
  })

  test('is each key, with what is held beside it', async () => {
    await app.page.keyboard.press('Control+b')
    await expect.poll(() => heard.length).toBe(4)
    expect(heard.splice(0)).toContainEqual(['key', 'b', true])
  })

  test('is no key that a page makes itself, such as a list that passes its keys on', async () => {
    await app.page.evaluate(
      `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }))`,
    )
    await app.page.keyboard.press('b')
    await hears(['key', 'b', false], ['key', 'b', false])
  })

  test('is where a context menu is asked for', async () => {
    await app.page.getByRole('heading').click({ button: 'right' })
    // All of them come, in whichever order: one that came later would be taken for part of what is heard next.
    await expect.poll(() => heard.length).toBe(3)
    expect(heard).toContainEqual(['context', false, expect.any(String), false])
    heard.length = 0
  })

  test('is sound that begins and ends, once each, in the page or taken out of it', async () => {
    await app.page.evaluate(`{
      const sound = document.body.appendChild(document.createElement('audio'))
      for (const name of ['play', 'play', 'pause']) sound.dispatchEvent(new Event(name))
      sound.dispatchEvent(new Event('play'))
      sound.remove()
      sound.dispatchEvent(new Event('pause'))
    }`)
    await hears(['playing'], ['paused'], ['playing'], ['paused'])
  })
})

describe.skipIf(needs('chromium'))('a window and its system', () => {
  test('has the focus until another program has it', () => {
    const { window } = app.seen
    const log: string[] = []
    window.on('blur', () => log.push('blur'))
    window.on('focus', () => log.push('focus'))
    window.focus()
    window.blur()
    expect([window.isFocused(), log]).toEqual([false, ['focus', 'blur']])
  })

  test('remember what was asked of them, where there is nothing to do it with', () => {
    const { seen, host } = app
    seen.window.setContentProtection(true)
    seen.window.setSkipTaskbar(true)
    seen.window.maximize()
    expect(host.app.requestSingleInstanceLock()).toBe(true)
    expect(seen.window).toMatchObject({ isProtected: true, skipsTaskbar: true })
    expect(seen.window.isMaximized()).toBe(true)
    expect(seen.electron.screen.getAllDisplays().length).toBe(1)
  })

  test('share a clipboard that answers later, as Electron’s does', async () => {
    const { clipboard } = app.seen.electron
    const writing = clipboard.writeText('x')
    expect(writing).toBeInstanceOf(Promise)
    await writing
    expect(await clipboard.readText()).toBe('x')
    clipboard.clear()
    expect(await clipboard.readText()).toBe('')
  })
})
