import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { look } from '../support/look-at.ts'
import { makeVault } from '../support/made-vault.ts'
import { screenshotIn } from '../support/screenshots.ts'

const app = appInTests(async () => {
  await makeVault(app, app.path('records.holdfast'))
  await keys('Control+2')
  const notes = app.path('notes.txt')
  writeFileSync(notes, 'What the caller said.')
  const chosen = [1, 2, 3].map((number) => screenshotIn(app.folder, number))
  app.host.answers.open.push({ canceled: false, filePaths: [...chosen, notes] })
  await button('Choose files').first().click()
  await seen('4 files kept, with no incident yet.')
})
const { button, gone, keys, seen } = atTheScreen(app)

/** The files of the list, not the choices of a filter. */
const files = () => app.page.getByRole('listbox').getByRole('option')

describe.skipIf(needs('chromium')).sequential('the rows of the list of files', () => {
  test('are narrowed from anywhere, by the name of a filter', async () => {
    const only = async (typed: string, name: string) => {
      await keys('Control+k')
      await app.page.keyboard.type(typed)
      await app.page.getByRole('menuitem', { name: `Show only: ${name}` }).click()
      await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await keys('Control+1')
    await app.page.getByRole('heading', { level: 1, name: 'Timeline' }).waitFor()
    await only('video', 'Video')
    await seen('No file fits these filters.')
    await only('no incident', 'No incident yet')
    await expect.poll(() => files().nth(0).textContent()).toContain('notes.txt')
    await only('text or', 'Text or page')
    await expect.poll(() => files().count()).toBe(1)
    expect(await button(/^No incident yet/).getAttribute('aria-pressed')).toBe('false')
    await button(/^Text or page/).click()
    await app.page.getByRole('option', { name: 'Any kind', exact: true }).click()
    await expect.poll(() => files().count()).toBe(4)
  })

  test('have a menu, by key and by the right button', async () => {
    const item = (name: string) => app.page.getByRole('menuitem', { name, exact: true })
    const onList = () =>
      expect.poll(() => app.page.evaluate(`document.activeElement.getAttribute('role')`)).toBe('listbox')
    await button(/^No incident yet/).click()
    await app.page.getByRole('listbox').focus()
    await keys('Home', 'Control+Space', 'ArrowRight', 'Control+Space')
    await seen('2 files selected')
    await button('One incident each').click()
    await seen('Saved. 2 incidents, one for each file.')
    await expect.poll(() => files().count()).toBe(2)
    await app.page.getByRole('listbox').focus()
    await keys('Home', 'Shift+F10')
    await item('Select').waitFor()
    expect(await look(app, 'files-row-menu')).toEqual([])
    await keys('Escape')
    await onList()
    await keys('ContextMenu')
    await item('Select').click()
    await seen('1 file selected')
    await onList()
    await keys('ContextMenu')
    await item('Take out of the selection').click()
    await gone('1 file selected')
    await button(/^No incident yet/).click()
    await expect.poll(() => files().count()).toBe(4)
    await files().filter({ hasText: 'File kept, not yet described' }).first().click({ button: 'right' })
    await item('Open its incident').click()
    await app.page.getByRole('heading', { level: 1, name: 'File kept, not yet described' }).waitFor()
    await keys('Escape')
    await onList()
    expect(app.errors.filter((error) => !error.includes('404'))).toEqual([])
  })
})
