import type { Response } from 'playwright'
import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { ASKED_FOR, FILM_SECONDS, HELD, writeEvidence } from '../support/evidence-files.ts'
import { needs } from '../support/judges.ts'
import { firstCase } from '../support/kept-bytes.ts'
import { pressShiftThrice } from '../support/keyboard.ts'
import { everythingSaid, look } from '../support/look-at.ts'
import { makeVault } from '../support/made-vault.ts'

const TITLE = 'What came in one night'
const app = appInTests(begin)
const { ask, button, focused } = atTheScreen(app)
let exhibits: readonly string[] = []

const of = (selector: string, expression: string) =>
  app.page.evaluate(`document.querySelector('${selector}')?.${expression}`)
const openings = async (exhibit: string) => {
  const { lines } = await ask<{ lines: { type: string }[] }>('custody.get', { exhibit })
  return lines.filter(({ type }) => type === 'exhibit.opened@1').length
}
const requests = () =>
  app.page.evaluate(`performance.getEntriesByType('resource')
  .map(({ name }) => name).filter((name) => name.includes('evidence')).length`)
const evidenceHere = () => app.page.locator('img, audio, video, iframe, pre').count()

/** Opens the file that has this place in the incident's list. */
async function openFile(number: number): Promise<void> {
  await button(`File ${number}`).click()
  await app.page.getByText(`${number} of ${exhibits.length}`).waitFor()
}

async function back(): Promise<void> {
  await button('Back').click()
  await app.page.getByRole('heading', { name: TITLE }).waitFor()
}

async function begin(): Promise<void> {
  await makeVault(app, app.path('records.holdfast'))
  app.host.answers.open.push({ canceled: false, filePaths: writeEvidence(app.folder) })
  const { picked } = await ask<{ picked: { token: string }[] }>('shell.pickFiles', {})
  const ofCase = await firstCase(app.page)
  const files = picked.map(({ token }) => token)
  const added = await ask<{ files: { kept: { exhibit: string } }[] }>('exhibits.add', {
    case: ofCase,
    files,
  })
  exhibits = added.files.map(({ kept }) => kept.exhibit)
  await app.page.keyboard.press('Control+n')
  await app.page.getByLabel('What happened?').fill(TITLE)
  await app.page.keyboard.press('Control+Enter')
  await app.page.getByRole('row', { name: TITLE }).waitFor()
  const { items } = await ask<{ items: { incident: string }[] }>('timeline.page', { case: ofCase })
  await ask('exhibits.link', { incident: items[0]!.incident, exhibits })
  await app.page.getByRole('row', { name: TITLE }).click()
  await app.page.getByRole('heading', { name: TITLE }).waitFor()
}

describe.skipIf(needs('chromium')).sequential('a file kept as evidence', () => {
  test('is nowhere before it is revealed: not in the page, not asked for, not opened', async () => {
    await openFile(1)
    expect(await evidenceHere()).toBe(0)
    expect(await requests()).toBe(0)
    expect(await openings(exhibits[0]!)).toBe(0)
    expect(await look(app, 'file-hidden')).toEqual([])
  })

  test('is seen while Space is held, and once revealed until it is hidden', async () => {
    await app.page.keyboard.down(' ')
    await app.page.locator('img').waitFor()
    await app.page.keyboard.up(' ')
    await app.page.locator('img').waitFor({ state: 'detached' })
    await button('Reveal').click()
    await app.page.locator('img').waitFor()
    await expect.poll(() => of('img', 'naturalWidth')).toBe(300)
    expect(await openings(exhibits[0]!)).toBe(1)
    expect(await look(app, 'file-picture')).toEqual([])
    await app.page.keyboard.press('Control+Shift+H')
    await app.page.locator('img').waitFor({ state: 'detached' })
    await app.page.getByText('Everything that was shown is hidden.').waitFor()
    await expect.poll(() => focused('textContent')).toBe('Reveal')
  })

  test('is zoomed, turned and seen in grey by keys of the viewer, which are letters everywhere else', async () => {
    await button('Reveal').click()
    await expect.poll(() => of('img', 'naturalWidth')).toBe(300)
    const widthPx = () => app.page.evaluate(`document.querySelector('img').getBoundingClientRect().width`)
    await app.page.keyboard.press('Tab')
    await app.page.keyboard.press('+')
    await expect.poll(widthPx).toBe(375)
    await app.page.keyboard.press('r')
    await expect.poll(widthPx).toBe(250)
    await app.page.keyboard.press('g')
    expect(await of('img', 'className')).toContain('grey')
    await app.page.keyboard.press('0')
    await expect.poll(widthPx).toBe(200)
    await app.page.getByRole('heading', { level: 1 }).focus()
    await app.page.keyboard.press('+')
    expect(await widthPx()).toBe(200)
  })

  test('is hidden again when its screen is left, and leafed on from', async () => {
    const token = String(await of('img', 'src')).replace(/original$/, '')
    const status = (url: string) => app.page.evaluate(`fetch('${url}').then(({ status }) => status)`)
    expect(await status(`${token}original`)).toBe(200)
    await button('Next file').click()
    await app.page.getByText(`2 of ${exhibits.length}`).waitFor()
    expect(await evidenceHere()).toBe(0)
    // What was open is closed; what nobody opened is nowhere.
    await expect.poll(() => status(`${token}original`)).toBe(404)
    expect(await status(`evidence://${exhibits[1]}/original`)).toBe(404)
    await back()
  })

  test('is revealed on the page of its incident too, and stands still where nothing is to move', async () => {
    await app.page.emulateMedia({ reducedMotion: 'reduce' })
    await button('Reveal').click()
    const still = app.page.getByRole('img', { name: 'Picture, File 1' })
    await expect.poll(() => still.getAttribute('width')).toBe('300')
    expect(await evidenceHere()).toBe(0)
    await app.page.emulateMedia({ reducedMotion: null })
    await button('Hide').click()
    await still.waitFor({ state: 'detached' })
  })

  test('shows a PDF in a frame without its scripts; its keys turn pages and still reach the app', async () => {
    await openFile(2)
    await button('Reveal').click()
    await app.page.getByText('PDF, 2 pages.').waitFor()
    const frame = app.page.frameLocator('iframe')
    await frame.locator('canvas').first().waitFor()
    expect(await frame.locator('.page').first().innerText()).toContain('Letter of 3 March')
    expect(await frame.locator('a, input, script:not([src])').count()).toBe(0)
    expect(await look(app, 'file-pdf')).toEqual([])
    await frame.locator('main').focus()
    const scrolledPx = () => frame.locator('main').evaluate('document.querySelector("main").scrollTop')
    await app.page.keyboard.press('PageDown')
    await expect.poll(scrolledPx).toBeGreaterThan(0)
    // What is meant for the app round the frame reaches it.
    await app.page.keyboard.press('Control+Shift+H')
    await app.page.locator('iframe').waitFor({ state: 'detached' })
    await back()
  })

  test('plays a sound when it is asked to, at half volume, and fetches what it is sought to', async () => {
    await openFile(3)
    await button('Reveal').click()
    await expect.poll(() => of('audio', 'readyState')).toBeGreaterThan(0)
    expect(await of('audio', 'paused')).toBe(true)
    expect(await of('audio', 'volume')).toBe(0.5)
    const says = app.page.getByText('Length 2:30. Loudest: 1:15 to 1:30.')
    await says.waitFor()
    expect(await look(app, 'file-sound')).toEqual([])
    await app.page.evaluate(`document.querySelector('audio').currentTime = 140`)
    await expect.poll(() => of('audio', 'seeking')).toBe(false)
    expect(await of('audio', 'currentTime')).toBe(140)
    expect(await of('audio', 'readyState')).toBeGreaterThan(1)
    await back()
  })

  test('plays a film from where it is sought to, and fetches that part of it alone', async () => {
    const served: { readonly status: number; readonly fromBytes: number; readonly sizeBytes: number }[] = []
    const hear = (response: Response): void => {
      const range = /^bytes (\d+)-(\d+)\//.exec(response.headers()['content-range'] ?? '')
      if (range === null) return
      const [fromBytes, lastByte] = [Number(range[1]), Number(range[2])]
      served.push({ status: response.status(), fromBytes, sizeBytes: lastByte - fromBytes + 1 })
    }
    const { sizeBytes } = await ask<{ sizeBytes: number }>('exhibits.get', { exhibit: exhibits[7] })
    await openFile(8)
    app.page.on('response', hear)
    await button('Reveal').click()
    await expect.poll(() => of('video', 'duration')).toBe(FILM_SECONDS)
    expect([await of('video', 'paused'), await of('video', 'muted')]).toEqual([true, true])
    await app.page.evaluate(`document.querySelector('video').currentTime = ${FILM_SECONDS - 8}`)
    await expect.poll(() => of('video', 'readyState')).toBeGreaterThan(1)
    expect(await of('video', 'seeking')).toBe(false)
    await app.page.evaluate(`document.querySelector('video').play()`)
    await expect.poll(() => of('video', 'currentTime')).toBeGreaterThan(FILM_SECONDS - 7.5)
    app.page.off('response', hear)
    expect(new Set(served.map(({ status }) => status))).toEqual(new Set([206]))
    expect(served.some(({ fromBytes }) => fromBytes > sizeBytes / 2)).toBe(true)
    expect(served.reduce((sum, one) => sum + one.sizeBytes, 0)).toBeLessThan(sizeBytes)
    expect(await look(app, 'file-film')).toEqual([])
    await back()
  })

  test('shows a text as text, whatever stands in it', async () => {
    await openFile(4)
    expect(await everythingSaid(app.page)).not.toContain(HELD)
    await button('Reveal').click()
    const pre = app.page.locator('pre')
    await expect.poll(() => pre.innerText()).toContain(`${HELD}\n<script>alert(1)</script>`)
    expect(await pre.getAttribute('dir')).toBe('auto')
    expect(await look(app, 'file-text')).toEqual([])
    await button('Hide').click()
    await pre.waitFor({ state: 'detached' })
    expect(await everythingSaid(app.page)).not.toContain(HELD)
    await back()
  })

  test('shows an e-mail as it reads, and its source', async () => {
    await openFile(6)
    await button('Reveal').click()
    await app.page.getByText(`Decoded ${HELD}`).waitFor()
    expect(await app.page.getByText('\u00c9t\u00e9', { exact: true }).count()).toBe(1)
    expect(await look(app, 'file-mail')).toEqual([])
    await button('Source').click()
    await app.page.getByText('Subject: =?UTF-8?B?w4l0w6k=?=').waitFor()
    expect(await everythingSaid(app.page)).not.toContain(HELD)
    await back()
  })

  test('draws a saved page without a script, a request or the focus', async () => {
    await openFile(5)
    // A page asks for an icon that there is none of; anything else is an error.
    expect(app.errors.filter((error) => !error.includes('404'))).toEqual([])
    await button('Reveal').click()
    const page = app.page.frameLocator('iframe').frameLocator('iframe')
    await page.getByRole('heading', { name: HELD }).waitFor()
    expect(await page.locator('h1').evaluate('getComputedStyle(document.querySelector("h1")).color')).toBe(
      'rgb(12, 34, 56)',
    )
    expect(
      await page
        .locator('script, link, iframe, video, template, [onload], [onerror], [autofocus], [srcset], [href]')
        .count(),
    ).toBe(0)
    expect(await page.locator('html').evaluate('document.title')).toBe(HELD)
    expect(app.host.session.refused.filter((url) => url.startsWith(ASKED_FOR))).toEqual([])
    expect(
      app.errors.filter((error) => error.includes(`${ASKED_FOR}/`) && !error.includes('base URI')),
    ).toEqual([])
    // As long as the page is, so that the app scrolls it.
    await expect.poll(() => of('iframe', 'offsetHeight')).toBeGreaterThan(3000)
    expect(await look(app, 'file-page')).toEqual([])
    for (let time = 0; time < 12; time++) {
      await app.page.keyboard.press('Tab')
      expect(await focused('tagName')).not.toBe('IFRAME')
    }
    await app.page.locator('iframe').click({ force: true, position: { x: 40, y: 40 } })
    expect(await focused('tagName')).not.toBe('IFRAME')
    // What it says of itself is saved, and what a script in it would save, is not.
    await page.getByText('keep', { exact: true }).click({ force: true })
    await page.locator('body').evaluate(`(body) => {
      const link = Object.assign(document.createElement('a'), { href: 'data:text/plain,x', download: 'x.txt' })
      body.append(link)
      link.click()
    }`)
    await app.page.waitForTimeout(300)
    expect(app.host.session.downloads.filter(({ isPrevented }) => !isPrevented)).toEqual([])
    await back()
  })

  test('of a kind that cannot be shown is said to be kept, and nothing offers to open it', async () => {
    await openFile(7)
    await app.page.getByText('Holdfast cannot show this kind of file.').waitFor()
    expect(await button('Reveal').count()).toBe(0)
    expect(await look(app, 'file-other')).toEqual([])
    await back()
  })

  test('is shown unasked where the quiet view is off, until the key that hides everything turns it on', async () => {
    const quiet = app.page.getByText('Hide pictures and words until I ask (quiet view)')
    await button('Settings').click()
    await app.page.getByRole('tab', { name: 'Appearance' }).click()
    await quiet.click()
    await expect.poll(() => app.page.getByRole('checkbox', { name: /quiet view/ }).isChecked()).toBe(false)
    await button('Timeline').click()
    await app.page.getByText(TITLE).click()
    await openFile(4)
    await app.page.locator('pre').waitFor()
    await app.page.keyboard.press('Control+Shift+H')
    await app.page.locator('pre').waitFor({ state: 'detached' })
    await button('Next file').click()
    await button('Reveal').waitFor()
    await back()
  })

  test('is gone with the window when Shift is pressed three times in a PDF', async () => {
    await openFile(2)
    await button('Reveal').click()
    await app.page.frameLocator('iframe').locator('main').focus()
    await pressShiftThrice(app.page)
    expect(await app.host.exited).toBe(0)
  })
})
