import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { look } from '../support/look-at.ts'
import { makeVault } from '../support/made-vault.ts'
import { lockByHand } from '../support/next-page.ts'
import { unlock } from '../support/unlocked.ts'

const app = appInTests(() => makeVault(app, app.path('records.holdfast')))
const { button, field, focused, keys, press, row, seen, tabTo } = atTheScreen(app)

const calendar = () => app.page.getByRole('dialog', { name: 'Pick a date' })
/** Waits until a day has the focus: the keys after this are the calendar's. */
async function isOpen(): Promise<void> {
  await calendar().waitFor()
  await expect.poll(() => focused(`classList.contains('calendar-day')`)).toBe(true)
}
/** `Wednesday 11 March 2026`, as a screen reader says the day that has the focus. */
const focusedDay = async () => String(await focused(`getAttribute('aria-label')`)).replaceAll(',', '')
const isFocusedDay = (state: string) => focused(`matches('[${state}]')`)

describe.skipIf(needs('chromium')).sequential('a date that is picked', () => {
  test('is found by keyboard alone, and is read as if it had been typed', async () => {
    await keys('Control+n')
    await field('When?').fill('around Christmas')
    await tabTo('Pick a date')
    await keys('Enter')
    await isOpen()
    await expect.poll(() => isFocusedDay('data-today')).toBe(true)
    expect(await look(app, 'pick-a-date')).toEqual([])
    await keys('ArrowUp')
    await expect.poll(() => isFocusedDay('data-today')).toBe(false)
    const day = await focusedDay()
    await keys('Enter')
    await calendar().waitFor({ state: 'detached' })
    const typed = await field('When?').inputValue()
    expect(typed).toMatch(/^\d{1,2} [A-Z][a-z]+ \d{4}$/)
    expect(day).toContain(typed)
    await seen(new RegExp(`^Understood as: [A-Z][a-z]+day ${typed}`))
    expect(await focused('textContent')).toBe('Pick a date')
  })

  test('is never one to come: tomorrow is crossed out, and takes no Enter', async () => {
    await press('Pick a date')
    await isOpen()
    await keys('ArrowDown')
    await expect.poll(() => isFocusedDay('data-today')).toBe(true)
    await keys('ArrowRight')
    await expect.poll(() => isFocusedDay('data-unavailable')).toBe(true)
    const before = await field('When?').inputValue()
    await keys('Enter')
    expect(await calendar().count()).toBe(1)
    // Another of that name follows the days, for screen readers alone.
    expect(await button('Next').first().isDisabled()).toBe(true)
    await keys('Escape')
    await calendar().waitFor({ state: 'detached' })
    expect(await field('When?').inputValue()).toBe(before)
    await keys('Escape')
  })
})

describe.skipIf(needs('chromium')).sequential('what is said once', () => {
  const chip = (name: string) => app.page.getByRole('radio', { name, exact: true })
  const hint = () => app.page.locator('.channel-hint')

  test('is how such a thing is best kept, under the channel that was chosen, and not for the next incident', async () => {
    await keys('Control+n')
    await chip('Post').click()
    await expect
      .poll(() => hint().innerText())
      .toBe('Keep three things: the post, the profile, what is around it.')
    expect(await look(app, 'hint')).toEqual([])
    await chip('Call').click()
    await expect.poll(() => hint().innerText()).toBe('')
    await chip('Post').click()
    await expect.poll(() => hint().innerText()).toContain('Keep three things')
    await field('What happened?').fill('A post about the practice.')
    await keys('Control+Enter')
    await seen(/^Saved\./)
    await keys('Control+n')
    await chip('E-mail').click()
    await expect
      .poll(() => hint().innerText())
      .toBe('Drop the saved e-mail (.eml, .msg), not only a picture.')
    await chip('Post').click()
    await field('Account, or the name shown').waitFor()
    expect(await hint().innerText()).toBe('')
    await field('What happened?').fill('Another post about the practice.')
    await keys('Control+Enter')
    await row('Another post about the practice.').waitFor()
  })

  test('is what an employer may claim, before the first private note of a vault alone', async () => {
    const notice = () => app.page.getByText('Ask your lawyer before writing their advice here.')
    await row('Another post about the practice.').click()
    await press('Add: Private note')
    await notice().waitFor()
    await field('What to note').fill('Ask the union.')
    await press('Save note')
    await seen('Private note saved.')
    await press('Add: Private note')
    await field('What to note').waitFor()
    expect(await notice().count()).toBe(0)
    await press('Cancel')
    await lockByHand(app)
    await unlock(app)
    await row('A post about the practice.').click()
    await press('Add: Private note')
    await field('What to note').fill('Not said a second time.')
    expect(await notice().count()).toBe(0)
  })
})
