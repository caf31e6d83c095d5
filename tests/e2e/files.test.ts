import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { dropFiles, dropText } from '../support/dropped.ts'
import { endlessFile } from '../support/endless-file.ts'
import { holdFolder } from '../support/held-folder.ts'
import { needs } from '../support/judges.ts'
import { everythingSaid, look } from '../support/look-at.ts'
import { askCore, makeVault } from '../support/made-vault.ts'
import { gifIn, screenshotIn } from '../support/screenshots.ts'
import { jpegWithEverything, SPOKEN } from '../support/speaking-pictures.ts'

const app = appInTests(async () => {
  await makeVault(app, app.path('records.holdfast'))
  app.page.context().setDefaultTimeout(20_000)
})
const { button, gone, keys, seen } = atTheScreen(app)

/** The files of the list, not the choices of a filter. */
const files = () => app.page.getByRole('listbox').getByRole('option')

/** How wide the pictures are that are drawn there. */
const drawn = (selector: string) =>
  app.page.evaluate(`[...document.querySelectorAll('${selector}')].map((one) => one.naturalWidth)`)
/** What main answers to whoever asks for it. */
const status = (url: string | null) => app.page.evaluate(`fetch('${url}').then(({ status }) => status)`)

async function chooseFiles(paths: readonly string[]): Promise<void> {
  app.host.answers.open.push({ canceled: false, filePaths: [...paths] })
  await button('Choose files').first().click()
}

describe.skipIf(needs('chromium')).sequential('the files of a case', () => {
  test('are none at first, and the screen says how some come to be there', async () => {
    await keys('Control+2')
    await app.page.getByRole('heading', { name: 'No files yet.' }).waitFor()
    expect(await look(app, 'files-empty')).toEqual([])
  })

  test('are kept with no incident when they are chosen here, and counted beside Files', async () => {
    const notes = app.path('notes.txt')
    writeFileSync(notes, 'What the caller said.')
    await chooseFiles([
      gifIn(app.folder),
      ...[1, 2, 3, 4, 5].map((number) => screenshotIn(app.folder, number)),
      notes,
    ])
    await app.page.getByText('7 files kept, with no incident yet.').waitFor()
    await button(/^Files 7 without an incident$/).waitFor()
    await expect.poll(() => app.page.locator('.files.grid .mosaic').count(), { timeout: 20_000 }).toBe(6)
    expect(await look(app, 'files-grid')).toEqual([])
  })

  test('are one stop for the keyboard, in a list too', async () => {
    await button('List').click()
    await keys('Tab')
    const list = app.page.getByRole('listbox', { name: 'Files' })
    await list.focus()
    await keys('Home', 'ArrowDown')
    expect(await files().nth(1).getAttribute('class')).toContain('current')
    expect(await app.page.locator('main').ariaSnapshot()).toMatch(
      /option "File 6 Screenshot 5\.png Picture, hidden, PNG .* bytes kept .* No incident yet"/,
    )
    expect(await look(app, 'files-list')).toEqual([])
    await keys('Control+f')
    await app.page.keyboard.type('screenshot')
    await expect.poll(() => files().count()).toBe(5)
    await app.page.keyboard.type(' 4')
    await expect.poll(() => files().count()).toBe(1)
    await keys('Escape')
    await expect.poll(() => files().count()).toBe(7)
    await button('Grid').click()
  })

  test('are looked at for as long as Space is held, and closed when it is let go', async () => {
    const peek = app.page.locator('.peek')
    await app.page.getByRole('listbox', { name: 'Files' }).focus()
    await keys('Home', 'ArrowRight')
    expect(await app.page.locator('img').count()).toBe(0)
    await app.page.keyboard.down(' ')
    await expect.poll(() => drawn('.peek img')).toEqual([90])
    const url = await peek.locator('img').getAttribute('src')
    expect(await status(url)).toBe(200)
    expect(await look(app, 'files-peek')).toEqual([])
    await app.page.keyboard.up(' ')
    await peek.waitFor({ state: 'detached' })
    await expect.poll(() => status(url)).toBe(404)
  })

  test('are narrowed by kind, and sorted, by lists that look like the others', async () => {
    const option = (name: string) => app.page.getByRole('option', { name, exact: true })
    const focused = () => app.page.evaluate(`document.activeElement.textContent`)
    await button(/^Any kind/).focus()
    await keys('Enter')
    await option('Text or page').waitFor()
    expect(await look(app, 'files-kinds')).toEqual([])
    await option('Text or page').click()
    await expect.poll(() => files().count()).toBe(1)
    await expect.poll(focused).toBe('Text or page')
    expect(await look(app, 'files-narrowed')).toEqual([])
    await keys('Enter')
    await option('Any kind').click()
    await expect.poll(() => files().count()).toBe(7)
    await button(/^Newest first/).click()
    await option('By the file’s own time').click()
    await expect.poll(() => files().nth(0).textContent()).toContain('notes.txt')
    await button(/^By the file’s own time/).click()
    await option('Newest first').click()
    await expect.poll(() => files().nth(0).textContent()).not.toContain('Sticker')
  })

  test('that belong to no incident are sorted by their own time, and made into one', async () => {
    await button(/^No incident yet/).click()
    await expect.poll(() => files().nth(0).textContent()).toContain('notes.txt')
    await app.page.getByRole('listbox').focus()
    await keys('Home')
    expect(await files().nth(1).textContent()).toContain('Screenshot 5')
    await keys('ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
    await app.page.getByText('3 files selected').first().waitFor()
    await app.page.getByText('Wednesday 11 March 2026, between 21:13 and 21:16').waitFor()
    expect(await look(app, 'files-inbox')).toEqual([])
    await app.page.getByText('Use the files’ times').click()
    await button('Make one incident of these 3').click()
    await app.page.getByRole('heading', { name: '3 files kept, not yet described' }).waitFor()
    await expect.poll(() => app.page.locator('.file-of-incident .mosaic').count()).toBe(3)
    expect(await look(app, 'files-incident')).toEqual([])
    expect(await app.page.locator('main').innerText()).toContain(
      'Wednesday 11 March 2026, between 21:13 and 21:16',
    )
    await button(/^Files 4 /).waitFor()
  })

  test('that are pictures of an incident are revealed together, and hidden by one key', async () => {
    const pictures = app.page.locator('.file-of-incident img')
    const mosaics = () => app.page.locator('.file-of-incident .mosaic').count()
    expect(await pictures.count()).toBe(0)
    await button('Reveal all 3').click()
    await expect.poll(() => drawn('.file-of-incident img')).toEqual([90, 90, 90])
    const url = await pictures.first().getAttribute('src')
    expect(await look(app, 'files-incident-revealed')).toEqual([])
    await keys('Control+Shift+H')
    await expect.poll(mosaics).toBe(3)
    expect(await pictures.count()).toBe(0)
    await expect.poll(() => status(url)).toBe(404)
  })

  test('are taken out of an incident again, and added to one that is there', async () => {
    await button(/^Take out File/)
      .first()
      .click()
    await app.page.getByText('Taken out of this incident. The file is still kept, under Files.').waitFor()
    await expect.poll(() => app.page.locator('.file-of-incident').count()).toBe(2)
    await button(/^Files 5 /).waitFor()
    // The next of the list is one Tab away, and Esc still leads back.
    await keys('Tab')
    expect(await app.page.evaluate(`document.activeElement.closest('.file-of-incident') !== null`)).toBe(true)
    await keys('Control+2')
    await app.page.getByRole('listbox').focus()
    await keys('Home', 'Control+Space')
    const offered = app.page.getByRole('option', { name: /^3 files kept, not yet described/ })
    await button('Add to an incident').click()
    await offered.waitFor()
    await keys('Escape')
    await offered.waitFor({ state: 'detached' })
    await keys('Escape')
    await expect
      .poll(() => app.page.evaluate(`document.activeElement.textContent`))
      .toBe('Add to an incident')
    await keys('Enter')
    await offered.waitFor()
    await keys('Control+Enter')
    await app.page.getByText('Choose the incident from the list, then add.').waitFor()
    await app.page.keyboard.type('described')
    await offered.waitFor()
    await keys('ArrowDown', 'Enter')
    expect(await look(app, 'files-add-to-incident')).toEqual([])
    await keys('Control+Enter')
    await app.page.getByRole('heading', { name: '3 files kept, not yet described' }).waitFor()
    await expect.poll(() => app.page.locator('.file-of-incident').count()).toBe(3)
    await button(/^Files 4 /).waitFor()
  })

  test('become one incident each, without a date where nobody chose one', async () => {
    await keys('Control+2')
    await app.page.getByRole('listbox').focus()
    await keys('Home', 'Control+Space', 'ArrowRight', 'Control+Space')
    await app.page.getByText('2 files selected').first().waitFor()
    await button('One incident each').click()
    await app.page.getByText('Saved. 2 incidents, one for each file.').waitFor()
    await button(/^Files 2 /).waitFor()
    await keys('Control+1')
    await app.page.getByText('Date not known').waitFor()
  })

  test('say what is known of one of them, and are checked again', async () => {
    await keys('Control+2')
    // The list is as it was left: narrowed to those that wait.
    await button(/^No incident yet/).click()
    const photo = app.path('IMG_0042.JPG')
    writeFileSync(photo, jpegWithEverything(readFileSync('tests/support/files/landscape.jpg')))
    await chooseFiles([photo])
    await app.page.getByText('1 file kept, with no incident yet.').waitFor()
    await expect.poll(() => app.page.locator('.files.grid .mosaic').count(), { timeout: 20_000 }).toBe(7)
    await app.page.getByRole('listbox').focus()
    await keys('Home', 'Enter')
    await button('Check now').click()
    await app.page.getByText(/^Unchanged since it was kept \(.*\)\. Checked just now, .* read\.$/).waitFor()
    const facts = app.page.getByRole('complementary', { name: 'About this file' })
    expect(await facts.innerText()).toMatch(/image\/jpeg, \d+ × \d+/)
    expect(await look(app, 'file-facts')).toEqual([])
  })

  test('name first what locates or identifies, and say its words only when they are asked for', async () => {
    await app.page.getByRole('tab', { name: 'Metadata' }).click()
    await app.page.getByText(/Found in this file: a location, a device name, the name of a person/).waitFor()
    expect(await everythingSaid(app.page)).not.toContain(SPOKEN.owner)
    await button('Show what it says').click()
    await app.page.locator('.metadata').getByText(SPOKEN.owner).first().waitFor()
    const shown = await app.page.locator('.metadata').innerText()
    expect(shown).toContain(SPOKEN.owner)
    expect(shown.indexOf('Where it was made')).toBeLessThan(shown.indexOf('Everything else'))
    expect(await look(app, 'file-metadata')).toEqual([])
    await button('Hide what it says').click()
    expect(await everythingSaid(app.page)).not.toContain(SPOKEN.owner)
    await button('Show what it says').click()
    await app.page.locator('.metadata').getByText(SPOKEN.owner).first().waitFor()
    await app.page.keyboard.press('Control+Shift+H')
    await expect.poll(() => everythingSaid(app.page)).not.toContain(SPOKEN.owner)
  })

  test('are copied out after a warning, which the custody of the file then says', async () => {
    await app.page.getByRole('tab', { name: 'Facts' }).click()
    await button('Save a copy').click()
    await app.page.getByRole('heading', { name: 'The copy will not be encrypted.' }).waitFor()
    expect(await look(app, 'file-copy')).toEqual([])
    const copy = app.path('copy.jpg')
    app.host.answers.save.push({ canceled: false, filePath: copy })
    await button('Choose where').click()
    await app.page.getByText('The copy was written.').waitFor()
    expect(readFileSync(copy).equals(readFileSync(app.path('IMG_0042.JPG')))).toBe(true)
    await app.page.getByRole('tab', { name: 'Custody' }).click()
    await app.page.getByText('A copy was written out of the vault by the writer').waitFor()
    const lines = await app.page.locator('.custody').innerText()
    expect(lines).toMatch(
      /Kept, from a file chosen by the writer[^]*Read again and compared: unchanged[^]*A copy/,
    )
    expect(await look(app, 'file-custody')).toEqual([])
  })

  test('are erased for a reason once ERASE is typed, and are gone from the list', async () => {
    await app.page.getByRole('tab', { name: 'Facts' }).click()
    await button('Erase for good').click()
    const dialog = app.page.getByRole('dialog')
    await dialog.getByText('The file cannot be brought back').waitFor()
    expect(await app.page.evaluate('document.activeElement.textContent')).toBe('Keep it')
    const erase = dialog.getByRole('button', { name: 'Erase for good' })
    await dialog.getByText('Wrong file').click()
    await erase.click()
    await dialog.getByText('Type ERASE in capital letters, or keep it.').waitFor()
    await dialog.getByLabel('Type ERASE').fill('ERASE')
    expect(await look(app, 'file-erase')).toEqual([])
    await erase.click()
    await app.page.getByText('Erased for good. The record log keeps a line that says so.').waitFor()
    await app.page.getByRole('listbox').waitFor()
    await expect.poll(() => files().count()).toBe(7)
    expect(app.errors.filter((error) => !error.includes('404'))).toEqual([])
  })
})

/** A folder with files that say their own names. */
function folderOf(name: string, names: readonly string[]): string {
  for (const file of names) {
    mkdirSync(dirname(join(app.folder, name, file)), { recursive: true })
    writeFileSync(join(app.folder, name, file), `${name} ${file}`)
  }
  return app.path(name)
}

const drop = (brings: Readonly<Record<string, string>>) => dropText(app.page, 'main', brings)
const keptFiles = async (): Promise<number> =>
  (await askCore<{ readonly exhibits: readonly unknown[] }>(app.page, 'exhibits.inbox', { case: caseId }))
    .exhibits.length
const MIDDLE = { x: 600, y: 500 }
let caseId = ''

describe.skipIf(needs('chromium')).sequential('what comes to the list of files', () => {
  test('as a folder says what it brings before anything of it is kept', async () => {
    caseId = (
      await askCore<{ readonly cases: readonly [{ readonly id: string }] }>(app.page, 'cases.list', {})
    ).cases[0].id
    const before = await keptFiles()
    const folder = folderOf('Phone backup', ['one.txt', 'two.txt', 'inner/three.txt'])
    await dropFiles(app.page, [folder], MIDDLE)
    await seen('The folder “Phone backup” brings 3 files, 68 bytes. Nothing of it is kept yet.')
    expect(await look(app, 'files-folder')).toEqual([])
    expect(await keptFiles()).toBe(before)
    // Not answered yet, it waits while somebody is elsewhere.
    await keys('Control+1')
    await app.page.getByRole('heading', { level: 1, name: 'Timeline' }).waitFor()
    await keys('Control+2')
    await seen('The folder “Phone backup” brings 3 files, 68 bytes. Nothing of it is kept yet.')
    expect(await keptFiles()).toBe(before)
    await button('Keep 3 files').click()
    await seen('3 files kept, with no incident yet.')
    expect(await keptFiles()).toBe(before + 3)
    await gone(/^The folder “Phone backup”/)
  })

  test('is chosen as a folder too, and says what was there already', async () => {
    const before = await keptFiles()
    app.host.answers.open.push({ canceled: false, filePaths: [app.path('Phone backup')] })
    await button('Choose a folder').click()
    await button('Leave them').click()
    await gone(/^The folder “Phone backup”/)
    expect(await keptFiles()).toBe(before)
    app.host.answers.open.push({ canceled: false, filePaths: [app.path('Phone backup')] })
    await button('Choose a folder').click()
    await button('Keep 3 files').click()
    await seen('3 files kept, with no incident yet. You already had 3 of them: noted as a second copy.')
    expect(await keptFiles()).toBe(before)
  })

  test('from a disk that does not answer can be stopped', async () => {
    const answer = holdFolder(folderOf('Share', ['one.txt']))
    await dropFiles(app.page, [app.path('Share')], MIDDLE)
    await seen('Looking through the folder “Share”…')
    expect(await look(app, 'files-folder-looking')).toEqual([])
    await button('Stop').click()
    await seen('Stopped. Nothing of the folder “Share” was kept.')
    answer()
    expect(await app.page.evaluate('document.activeElement.textContent')).toBe('Dismiss')
    await app.page.locator('main').getByRole('button', { name: 'Dismiss' }).click()
    await gone(/“Share”/)
  })

  test('and is not kept is named where it is, and can be tried again', async () => {
    const before = await keptFiles()
    const late = app.path('Late.txt')
    const there = app.path('There.txt')
    writeFileSync(there, 'there')
    await chooseFiles([late, there])
    await seen('1 file kept, with no incident yet.')
    await seen(/Late\.txt was not kept\./)
    expect(await app.page.locator('main').getByRole('alert').innerText()).toContain('could not be read')
    expect(await look(app, 'files-not-kept')).toEqual([])
    writeFileSync(late, 'late')
    await button('Try again').click()
    // That it was not kept is no longer said as soon as it is tried again: it is kept a while later.
    await expect.poll(keptFiles).toBe(before + 2)
    await gone(/Late\.txt was not kept\./)
  })

  test('is on its way wherever somebody goes meanwhile, and can be cancelled there', async () => {
    const before = await keptFiles()
    await chooseFiles([endlessFile(app.folder, 'planted-video.mp4')])
    await app.page.locator('main').getByText('Keeping 1 file: 0 %').waitFor()
    await keys('Control+1')
    const bar = app.page.getByRole('region', { name: 'Keeping files' })
    await bar.getByText('Keeping 1 file: 0 %').waitFor()
    expect(await look(app, 'files-keeping-elsewhere')).toEqual([])
    await bar.getByRole('button', { name: 'Cancel' }).click()
    await seen('Stopped. What was kept before stays kept.')
    await bar.waitFor({ state: 'detached' })
    expect(await keptFiles()).toBe(before)
    await keys('Control+2')
    await app.page.getByRole('heading', { name: 'Files' }).waitFor()
  })

  test('as nothing says so and what to do, and as a link goes to a new incident', async () => {
    await drop({})
    await seen('Nothing arrived.')
    await seen(/Save the message as a file, then drop that file\.$/)
    expect(await app.page.getByRole('dialog').count()).toBe(0)
    expect(await look(app, 'files-nothing')).toEqual([])
    await drop({ 'text/uri-list': 'https://reviews.invalid/practice' })
    const sheet = app.page.getByRole('dialog', { name: 'New incident' })
    await sheet.waitFor()
    expect(await sheet.getByLabel('Link, if there is one').inputValue()).toBe(
      'https://reviews.invalid/practice',
    )
    expect(app.errors.filter((error) => !error.includes('404'))).toEqual([])
  })
})
