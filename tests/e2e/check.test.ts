import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyPackage } from '../../src/core/packages/verify.ts'
import { writePackage } from '../../src/core/packages/write-package.ts'
import { checkpointOf, madeUpInput, madeUpLog, sealedInput, zipOf } from '../core/packages/sample-package.ts'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { dropFiles } from '../support/dropped.ts'
import { needs } from '../support/judges.ts'
import { look } from '../support/look-at.ts'
import { makeVault } from '../support/made-vault.ts'

const app = appInTests(begin)
const { button } = atTheScreen(app)
const WAIT = { timeout: 60_000 }
const good = app.path('good')
const plain = app.path('plain')
const changed = app.path('changed')
const missing = app.path('missing')
const bundleOf = (folder: string) => join(folder, '01-Evidence-bundle-HF-7K3Q-2-sealed.pdf')
const tagFileOf = (folder: string) => join(folder, 'bagit.txt')
let zip = ''

const drop = (path: string) => dropFiles(app.page, [path], { x: 700, y: 110 })
const verdict = () => app.page.locator('#verdict-heading')
const focusedText = () => app.page.evaluate(`document.activeElement.textContent`)

/** Waits for the next verdict and gives everything that stands under it. */
async function chosen(name: string, path: string): Promise<string> {
  const stamp = (await app.page.locator('.verdict > .small').allTextContents()).join('')
  app.host.answers.open.push({ canceled: false, filePaths: [path] })
  await button(name).click()
  const said = () =>
    app.page
      .locator('.verdict > .small')
      .textContent({ timeout: 500 })
      .catch(() => stamp)
  await expect.poll(said, WAIT).not.toBe(stamp)
  return app.page.locator('.verdict').innerText()
}

async function begin(): Promise<void> {
  await writePackage(good, await sealedInput())
  await writePackage(plain, madeUpInput())
  await writePackage(changed, madeUpInput())
  await writePackage(missing, madeUpInput())
  writeFileSync(join(changed, 'data/AB1.png'), 'not the picture that was kept')
  rmSync(join(missing, 'data/AB1.png'))
  zip = await zipOf(good, app.path('handed-over.zip'), 'handed-over/')
}

describe.skipIf(needs('chromium')).sequential('checking a package without a vault', () => {
  test('starts from the lock screen and comes back to it', async () => {
    await button('Check a package').click()
    await app.page.getByRole('heading', { level: 1, name: 'Check a package' }).waitFor()
    await button('Back').click()
    await button('Make a new vault').waitFor()
    await button('Check a package').click()
  })

  test('says of a folder what the core says, and its heading has the focus', async () => {
    const report = await verifyPackage(good)
    const says = await chosen('Choose a folder', good)
    expect(report.heading).toBe('Everything matches.')
    for (const part of [report.heading, report.sentence, report.bundleId!]) expect(says).toContain(part)
    for (const row of report.rows) expect(says).toContain(row.says)
    expect(await focusedText()).toBe(report.heading)
    expect(await verdict().getAttribute('aria-describedby')).toBe('verdict-sentence')
    expect(await look(app, 'check-good')).toEqual([])
  })

  test('folds what it does not say and the technical part, and opens both', async () => {
    expect(await app.page.getByText('That what is written is true.').count()).toBe(0)
    await button('What this does not say').click()
    await app.page.getByText('That what is written is true.').waitFor()
    await button('Technical').click()
    const { keyFingerprint } = await verifyPackage(good)
    await app.page.locator('.verdict .facts').getByText(keyFingerprint!).waitFor()
    expect(await look(app, 'check-technical')).toEqual([])
  })

  test('compares with an earlier checkpoint that was pasted as a mail program left it', async () => {
    await chosen('Choose a folder', plain)
    await button('Paste an earlier checkpoint').click()
    await app.page.getByLabel('Earlier checkpoint').fill('not a checkpoint at all')
    await button('Compare').click()
    await app.page.getByText('This text is not a checkpoint. Nothing was compared.').waitFor()
    const quoted = checkpointOf(madeUpLog(), 7).replaceAll('\n', '\r\n').replaceAll('— ', '- ')
    await app.page.getByLabel('Earlier checkpoint').fill(quoted)
    await button('Compare').click()
    await app.page.getByText(/the earlier record of 7 lines is the beginning of this one/).waitFor()
  })

  test('takes a folder and a zip that are dropped on the page, beside its fields', async () => {
    await drop(changed)
    await expect.poll(focusedText, WAIT).toBe('Something does not match.')
    await drop(zip)
    await expect.poll(focusedText, WAIT).toBe('Everything matches.')
    expect(await app.page.locator('.verdict').innerText()).toContain('What was checked: handed-over.zip.')
  })

  test('takes what is dropped while somebody writes in its field, and on the field itself', async () => {
    await chosen('Choose a folder', plain)
    await button('Paste an earlier checkpoint').click()
    const field = app.page.getByLabel('Earlier checkpoint')
    await field.fill('half a checkpoint')
    await drop(changed)
    await expect.poll(focusedText, WAIT).toBe('Something does not match.')
    await button('Paste an earlier checkpoint').click()
    await field.fill('half a checkpoint')
    const { x, y } = (await field.boundingBox())!
    await dropFiles(app.page, [zip], { x: x + 20, y: y + 20 })
    await expect.poll(focusedText, WAIT).toBe('Everything matches.')
    expect(await app.page.locator('.verdict').innerText()).toContain('What was checked: handed-over.zip.')
    await button('Paste an earlier checkpoint').click()
    await field.fill(checkpointOf(madeUpLog(), 7))
    // What is dropped while something is compared takes its place.
    await button('Compare').click()
    await drop(changed)
    await expect.poll(focusedText, WAIT).toBe('Something does not match.')
    await drop(zip)
    await expect.poll(focusedText, WAIT).toBe('Everything matches.')
  })

  test.each([
    [
      'a folder in which a file was changed',
      'Something does not match.',
      { button: 'Choose a folder', path: changed, sentence: /data\/AB1\.png is not the file/ },
    ],
    [
      'a folder in which a file is missing',
      'Something is missing.',
      { button: 'Choose a folder', path: missing, sentence: /data\/AB1\.png is listed and not here/ },
    ],
    [
      'a bundle without its package',
      'This could be checked in part.',
      { button: 'Choose a zip or PDF', path: bundleOf(good), sentence: /This PDF is unchanged/ },
    ],
    [
      'a file that is neither',
      'This could not be checked.',
      { button: 'Choose a zip or PDF', path: tagFileOf(good), sentence: /Nothing is known to be wrong\./ },
    ],
  ])('says of %s: %s', async (_what, heading, { button: name, path, sentence }) => {
    const says = await chosen(name, path)
    expect(says).toContain(heading)
    expect(says).toMatch(sentence)
    expect(await look(app, `check-${heading.split(' ')[1]!}-${heading.split(' ').at(-1)!}`)).toEqual([])
  })
})

describe.skipIf(needs('chromium')).sequential('checking a package in an open vault', () => {
  test('is an entry of the rail, and keeps nothing of what was checked', async () => {
    await button('Back').click()
    await makeVault(app, app.path('records.holdfast'))
    await button('Check').click()
    expect(await chosen('Choose a folder', good)).toContain('Everything matches.')
    await drop(changed)
    await expect.poll(focusedText, WAIT).toBe('Something does not match.')
    await button('Paste an earlier checkpoint').click()
    const field = app.page.getByLabel('Earlier checkpoint')
    await field.click()
    await field.pressSequentially('half')
    const { x, y } = (await field.boundingBox())!
    await dropFiles(app.page, [zip], { x: x + 20, y: y + 20 })
    await expect.poll(focusedText, WAIT).toBe('Everything matches.')
    await button('Paste an earlier checkpoint').click()
    await field.click()
    await drop(changed)
    await expect.poll(focusedText, WAIT).toBe('Something does not match.')
    // Elsewhere a drop opens the quick log: here nothing is taken in.
    expect(await app.page.getByRole('dialog').count()).toBe(0)
    expect(await look(app, 'check-open')).toEqual([])
  })
})
