import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { firstCase } from '../support/kept-bytes.ts'
import { pressKeys } from '../support/keyboard.ts'
import { everythingSaid, look } from '../support/look-at.ts'
import { askCore, makeVault } from '../support/made-vault.ts'
import { lockByHand } from '../support/next-page.ts'
import { when } from '../support/say.ts'
import { unlock } from '../support/unlocked.ts'

const PLANTED = 'the planted words of somebody else'
const TITLES = ['First of three', 'Second of three', 'Third of three'] as const
const app = appInTests(begin)
const { press, row } = atTheScreen(app)

const grid = () => app.page.getByRole('grid', { name: 'Timeline' })
const toast = () => app.page.locator('.toast')

const home = async (): Promise<void> => {
  await app.page.getByRole('navigation').getByRole('button', { name: 'Timeline' }).click()
  await grid().waitFor()
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
async function boxOf(selector: string): Promise<Box> {
  const box = await app.page.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`${selector} is not on screen`)
  return box
}

/** Where something stands once it stands still: a window that was resized is drawn anew in more than one frame. */
async function restingPlaceOf(selector: string): Promise<Box> {
  let box = await boxOf(selector)
  const isAtRest = async (): Promise<boolean> => {
    const before = box
    await app.page.waitForTimeout(100)
    box = await boxOf(selector)
    return isDeepStrictEqual(box, before)
  }
  await expect.poll(isAtRest).toBe(true)
  return box
}

async function begin(): Promise<void> {
  app.page.context().setDefaultTimeout(30_000)
  await makeVault(app, app.path('records.holdfast'))
  const caseId = await firstCase(app.page)
  for (const [month, title] of TITLES.entries())
    await askCore(app.page, 'incidents.record', {
      case: caseId,
      fields: {
        title,
        happened: when(`2025-0${month + 1}-10T09:15`),
        account: 'Gave no name',
        words: PLANTED,
        channel: 'call',
      },
      tags: [],
    })
  await app.page.keyboard.press('Control+n')
  await app.page.getByLabel('What happened?').fill('A silent call.')
  await app.page.getByLabel('When?').fill('yesterday')
  await app.page.keyboard.press('Control+Enter')
  await row('First of three').waitFor()
}

describe.skipIf(needs('chromium')).sequential('the look of every screen', () => {
  test('is in one language, whatever that of the computer is', async () => {
    const devTools = await app.page.context().newCDPSession(app.page)
    const userAgent = String(await app.page.evaluate('navigator.userAgent'))
    await devTools.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: 'fr-FR' })
    await app.page.evaluate(`dispatchEvent(new Event('languagechange'))`)
    expect(await app.page.evaluate('navigator.language')).toBe('fr-FR')
    await press('Kind')
    // What a screen reader closes a menu with is named by a library, in the language that it is told.
    await app.page.getByRole('button', { name: 'Dismiss' }).first().waitFor()
    await app.page.keyboard.press('Escape')
    expect(await app.page.getByRole('button', { name: /Fermer|Rejeter|Ignorer/ }).count()).toBe(0)
  })

  test('says what was done in a line under the screen, which covers nothing and can be put away', async () => {
    await press(/^Hide all/)
    await toast().waitFor()
    const [said, screen] = [await boxOf('.toast'), await boxOf('main')]
    expect(said.y).toBeGreaterThanOrEqual(screen.y + screen.height - 1)
    expect(said.y + said.height).toBeLessThanOrEqual(801)
    expect(await look(app, 'look-toast')).toEqual([])
    await toast().getByRole('button', { name: 'Dismiss' }).click()
    await toast().waitFor({ state: 'detached' })
  })

  test('takes the whole width where the rail is a menu, and so does the line under it', async () => {
    await app.page.setViewportSize({ width: 700, height: 700 })
    await press('Menu')
    await app.page.getByRole('menuitem', { name: 'Hide all' }).click()
    await toast().waitFor()
    for (const selector of ['main', '.toast'])
      expect(await boxOf(selector)).toMatchObject({ x: 0, width: 700 })
    await toast().getByRole('button', { name: 'Dismiss' }).click()
    await app.page.setViewportSize({ width: 1200, height: 800 })
  })

  test('moves no row while some are selected, and keeps the selection in a wider window', async () => {
    await app.page.getByRole('navigation').getByRole('button', { name: 'Timeline' }).waitFor()
    await grid().focus()
    await pressKeys(app.page, 'Home')
    const before = await restingPlaceOf('.row-line')
    await pressKeys(app.page, 'Control+ ')
    await app.page.getByText('1 incident selected').waitFor()
    expect(await restingPlaceOf('.row-line')).toEqual(before)
    await app.page.setViewportSize({ width: 1440, height: 900 })
    const detail = app.page.getByRole('region', { name: 'Incident' })
    await detail.getByRole('heading', { name: 'A silent call.' }).waitFor()
    await app.page.getByText('1 incident selected').waitFor()
    expect(await app.page.locator('.button.main').count()).toBe(1)
    await press('Clear selection')
    await app.page.setViewportSize({ width: 1200, height: 800 })
  })

  test('has words in the face of words, and a handle in the one that tells letters apart', async () => {
    const face = (text: string) =>
      row('First of three')
        .getByText(text)
        .evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).fontFamily)
    expect(await face('Gave no name')).not.toContain('Mono')
  })

  test('has a button that hides everything at once, with its key named', async () => {
    await row('First of three').click()
    await press('Show words')
    await app.page.getByText(PLANTED).waitFor()
    await app.page.getByRole('button', { name: 'Hide all Ctrl+Shift+H' }).click()
    await toast().getByText('Everything that was shown is hidden.').waitFor()
    expect(await everythingSaid(app.page)).not.toContain(PLANTED)
    await home()
  })

  test('marks no text when somebody clicks twice to open', async () => {
    await row('Second of three').dblclick()
    await app.page.getByRole('button', { name: 'Correct or add' }).waitFor()
    expect(await app.page.evaluate('String(getSelection())')).toBe('')
  })

  test('brings the field into sight that a correction begins with, however far the page was read', async () => {
    await app.page.setViewportSize({ width: 1024, height: 640 })
    await app.page.locator('.incident-page').evaluate((page) => page.scrollTo(0, page.scrollHeight))
    await press('Correct or add')
    await expect
      .poll(() => app.page.evaluate('document.activeElement.getBoundingClientRect().top'))
      .toBeGreaterThan(64)
    await press('Cancel')
    await app.page.setViewportSize({ width: 1200, height: 800 })
    await home()
  })

  test('has the rows in the order that was chosen, after a lock too', async () => {
    const first = () => grid().getByRole('row').filter({ hasText: 'of three' }).first().innerText()
    await press('More')
    await app.page.getByRole('menuitemradio', { name: 'Oldest first' }).click()
    await app.page.keyboard.press('Escape')
    await press('As a table')
    await app.page.getByRole('columnheader', { name: 'Period' }).waitFor()
    await expect.poll(first).toContain('First of three')
    await lockByHand(app)
    await unlock(app)
    await app.page.getByRole('columnheader', { name: 'Period' }).waitFor()
    await expect.poll(first).toContain('First of three')
    await press('More')
    expect(
      await app.page.getByRole('menuitemradio', { name: 'Oldest first' }).getAttribute('aria-checked'),
    ).toBe('true')
    await app.page.keyboard.press('Escape')
  })

  test('shows where the focus is on every stop of the Tab key', async () => {
    for (let stop = 0; stop < 24; stop++) {
      await app.page.keyboard.press('Tab')
      const ring = await app.page.evaluate(`{
        const at = document.activeElement
        const shown = [at, at.querySelector('.current'), at.closest('label, .strip')].filter(Boolean)
        at === document.body || shown.some((one) => getComputedStyle(one).outlineStyle !== 'none') ? '' : at.outerHTML.slice(0, 200)
      }`)
      expect(ring).toBe('')
    }
    expect(app.errors.filter((error) => !error.includes('404'))).toEqual([])
  })
})
