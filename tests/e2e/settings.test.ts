import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp, startApp, throwAwayFolder, type RunningApp } from '../support/built-app.ts'
import { needs } from '../support/judges.ts'
import { look } from '../support/look-at.ts'
import { makeVault } from '../support/made-vault.ts'

const place = throwAwayFolder()
let app: RunningApp

const heading = (name: string) => app.page.getByRole('heading', { name, exact: true })
const press = (name: string | RegExp) => app.page.getByRole('button', { name }).click()
const seen = (text: string | RegExp) => app.page.getByText(text).first().waitFor()

/** Nothing of a page is out of sight below its end. */
const scrolls = (selector: string) =>
  app.page.evaluate(`(() => {
    const at = document.querySelector(${JSON.stringify(selector)})
    return at.scrollHeight > at.clientHeight
  })()`)

beforeAll(async () => {
  if (needs('chromium')) return
  buildApp()
  app = await startApp()
}, 180_000)
afterAll(async () => {
  await app?.host.close()
  place.remove()
})

describe.skipIf(needs('chromium')).sequential('before a vault is open', () => {
  test('one line says whom to call, and one click leads to more; nothing of it can be dialled by mistake', async () => {
    await seen('In danger now? Call 999.')
    await press('More numbers and support')
    await heading('Help now').waitFor()
    await seen('Leave first. You can write it down later; it will keep.')
    await seen('0330 123 1245')
    await seen('Check this number: as at June 2024, bma.org.uk')
    expect(await app.page.locator('a').count()).toBe(0)
    expect(await look(app, 'help-locked')).toEqual([])
    await app.page.setViewportSize({ width: 1024, height: 700 })
    expect(await scrolls('.help-page')).toBe(false)
    await app.page.setViewportSize({ width: 1200, height: 800 })
  })

  test('the region is shown, can be changed, and stays changed', async () => {
    await app.page.getByRole('button', { name: 'Region' }).click()
    await app.page.getByRole('option', { name: 'Canada' }).click()
    await seen('VictimLinkBC')
    await press('Back')
    await seen('In danger now? Call 911.')
    await app.page.getByRole('button', { name: 'Region' }).click()
    await app.page.getByRole('option', { name: 'England and Wales' }).click()
    await seen('In danger now? Call 999.')
    expect(await look(app, 'lock-first')).toEqual([])
  })
})

describe.skipIf(needs('chromium')).sequential('in an open vault', () => {
  test('Help now is the same page, in the rail', async () => {
    await makeVault(app, join(place.folder, 'records.holdfast'))
    await press('Help now')
    await heading('Help now').waitFor()
    await seen('0808 802 0300')
    expect(await look(app, 'help')).toEqual([])
    await app.page.setViewportSize({ width: 1024, height: 700 })
    expect(await scrolls('.help-page')).toBe(false)
    await app.page.setViewportSize({ width: 1200, height: 800 })
  })
})
