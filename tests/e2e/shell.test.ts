import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findBrowser } from '../../src/cli/chromium/find-browser.ts'
import { startHost } from '../../tools/chromium-host/start-host.ts'
import { ROOT } from '../../tools/find-node.mjs'
import { endlessFile } from '../support/endless-file.ts'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { pressShiftThrice } from '../support/keyboard.ts'
import { look } from '../support/look-at.ts'
import { askCore, makeVault } from '../support/made-vault.ts'
import { lockByHand, nextPage, startAgain } from '../support/next-page.ts'
import { unlock } from '../support/unlocked.ts'

const app = appInTests()
const { press, seen } = atTheScreen(app)
const vault = app.path('records.holdfast')

const status = (says: string) => app.page.getByRole('status').filter({ hasText: says }).waitFor()
const shift = () => app.page.keyboard.press('Shift')
const filledDots = () => app.page.locator('.exit-dot.filled').count()
const choose = (change: object) => askCore(app.page, 'shell.setPreference', change)
const covered = () => app.page.evaluate(`document.documentElement.hasAttribute('data-covered')`)

async function beginKeeping(path: string): Promise<void> {
  await app.page.keyboard.press('Control+n')
  app.host.answers.open.push({ canceled: false, filePaths: [path] })
  await press('Choose')
  await seen(/^(keeping…|\d+ %)$/)
}

describe.skipIf(needs('chromium')).sequential('pressing Shift three times', () => {
  test('is counted beside Exit now and said, until something else is touched', async () => {
    await app.page.getByRole('heading', { name: 'Holdfast' }).waitFor()
    await shift()
    await status('Exit, key press 1 of 3')
    await shift()
    await status('Exit, key press 2 of 3')
    expect(await filledDots()).toBe(2)
    expect(await look(app, 'shell-exit-counted')).toEqual([])
    await app.page.keyboard.press('Tab')
    await expect.poll(filledDots).toBe(0)
    await shift()
    await expect.poll(filledDots).toBe(1)
    await app.page.mouse.click(5, 5)
    await expect.poll(filledDots).toBe(0)
  })

  test('is forgotten after five seconds, and that is said', async () => {
    await shift()
    await status('Exit timed out')
    expect(await filledDots()).toBe(0)
  })

  test('with Ctrl held down changes the keyboard, and is nothing', async () => {
    await app.page.keyboard.down('Control')
    await pressShiftThrice(app.page)
    await app.page.keyboard.up('Control')
    expect(await filledDots()).toBe(0)
  })

  test('does nothing where somebody chose that, and can be tried', async () => {
    await choose({ shiftThrice: 'nothing' })
    await pressShiftThrice(app.page)
    expect(await app.page.locator('.exit-dot').count()).toBe(0)
    await app.page.evaluate(
      `window.bridge.listen((event) => { if (event.kind === 'exit-tried') window.tried = true })`,
    )
    await askCore(app.page, 'shell.tryExit', {})
    await pressShiftThrice(app.page)
    await expect.poll(() => app.page.evaluate('window.tried')).toBe(true)
  })

  test('locks where somebody chose that', async () => {
    await makeVault(app, vault)
    await choose({ shiftThrice: 'lock' })
    await pressShiftThrice(app.page)
    await nextPage(app)
    await seen('Locked.')
    await choose({ shiftThrice: 'close' })
  })
})

describe.skipIf(needs('chromium')).sequential('leaving at once', () => {
  test('keeps the letter that was typed last, and says so once after the next unlock', async () => {
    await unlock(app)
    await app.page.keyboard.press('Control+n')
    await app.page.getByLabel('What happened?').fill('He waited outside')
    await pressShiftThrice(app.page)
    expect(await app.host.exited).toBe(0)
    await startAgain(app)
    await unlock(app)
    await seen(/^You left quickly at \d\d:\d\d\. Your draft is here\.$/)
    expect(await app.page.getByLabel('What happened?').inputValue()).toBe('He waited outside')
    expect(await look(app, 'shell-left-quickly')).toEqual([])
    await app.page.getByRole('button', { name: 'Close', exact: true }).click()
    await app.page.getByText('You left quickly').waitFor({ state: 'detached' })
  })

  test('names what was still being kept, and nothing of it is readable on the disk', async () => {
    await press('Throw away')
    await press('Throw away for good')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await beginKeeping(endlessFile(app.folder, 'planted-voicemail.m4a'))
    await press('Exit now')
    expect(await app.host.exited).toBe(0)
    expect(readFileSync(vault).includes('planted-voicemail')).toBe(false)
    const kept = JSON.parse(readFileSync(join(app.host.userData, 'preferences.json'), 'utf8')) as object
    expect(kept).toMatchObject({ windowPlace: { width: 1200, height: 800, isMaximized: false } })
    await startAgain(app)
    await unlock(app)
    await seen(/One file was still being kept and was not: planted-voicemail\.m4a\./)
    const again = app.path('planted-voicemail.m4a')
    truncateSync(again, 4)
    app.host.answers.open.push({ canceled: false, filePaths: [again] })
    await press('Add them again')
    await seen(/^kept · SHA-256/)
    await press('Throw away')
    await press('Throw away for good')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe.skipIf(needs('chromium')).sequential('an idle lock while files are kept', () => {
  test('covers the screen at once, and goes on behind it', async () => {
    await beginKeeping(endlessFile(app.folder, 'planted-video.mp4'))
    app.host.power.idleSeconds = 5 * 60
    await nextPage(app)
    app.host.power.idleSeconds = 0
    await seen('Locked. Still keeping 1 file.')
    expect(await app.page.content()).not.toContain('planted-video')
    expect(await look(app, 'shell-still-keeping')).toEqual([])
  })

  test('compares the passphrase with what goes on, and lets whoever has it back in', async () => {
    await app.page.getByLabel('Passphrase').fill('not it')
    await press('Unlock')
    await seen('That passphrase does not open this vault.')
    await unlock(app)
  })

  test('is stopped by locking by hand, and what was not kept is told', async () => {
    await lockByHand(app)
    await seen('Locked.')
    expect(await app.page.getByText('Still keeping').count()).toBe(0)
    await unlock(app)
    await seen(
      /^This was locked at \d\d:\d\d before it was done\. One file was still being kept and was not: planted-video\.mp4\.$/,
    )
    await app.page.getByRole('button', { name: 'Close', exact: true }).click()
  })
})

describe.skipIf(needs('chromium')).sequential('an idle lock while files are kept, with nobody there', () => {
  test('locks when they are kept, and says after the next unlock what was and what was not', async () => {
    const held = endlessFile(app.folder, 'planted-film.mp4')
    const notes = app.path('planted-notes.txt')
    writeFileSync(notes, 'What the caller said.')
    await press(/^Files/)
    app.host.answers.open.push({ canceled: false, filePaths: [held, notes] })
    await app.page.getByRole('button', { name: 'Choose files' }).first().click()
    await seen(/^Keeping 2 files/)
    app.host.power.idleSeconds = 5 * 60
    await nextPage(app)
    app.host.power.idleSeconds = 0
    await seen('Locked. Still keeping 2 files.')
    // It comes to its end, and is not what it was when it was begun: it is not kept, and the next one is.
    truncateSync(held, 1)
    await seen('Locked after 5 minutes without use. What you were writing is kept.')
    await unlock(app)
    await seen(/One file was still being kept and was not: planted-film\.mp4\./)
    await seen(/While it was locked, one file was kept, with no incident yet: planted-notes\.txt\./)
    await app.page.getByRole('button', { name: 'Close', exact: true }).click()
  })
})

describe.skipIf(needs('chromium')).sequential('the window', () => {
  test('shows nothing while it is minimised, nor behind another program where somebody chose that', async () => {
    const { window } = await app.host.window()
    window.minimize()
    await expect.poll(covered).toBe(true)
    window.restore()
    await expect.poll(covered).toBe(false)
    window.blur()
    await app.page.waitForTimeout(100)
    expect(await covered()).toBe(false)
    await choose({ coverWhenAway: true })
    window.focus()
    window.blur()
    await expect.poll(covered).toBe(true)
    window.focus()
    await expect.poll(covered).toBe(false)
  })

  test('comes forward when the app is started a second time', async () => {
    const { window } = await app.host.window()
    window.minimize()
    window.blur()
    app.host.app.emit('second-instance')
    expect([window.isMinimized(), window.isVisible(), window.isFocused()]).toEqual([false, true, true])
  })

  test('warns in a bar before it locks, and stays open when somebody says so', async () => {
    app.host.power.idleSeconds = 5 * 60 - 25
    await seen(/Locking in/)
    expect(await look(app, 'shell-locking-soon')).toEqual([])
    await press('Stay')
    await app.page.getByText('Locking in').waitFor({ state: 'detached' })
    app.host.power.idleSeconds = 0
  })

  test('offers cut, copy, paste and select all in a field, and no dictionary', async () => {
    await app.page.keyboard.press('Control+n')
    await app.page.getByLabel('What happened?').click({ button: 'right' })
    await expect.poll(() => app.host.menus.shown.length).toBe(1)
    const roles = app.host.menus.shown.at(-1)?.items.map(({ role }) => role)
    expect(roles).toEqual(['cut', 'copy', 'paste', 'selectAll'])
  })

  test('clears what was copied from it when it is locked, unless something else is there', async () => {
    await app.page.getByLabel('What happened?').fill('planted words')
    await app.page.keyboard.press('Control+a')
    await app.page.keyboard.press('Control+c')
    await seen('Copied. The clipboard will be cleared in 60 seconds; clipboard history may keep it.')
    expect(await app.host.clipboard.readText()).toBe('planted words')
    await app.page.keyboard.press('Escape')
    await lockByHand(app)
    expect(await app.host.clipboard.readText()).toBe('')
  })

  test('is not locked while sound or video plays', async () => {
    await unlock(app)
    // The page may load no sound but a kept file's: what is played here is silent.
    const media = (event: string) =>
      app.page.evaluate(`{
      globalThis.sound ??= document.body.appendChild(document.createElement('audio'))
      sound.dispatchEvent(new Event('${event}'))
    }`)
    await media('play')
    app.host.power.idleSeconds = 5 * 60 - 10
    await app.page.waitForTimeout(1500)
    expect(await app.page.getByText(/Locking in/).count()).toBe(0)
    await media('pause')
    await app.page.waitForTimeout(1500)
    expect(await app.page.getByText(/Locking in/).count()).toBe(0)
    app.host.power.idleSeconds = 0
  })

  test('has said nothing in its console', () => {
    expect(app.errors).toEqual([])
  })
})

// Last: it takes the place of the first in this process.
describe.skipIf(needs('chromium'))('a second start', () => {
  test('ends by itself, without a window', async () => {
    const second = await startHost({
      main: join(ROOT, 'out/main/index.js'),
      browser: findBrowser(),
      isHeadless: true,
      withoutSandbox: process.getuid?.() === 0,
      userData: app.host.userData,
      isSecond: true,
    })
    expect(await second.exited).toBe(0)
    await expect(second.window()).rejects.toThrow('the app has no window')
    await second.close()
  })
})
