import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { look } from '../support/look-at.ts'
import { makeVault } from '../support/made-vault.ts'

const app = appInTests(() => makeVault(app, app.path('records.holdfast')))
const { button, field, focused, keys, press, seen, tabTo } = atTheScreen(app)

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
