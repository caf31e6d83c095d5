import { mkdirSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { focusedName } from '../support/keyboard.ts'
import { askCore, PASSPHRASE } from '../support/made-vault.ts'
import { pastePictureOfWords } from '../support/pasted.ts'

const app = appInTests(async () => {
  mkdirSync(given)
  app.page.context().setDefaultTimeout(30_000)
  await countPointers()
})
const { focused, keys, seen, tabTo, type } = atTheScreen(app)
const given = app.path('given')
/** A machine that reads words is started for it. */
const READ = { timeout: 60_000 }

const heading = (name: string | RegExp) => app.page.getByRole('heading', { name }).first().waitFor()

/** Goes to what is called so by Tab, and presses it. */
async function press(name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(name)
  await keys(key)
}
/** A heading may be called as its field is: on from there to the field. */
async function typeInto(name: string | RegExp, typed: string): Promise<void> {
  await tabTo(name)
  if (!/INPUT|TEXTAREA/.test(String(await focused('tagName')))) {
    await keys('Tab')
    await tabTo(name)
  }
  await type(typed)
}

/** No pointer is moved and none is pressed in all of this: what a page hears of one is counted. */
const countPointers = () =>
  app.page.evaluate(`{
    window.pointers = 0
    for (const kind of ['pointermove', 'pointerdown', 'mousedown'])
      addEventListener(kind, ({ isTrusted }) => { if (isTrusted) window.pointers++ }, true)
  }`)

describe.skipIf(needs('chromium')).sequential('without a pointer', () => {
  test('a vault is made, and the first incident with a picture is saved', async () => {
    await press('Make a new vault')
    await app.page.getByRole('button', { name: 'Continue' }).waitFor()
    app.host.answers.save.push({ canceled: false, filePath: app.path('records.holdfast') })
    await press('Change')
    await seen(`${basename(app.folder)}, as records.holdfast`)
    await press('Continue')
    await typeInto('Passphrase', PASSPHRASE)
    await typeInto('Same again', PASSPHRASE)
    await press('Make vault')
    await heading('A way back in')
    await press('Do this later today')
    await expect.poll(() => focusedName(app.page)).toBe('What happened?')
    await type('A man shouted at reception about me.')
    await pastePictureOfWords(app.page, ['Meet Wilma', 'at midnight'])
    await seen(/A paste carries no file name/)
    await typeInto('When?', '11 March 2026 at 21:14')
    await seen('Understood as: Wednesday 11 March 2026, 21:14')
    await keys('Control+Enter')
    await seen('Saved. Wednesday 11 March 2026, 21:14. 1 file kept.')
  })

  test('another one is saved, a period is chosen on the strip, and the list is narrowed to it', async () => {
    await keys('Control+n')
    await expect.poll(() => focusedName(app.page)).toBe('What happened?')
    await type('A silent call.')
    await typeInto('When?', '3 January 2026')
    await seen('Understood as: Saturday 3 January 2026')
    await keys('Control+Enter')
    await app.page.getByRole('row', { name: /A silent call/ }).waitFor()
    await app.page.getByRole('slider', { name: 'Choose a period' }).waitFor()
    await tabTo('Choose a period')
    await keys('End', 'Enter')
    await seen(/^1 of 2 shown/)
    await app.page.getByRole('row', { name: /A silent call/ }).waitFor({ state: 'detached' })
  })

  test('an incident is opened, read, corrected, and left to where somebody came from', async () => {
    for (let stop = 0; stop < 40 && (await focused('getAttribute("role")')) !== 'grid'; stop++)
      await keys('Tab')
    await keys('Home', 'Enter')
    await heading('A man shouted at reception about me.')
    await press('Correct or add')
    await app.page.getByRole('textbox', { name: 'Title' }).waitFor()
    await tabTo('Title')
    await keys('End')
    await type(' Twice.')
    await tabTo(/Typing mistake/)
    await keys('Space', 'Control+Enter')
    await heading('A man shouted at reception about me. Twice.')
    // The new title stands there a moment before the form has gone, and with the form Escape leads nowhere.
    await app.page.getByRole('textbox', { name: 'Title' }).waitFor({ state: 'detached' })
    await keys('Escape')
    await expect.poll(() => focused('getAttribute("role")')).toBe('grid')
  })

  test('a hand-over is begun, and a picture in it is covered in part', async () => {
    await keys('Control+4')
    await heading('Nothing handed over yet.')
    await press('New hand-over')
    await heading('Who and why')
    await tabTo('Police')
    await keys('Space')
    await typeInto('Their name', 'Northshire Police')
    await typeInto('Why do you hand it over?', 'To report what happened.')
    await typeInto(/^Your name/, 'Dr Alex Bennett')
    await typeInto('Your initials', 'AB')
    await press('Continue')
    await heading('What goes in')
    await press('Continue')
    await heading('What stays out')
    await tabTo('Hand over the original')
    await keys('ArrowDown')
    await app.page
      .getByRole('dialog')
      .or(app.page.getByRole('button', { name: 'Redact', exact: true }))
      .first()
      .waitFor()
    if ((await app.page.getByRole('dialog').count()) === 0) await press('Redact')
    await seen('The picture is hidden until you ask.')
    await press('Reveal the picture')
    await app.page.getByRole('img', { name: 'Picture to be covered' }).waitFor()
    await expect.poll(() => focusedName(app.page)).toBe('Picture to be covered')
    await press('Add a box')
    await tabTo(/^Box 1: left/)
    const before = await focusedName(app.page)
    await keys('ArrowRight', 'ArrowRight', 'Shift+ArrowDown')
    expect(await focusedName(app.page)).not.toBe(before)
  })

  test('words that a machine read in it are covered by their ticks, and a box goes by key', async () => {
    await press('Find the words in it')
    // Not one of the words: what holds them, so that none is ticked by a key too many.
    await expect.poll(() => focused('tagName'), READ).toBe('FIELDSET')
    // Which words a machine reads is its own affair.
    const word = await app.page.locator('.word-ticks .tick').first().innerText()
    await press(word, 'Space')
    await seen('Boxes (2)')
    await keys('Space')
    await seen('Boxes (1)')
    await keys('Space')
    await seen('Boxes (2)')
    await press('Add a box')
    await press(/^Box 3: left/, 'Delete')
    await expect.poll(() => focusedName(app.page)).toMatch(/^Box 2: left/)
    await keys('Delete')
    await seen('Boxes (1)')
    await press(word, 'Space')
    await seen('Boxes (2)')
    await press('Remove box 2')
    await expect.poll(() => focusedName(app.page)).toBe('Boxes (1)')
    await press(word, 'Space')
    await seen('Boxes (2)')
    await press('Keep the boxes')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('its pages are read, it is made, checked and written down', async () => {
    await press('Continue')
    await heading('Read it as they will')
    await press('Show the pages')
    await app.page.getByRole('img', { name: /^Page 1 of/ }).waitFor()
    await expect.poll(() => focusedName(app.page)).toBe('Pages of the bundle')
    await press(/I have looked at every page/, 'Space')
    await press('Continue')
    await heading('Make it')
    await press('Go on without a recovery code')
    await app.page.getByRole('button', { name: 'Choose where, and make it' }).waitFor()
    expect(await focused('tagName')).not.toBe('BODY')
    app.host.answers.open.push({ canceled: false, filePaths: [given] })
    await press('Choose where, and make it')
    await heading('Everything matches.')
    await expect.poll(() => focusedName(app.page)).toBe('Everything matches.')
    expect(readdirSync(given)).toHaveLength(1)
    await press('Continue')
    await heading('Give it')
    await typeInto('Given to', 'PC 4471 Shah')
    await typeInto('When?', '12 March 2026 at 14:05')
    await tabTo('In person')
    await keys('Space')
    await press('Record the hand-over')
    await app.page.getByRole('cell', { name: /given, line/ }).waitFor()
    const { handovers } = await askCore<{ handovers: { receivedBy: string }[] }>(
      app.page,
      'handovers.list',
      {},
    )
    expect(handovers.map(({ receivedBy }) => receivedBy)).toEqual(['PC 4471 Shah'])
  })

  test('and no pointer was', async () => {
    expect(await app.page.evaluate('window.pointers')).toBe(0)
    expect(app.errors.filter((error) => !error.includes('404'))).toEqual([])
  })
})
