import type { Page } from 'playwright'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { appInTests } from '../support/at-the-screen.ts'
import { ASKED_FOR, HELD } from '../support/evidence-files.ts'
import { EXACT_WORDS, furnishVault } from '../support/furnished-vault.ts'
import { needs } from '../support/judges.ts'
import { pressShiftThrice } from '../support/keyboard.ts'
import { everythingSaid } from '../support/look-at.ts'
import { askCore } from '../support/made-vault.ts'
import { plantRequests } from '../support/no-network.ts'
import { REVEALED } from '../support/revealed.ts'
import { LOCKED_SCREENS, OPEN_SCREENS, type Screen } from '../support/screens.ts'
import { outOfPlace } from '../support/sideways.ts'

const app = appInTests(() => hearTries())
const PLANTED_REQUEST = 'https://planted-request.invalid/x'
plantRequests(/^https:\/\/planted-request\.invalid\/x$/)
let exitPlace: unknown = null

const sized = (width: number, height: number) => app.page.setViewportSize({ width, height })
/** The size of letters as somebody chose it, in the page that is there. */
const setText = (percent: number) =>
  app.page.evaluate(`{ document.documentElement.dataset.text = '${percent}' }`)

/** What is written in every field: it is no part of the page's markup. */
const typedThere = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('input, textarea')].map(({ value }) => value).join(' ')`)

/** Everything in the page, told to a screen reader, or written in a field. */
const saidThere = async (page: Page): Promise<string> =>
  `${await everythingSaid(page)} ${String(await typedThere(page))}`

/** Where Exit now is, when a click there would press it; else what is over it. */
const whereExitIs = () =>
  app.page.evaluate(`(() => {
    const exit = document.querySelector('.top-right button')
    const { x, y, width, height } = exit.getBoundingClientRect()
    const there = document.elementFromPoint(x + width / 2, y + height / 2)
    return exit.contains(there) ? { x, y, width, height } : 'something is over Exit now'
  })()`)

/** What this screen does otherwise than every screen must; nothing, if all is well. */
async function wrongOn({ name, reach, focus }: Screen): Promise<void> {
  await reach(app.page)
  await expect.poll(() => app.page.locator('h1').count()).toBe(1)
  const said = await saidThere(app.page)
  expect(said).not.toContain(EXACT_WORDS)
  // What is in a file is seen by whoever reveals it, and by nobody else.
  if (!name.startsWith('a file:')) expect(said).not.toContain(HELD)
  const { window } = await app.host.window()
  expect([window.getTitle(), await app.page.title()]).toEqual(['Holdfast', 'Holdfast'])
  exitPlace ??= await whereExitIs()
  expect(await whereExitIs()).toEqual(exitPlace)
  expect(exitPlace).toHaveProperty('x')
  await focus?.(app.page)
  await askCore(app.page, 'shell.tryExit', {})
  const tried = Number(await app.page.evaluate('window.tried'))
  await pressShiftThrice(app.page)
  await expect.poll(() => app.page.evaluate('window.tried')).toBe(tried + 1)
  expect(await outOfPlace(app.page)).toEqual([])
  await fitsAtTwiceTheText()
}

async function fitsAtTwiceTheText(): Promise<void> {
  await sized(1024, 700)
  await setText(200)
  await expect.poll(() => lettersPx(app.page)).toBe(32)
  await expect.poll(() => outOfPlace(app.page), { timeout: 5000 }).toEqual([])
}

const lettersPx = async (page: Page): Promise<number> =>
  Number.parseFloat(String(await page.evaluate(`getComputedStyle(document.documentElement).fontSize`)))

async function backToUsualText(): Promise<void> {
  await setText(100)
  await sized(1200, 800)
  await expect
    .poll(() => app.page.evaluate(`[innerWidth, document.querySelector('.rail-menu') === null]`))
    .toEqual([1200, true])
}

const hearTries = () =>
  app.page.evaluate(`{
    window.tried = 0
    window.bridge.listen((event) => { if (event.kind === 'exit-tried') window.tried++ })
  }`)

afterEach(async () => {
  if (!needs('chromium')) await backToUsualText()
})

const named = (screens: readonly Screen[]) => screens.map((screen) => [screen.name, screen] as const)

describe.skipIf(needs('chromium')).sequential('before a vault is open', () => {
  test.each(named(LOCKED_SCREENS))(
    '%s: the way out in its corner and by key, and all of it at 200 %',
    async (_name, screen) => {
      await wrongOn(screen)
      await backToLock()
    },
  )
})

/** One step after the other: what is there stays until the one before it can be shown. */
async function backToLock(): Promise<void> {
  const back = app.page.getByRole('button', { name: 'Back', exact: true })
  const shown = (): Promise<string> => app.page.locator('main').innerText()
  while ((await back.count()) > 0) {
    const before = await shown()
    await back.click()
    await expect.poll(shown).not.toBe(before)
  }
}

describe.skipIf(needs('chromium')).sequential('in an open vault', () => {
  beforeAll(async () => {
    if (!needs('chromium')) await furnishVault(app, app.path('records.holdfast'), app.folder)
  }, 180_000)

  test.each(named(OPEN_SCREENS))(
    '%s: no exact words, one heading, the way out, one title, and all of it at 200 %',
    async (_name, screen) => wrongOn(screen),
  )

  test.each(REVEALED.map((one) => [one.name, one] as const))(
    '%s: hidden by one key with everything else that is shown, and there again when asked for',
    async (_name, { show, shows, again, leave }) => {
      await show(app.page)
      await expect.poll(() => saidThere(app.page)).toContain(shows)
      await app.page.keyboard.press('Control+Shift+H')
      await app.page.getByText('Everything that was shown is hidden.').waitFor()
      await expect.poll(() => saidThere(app.page)).not.toContain(shows)
      await again(app.page)
      await expect.poll(() => saidThere(app.page)).toContain(shows)
      await leave?.(app.page)
    },
  )
})

describe.skipIf(needs('chromium')).sequential('on the way through all of them', () => {
  test('nothing was asked of the network, and nothing went wrong', () => {
    expect(app.host.session.refused).toEqual([])
    // A page asks for an icon that there is none of; a saved page asks for what its policy refuses.
    // A file that is closed while it is still on its way to its screen comes to nothing.
    const known = ['.evidence.host.test', '404', ASKED_FOR, 'app://saved-page', 'base-uri']
    expect(app.errors.filter((error) => !known.some((part) => error.includes(part)))).toEqual([])
  })

  test('a request would have been noticed', async () => {
    const session = await app.page.context().newCDPSession(app.page)
    // The page's own policy would stop it before: without that, the fence behind it does.
    await session.send('Page.setBypassCSP', { enabled: true })
    await app.page.reload()
    await app.page.evaluate(`fetch('${PLANTED_REQUEST}').catch(() => undefined)`)
    expect(app.host.session.refused).toEqual([PLANTED_REQUEST])
  })
})
