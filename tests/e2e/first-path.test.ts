import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { needs } from '../support/judges.ts'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { dropFiles, watchReading } from '../support/dropped.ts'
import { pressShiftThrice } from '../support/keyboard.ts'
import { everythingSaid, look } from '../support/look-at.ts'
import { PASSPHRASE } from '../support/made-vault.ts'
import { lockByHand, nextPage, startAgain } from '../support/next-page.ts'
import { pastePicture } from '../support/pasted.ts'
import { unlock } from '../support/unlocked.ts'

const WORDS = 'A man shouted at reception about me.'
const app = appInTests()
const { press, seen } = atTheScreen(app)
const vault = app.path('records.holdfast')
const dropped = app.path('planted-dropped.txt')

const unlockAndSee = async () => {
  await unlock(app)
  await seen(WORDS)
}

describe.skipIf(needs('chromium')).sequential('a newcomer', () => {
  test('finds nothing of a record on the first screen, and the way out in its corner', async () => {
    await app.page.getByRole('heading', { name: 'Holdfast' }).waitFor()
    await expect.poll(() => app.page.locator('body').innerText()).toContain('In danger now? Call 999.')
    expect(await app.page.locator('a[href^="tel:"]').count()).toBe(0)
    expect(await app.page.getByRole('button', { name: 'Exit now' }).isVisible()).toBe(true)
  })

  test('is told to unlock first where they drop a file, and nothing of it is read', async () => {
    writeFileSync(dropped, 'What the caller said.')
    const read = await watchReading(app.page)
    await dropFiles(app.page, [dropped], { x: 600, y: 300 })
    await seen('Unlock first, then drop them again.')
    expect(await read()).toEqual([])
    expect(await everythingSaid(app.page)).not.toContain('planted-dropped')
    expect(await look(app, 'first-dropped')).toEqual([])
  })

  test('makes a vault in three steps', async () => {
    await press('Make a new vault')
    await app.page.getByText('My employer’s').click()
    await seen('Your employer can see that this file exists')
    await seen('documents, as records.holdfast')
    app.host.answers.save.push({ canceled: false, filePath: vault })
    await press('Change')
    await seen(`${basename(app.folder)}, as records.holdfast`)
    expect(await everythingSaid(app.page)).not.toContain(dirname(vault))
    await dropFiles(app.page, [dropped], { x: 600, y: 500 })
    await seen('Nothing was taken. Finish making the vault first, then drop them again.')
    expect(await look(app, 'make-vault-where')).toEqual([])
    await press('Continue')
    await app.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await app.page.getByLabel('Same again').fill(PASSPHRASE)
    expect(await look(app, 'make-vault-passphrase')).toEqual([])
    await press('Make vault')
    await seen('A way back in')
    expect(await look(app, 'make-vault-code')).toEqual([])
    await press('Do this later today')
    expect(readFileSync(vault).subarray(0, 15).toString('latin1')).toBe('SQLite format 3')
  })

  test('writes down what happened with a pasted picture, and sees it under its day', async () => {
    await app.page.getByLabel('What happened?').fill(WORDS)
    await pastePicture(app.page)
    await seen(/A paste carries no file name/)
    await app.page.getByLabel('When?').fill('2026-03-11T21:14')
    await seen('Understood as: Wednesday 11 March 2026, 21:14')
    await app.page.keyboard.press('Control+Enter')
    await seen('Saved. Wednesday 11 March 2026, 21:14. 1 file kept.')
    const row = app.page.getByRole('gridcell').first()
    expect(await row.innerText()).toMatch(/21:14\s+A man shouted at reception about me\.\s+1 file/)
    await seen('Wednesday 11 March 2026')
  })

  test('keeps a date that was not understood as it was typed, and saves all the same', async () => {
    await app.page.keyboard.press('Control+n')
    await app.page.getByLabel('What happened?').fill('A silent call.')
    await app.page.getByLabel('When?').fill('around Christmas')
    await seen('Not understood: around Christmas. Pick a date or say "late December".')
    await press('Save')
    await seen('Saved. Date not known.')
    expect(await app.page.getByText('Date not known', { exact: true }).count()).toBe(1)
  })

  test('is asked what a bare hour means, and answers with one key', async () => {
    await app.page.keyboard.press('Control+n')
    await app.page.getByLabel('What happened?').fill('Another silent call.')
    await app.page.getByLabel('When?').fill('yesterday about 9 on the phone')
    const group = app.page.getByRole('radiogroup', { name: 'Morning or evening?' })
    await group.waitFor()
    await seen(/^Understood as: \w+ \d+ \w+ \d{4}, about 9\. Morning or evening\? Not understood: phone$/)
    expect(await group.getByRole('radio', { checked: true }).count()).toBe(0)
    await group.getByText('9 pm').click()
    await seen(/^Understood as: \w+ \d+ \w+ \d{4}, about 9 in the evening\. Not understood: phone$/)
    await press('Save')
    await seen(/^Saved\. \w+ \d+ \w+ \d{4}, about 9 in the evening\.$/)
    await seen('about 21:00')
  })

  test('saves at once with a question open: the day is kept, and the hour left to settle', async () => {
    await app.page.keyboard.press('Control+n')
    await app.page.getByLabel('What happened?').fill('A third silent call.')
    await app.page.getByLabel('When?').fill('yesterday at 8')
    await app.page.keyboard.press('Control+Enter')
    await seen(/^Saved\. \w+ \d+ \w+ \d{4}\. Date to settle\.$/)
    await seen('time not known')
  })

  test('locks, and nothing of it is in the page any more', async () => {
    await lockByHand(app)
    await seen('Locked.')
    const html = await app.page.content()
    for (const word of [WORDS, 'My record', 'records.holdfast', 'silent']) expect(html).not.toContain(word)
  })

  test('drops a file on the field for the passphrase, where it is not read either', async () => {
    const field = app.page.getByLabel('Passphrase', { exact: true })
    const { x, y } = (await field.boundingBox())!
    const read = await watchReading(app.page)
    await dropFiles(app.page, [dropped], { x: x + 20, y: y + 10 })
    await seen('Unlock first, then drop them again.')
    expect(await read()).toEqual([])
    expect(await field.inputValue()).toBe('')
    expect(await everythingSaid(app.page)).not.toContain('planted-dropped')
    expect(await look(app, 'locked-dropped')).toEqual([])
  })

  test('is told of a wrong passphrase, and opens the vault with the right one', async () => {
    await app.page.getByLabel('Passphrase').fill('not it')
    await app.page.keyboard.press('Enter')
    await seen('That passphrase does not open this vault.')
    await unlockAndSee()
  })

  test('is locked after five minutes without use, and told so before and after', async () => {
    app.host.power.idleSeconds = 5 * 60 - 20
    await seen(/Locking in \d+ seconds/)
    app.host.power.idleSeconds = 0
    await app.page.getByText(/Locking in/).waitFor({ state: 'detached' })
    app.host.power.idleSeconds = 5 * 60
    await nextPage(app)
    app.host.power.idleSeconds = 0
    await seen('Locked after 5 minutes without use. What you were writing is kept.')
  })

  test('is locked when the computer goes to sleep', async () => {
    await unlockAndSee()
    app.host.power.emit('suspend')
    await nextPage(app)
    await seen('Locked, because the computer went to sleep.')
  })

  test('finds what was typed and not saved after leaving at once, and after the process was ended', async () => {
    await unlockAndSee()
    await app.page.keyboard.press('Control+n')
    await app.page.getByLabel('What happened?').fill('He waited outside again')
    await app.page.getByLabel('When?').fill('2026-03-12')
    await app.page.getByText('Somebody was threatened').click()
    await seen(/^Draft kept \d\d:\d\d\.$/)
    await pressShiftThrice(app.page)
    expect(await app.host.exited).toBe(0)
    await startAgain(app)
    await unlockAndSee()
    expect(await app.page.getByLabel('What happened?').inputValue()).toBe('He waited outside again')
    expect(await app.page.getByLabel('When?').inputValue()).toBe('2026-03-12')
    expect(await app.page.getByLabel('Somebody was threatened').isChecked()).toBe(true)
    await app.page.getByLabel('What happened?').fill('He waited outside again, by the car')
    // Longer than a draft may take; then nothing is said to the page or to the vault.
    await app.page.waitForTimeout(2000)
    await startAgain(app)
    await unlockAndSee()
    expect(await app.page.getByLabel('What happened?').inputValue()).toBe(
      'He waited outside again, by the car',
    )
  })

  test('saves a draft by keys wherever the focus is, or throws it away, and it is gone', async () => {
    await app.page.getByRole('radio', { name: 'Call' }).focus()
    await app.page.keyboard.press('Space')
    await app.page.keyboard.press('Control+Enter')
    await seen(/^Saved\. /)
    await app.page.keyboard.press('Control+n')
    expect(await app.page.getByLabel('What happened?').inputValue()).toBe('')
    await app.page.getByLabel('What happened?').fill('Not this')
    await press('Close, keep draft')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await app.page.keyboard.press('Control+n')
    expect(await app.page.getByLabel('What happened?').inputValue()).toBe('Not this')
    await press('Throw away')
    await press('Throw away for good')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await app.page.keyboard.press('Control+n')
    expect(await app.page.getByLabel('What happened?').inputValue()).toBe('')
    await press('Close')
    await lockByHand(app)
  })

  test('leaves at once by pressing Shift three times, and finds everything after the next start', async () => {
    await unlockAndSee()
    await pressShiftThrice(app.page)
    expect(await app.host.exited).toBe(0)
    await startAgain(app)
    await unlockAndSee()
  })
})

describe.skipIf(needs('chromium'))('the page', () => {
  test('has four ways through the keyhole and nothing of Node', async () => {
    const surface = await app.page.evaluate(
      `({ bridge: Object.keys(window.bridge).sort(), require: typeof require, process: typeof process })`,
    )
    expect(surface).toEqual({
      bridge: ['call', 'cancel', 'listen', 'token'],
      require: 'undefined',
      process: 'undefined',
    })
  })

  test('made no request to anywhere, and one that is planted is seen and refused', async () => {
    const foreign = app.host.session.refused.filter((url) => !url.startsWith('app:'))
    expect(foreign).toEqual([])
    await app.page.evaluate(`location.href = 'https://example.com/away'`)
    await app.page.waitForTimeout(300)
    expect(await app.page.title()).toBe('Holdfast')
    // A picture is stopped by the page's own policy, and would be by the session.
    expect(
      await app.host.session.isAllowed({
        url: 'https://example.com/x',
        method: 'GET',
        resourceType: 'image',
      }),
    ).toBe(false)
  })

  test('opens no window and its title never changes', async () => {
    await app.page.evaluate(`document.title = 'My record'; window.open('https://example.com/')`)
    const { window } = await app.host.window()
    expect(window.getTitle()).toBe('Holdfast')
    expect(window.webContents.opened.map(({ action }) => action)).toEqual(['deny'])
  })
})
