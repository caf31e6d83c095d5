import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { firstCase, keepBytes } from '../support/kept-bytes.ts'
import { look } from '../support/look-at.ts'
import { makeVault } from '../support/made-vault.ts'
import { makePng } from '../support/pictures.ts'
import { when } from '../support/say.ts'

const app = appInTests(begin)
const { ask, press } = atTheScreen(app)

const chip = (name: string) => app.page.locator('.chip', { hasText: name }).first().click()
const NOTE = Buffer.from('The caller asked for Mrs Hale, twice.\n')
const goOn = () => press('Continue')

async function begin(): Promise<void> {
  await makeVault(app, app.path('records.holdfast'))
  app.page.context().setDefaultTimeout(30_000)
  const ofCase = await firstCase(app.page)
  const png = makePng(120, 80, { type: 2 }, (x, y) => [x, y, 90])
  await ask('incidents.record', {
    case: ofCase,
    fields: { title: 'Post about the clinic', happened: when('2026-02-02') },
    exhibits: [await keepBytes(app.page, ofCase, png), await keepBytes(app.page, ofCase, NOTE)],
  })
  await app.page.getByRole('navigation').getByRole('button', { name: 'Hand over' }).click()
  await press('New hand-over')
  await chip('Police')
  await app.page.getByLabel('Their name').fill('Northshire Police')
  await app.page.getByLabel('Why do you hand it over?').fill('To report what happened.')
  await app.page.getByLabel('Your name').fill('Dr Alex Bennett')
  await app.page.getByLabel('Your initials').fill('AB')
  await goOn()
  await app.page.getByRole('heading', { name: 'What goes in' }).waitFor()
  await goOn()
  await app.page.getByRole('heading', { name: 'What stays out' }).waitFor()
}

describe.skipIf(needs('chromium')).sequential('covering parts of a picture', () => {
  test('shows the picture only when it is asked for', async () => {
    await app.page
      .locator('.chip', { hasText: /redacted/i })
      .first()
      .click()
    await app.page.getByText('The picture is hidden until you ask.').waitFor()
    expect(await app.page.locator('.redactor img').count()).toBe(0)
    await press('Reveal the picture')
    await app.page.getByRole('img', { name: 'Picture to be covered' }).waitFor()
  })

  test('places a box by button, moves it by key and by number, and takes it away by key', async () => {
    await press('Add a box')
    const box = app.page.getByRole('button', { name: /^Box 1: left/ })
    await box.focus()
    const before = await box.getAttribute('aria-label')
    await app.page.keyboard.press('ArrowRight')
    expect(await box.getAttribute('aria-label')).not.toBe(before)
    await app.page.getByLabel('Left', { exact: true }).fill('10')
    await expect.poll(() => box.getAttribute('aria-label')).toContain('left 10,')
    expect(await look(app, 'redact')).toEqual([])
    await box.focus()
    await app.page.keyboard.press('Delete')
    await app.page.getByText('Boxes (0)').waitFor()
  })

  test('draws one by drag, and keeps it with the hand-over', async () => {
    const seen = (await app.page.getByRole('img', { name: 'Picture to be covered' }).boundingBox())!
    await app.page.mouse.move(seen.x + 10, seen.y + 10)
    await app.page.mouse.down()
    await app.page.mouse.move(seen.x + 60, seen.y + 40, { steps: 4 })
    await app.page.mouse.up()
    await app.page.getByRole('button', { name: 'Box 1: left 10, top 10, width 50, height 30' }).waitFor()
    await press('Keep the boxes')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(
      await app.page
        .getByRole('radio', { name: /redacted/i })
        .first()
        .isChecked(),
    ).toBe(true)
  })
})

describe.skipIf(needs('chromium')).sequential('covering words of a text', () => {
  test('takes them letter for letter, and keeps them with the hand-over', async () => {
    const redacted = app.page.getByRole('radio', { name: /redacted/i }).nth(1)
    await app.page
      .locator('.chip', { hasText: /redacted/i })
      .nth(1)
      .click()
    await app.page.getByLabel('Words to cover, letter for letter').fill('Mrs Hale')
    await press('Add')
    await app.page.getByText('To be covered (1)').waitFor()
    expect(await look(app, 'redact-text')).toEqual([])
    await press('Keep the words')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => redacted.isChecked()).toBe(true)
  })
})
