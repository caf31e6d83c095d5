import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { dropFiles } from '../support/dropped.ts'
import { needs } from '../support/judges.ts'
import { firstCase } from '../support/kept-bytes.ts'
import { pressShiftThrice } from '../support/keyboard.ts'
import { look } from '../support/look-at.ts'
import { askCore, makeVault, PASSPHRASE } from '../support/made-vault.ts'
import { lockByHand } from '../support/next-page.ts'

const app = appInTests()
const { heading, press, seen } = atTheScreen(app)
let code = ''

const section = (name: string) => app.page.getByRole('tab', { name }).click()
/** Something stands out at the side. */
const sideways = (selector: string) =>
  app.page.evaluate(`(() => {
    const at = document.querySelector(${JSON.stringify(selector)})
    return at.scrollWidth > at.clientWidth || document.documentElement.scrollWidth > innerWidth
  })()`)

const looks = () =>
  app.page.evaluate(
    `({ text: document.documentElement.dataset.text, contrast: document.documentElement.dataset.contrast })`,
  )

/** Nothing of a page is out of sight below its end. */
const scrolls = (selector: string) =>
  app.page.evaluate(`(() => {
    const at = document.querySelector(${JSON.stringify(selector)})
    return at.scrollHeight > at.clientHeight
  })()`)

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
    await makeVault(app, app.path('records.holdfast'))
    await press('Help now')
    await heading('Help now').waitFor()
    await seen('0808 802 0300')
    expect(await look(app, 'help')).toEqual([])
    await app.page.setViewportSize({ width: 1024, height: 700 })
    expect(await scrolls('.help-page')).toBe(false)
    await app.page.setViewportSize({ width: 1200, height: 800 })
  })

  test('a choice holds at once, is said, and is there before the first paint of the next page', async () => {
    await press('Settings')
    await heading('Locking and exit').waitFor()
    await app.page.getByRole('button', { name: 'Lock after' }).click()
    await app.page.getByRole('option', { name: '10 minutes without use' }).click()
    await seen('Lock after: 10 minutes without use.')
    expect(await look(app, 'settings-locking')).toEqual([])
    await press('Try it')
    await pressShiftThrice(app.page)
    await seen('That was it. Without Try it, Holdfast would be gone.')
    await section('Appearance')
    await app.page.getByText('150 %').click()
    await app.page.getByText('More', { exact: true }).click()
    await expect.poll(() => looks()).toEqual({ text: '150', contrast: 'more' })
    expect(await look(app, 'settings-appearance')).toEqual([])
    await app.page.getByText('200 %').click()
    await app.page.setViewportSize({ width: 1024, height: 700 })
    await expect.poll(() => looks()).toMatchObject({ text: '200' })
    expect(await sideways('.settings')).toBe(false)
    expect(await sideways('.settings-list')).toBe(false)
    expect(await look(app, 'settings-200')).toEqual([])
    await app.page.getByText('100 %').click()
    await app.page.getByText('Normal').click()
    await seen('Contrast: Normal.')
  })

  test('says what is encrypted and what is not, how to leave, and what it is', async () => {
    await section('What is encrypted')
    await seen('What an employer can still see')
    expect(await look(app, 'settings-encrypted')).toEqual([])
    await section('Leaving this computer')
    await seen('Take the recovery code with you.')
    expect(await look(app, 'settings-leaving')).toEqual([])
    // What goes wrong is in the report by its code, and by nothing of what it was about.
    await app.page.evaluate(`bridge.call(999999, 'shell.setPreference', { theme: 'heron' })`)
    await section('About')
    await seen('Chromium host')
    await press('Show the report')
    const report = await app.page.locator('pre').innerText()
    expect(report).toContain('incidents: 0')
    expect(report).toMatch(/^codes: .*InvalidInput \d{4}-\d\d-\d\dT[\d:.]+Z$/m)
    expect(report).not.toContain('heron')
    for (const word of ['records', 'My record', app.folder]) expect(report).not.toContain(word)
    expect(await look(app, 'settings-about')).toEqual([])
  })

  test('sets up the recovery code, names a wrong group, and practises with it', async () => {
    await section('Passphrase and recovery')
    await seen('Not set up.')
    expect(await look(app, 'settings-recovery')).toEqual([])
    await press('Set up')
    await app.page.locator('ol.groups li .mono').first().waitFor()
    const groups = await app.page.locator('ol.groups li .mono').allInnerTexts()
    await app.page
      .getByLabel(/^Type group \d$/)
      .first()
      .fill('AAAA')
    await seen('Not the same. Compare with your paper.')
    for (const [index, group] of groups.entries()) {
      const field = app.page.getByLabel(`Type group ${index + 1}`)
      if ((await field.count()) > 0) await field.fill(group.toLowerCase())
    }
    expect(await look(app, 'settings-code')).toEqual([])
    await press('Check and finish')
    await seen('The recovery code is set up.')
    code = groups.join(' ')
    await press('Practise with it')
    const typed = app.page.getByLabel('Recovery code', { exact: true })
    await typed.fill(code.replace(/^.{4}/, 'AAA'))
    await typed.blur()
    await seen('Group 1 is not right. Compare it with your paper.')
    await typed.fill(code)
    await app.page.getByRole('tabpanel').getByRole('button', { name: 'Check' }).click()
    await seen('It opens this vault.')
    await press('Cancel')
  })

  test('makes a backup that is read again, and practises restoring from it', async () => {
    await section('Backup')
    await seen('never')
    const backup = app.path('backup.holdfast')
    app.host.answers.save.push({ canceled: false, filePath: backup })
    await press('Make one')
    await seen(/^Made, and read again from beginning to end: 0 files and \d+ lines/)
    app.host.answers.open.push({ canceled: false, filePaths: [backup] })
    await press('Practise restoring')
    await seen('Everything in it stands in this vault too; this one went on since.')
    await seen('Nothing was recorded since.')
    expect(await look(app, 'settings-backup')).toEqual([])
  })

  test('keeps the details of a case, makes a second one, and then the title leads from one to another', async () => {
    await section('Case and exhibits')
    await app.page.getByLabel('Initials').fill('abc1')
    await app.page.getByLabel('Initials').blur()
    await seen('Two to four capital letters, A to Z.')
    await app.page.getByLabel('Initials').fill('AB')
    await app.page.keyboard.press('Enter')
    await seen('Saved.')
    expect(await look(app, 'settings-case')).toEqual([])
    await press('Cases…')
    await app.page.getByLabel('Title of the new case').fill('Harbour')
    await press('Make a case')
    await seen('Harbour is made and shown.')
    expect(await look(app, 'cases')).toEqual([])
    await press('Timeline')
    await app.page.getByRole('button', { name: 'Case: Harbour' }).click()
    expect(await look(app, 'case-menu')).toEqual([])
    await app.page.getByRole('menuitemradio', { name: 'My record' }).click()
    await app.page.getByRole('button', { name: 'Case: My record' }).waitFor()
  })

  test('renames and colours a tag', async () => {
    const fields = { title: 'A call' }
    await askCore(app.page, 'incidents.record', {
      case: await firstCase(app.page),
      fields,
      tags: ['vid', 'work'],
    })
    await press('Settings')
    await section('Tags')
    await press('Rename: vid')
    await app.page.getByLabel('New name for vid').fill('video')
    await press('Save')
    await seen('Renamed in 1 incident.')
    await app.page.getByRole('button', { name: 'Colour of video' }).click()
    await app.page.getByRole('option', { name: 'Teal' }).click()
    await app.page.locator('[data-colour="1"]').waitFor()
    expect(await look(app, 'settings-tags')).toEqual([])
  })
})

describe.skipIf(needs('chromium')).sequential('the lock screen', () => {
  test('opens by the recovery code, pasted, and names the group that is wrong', async () => {
    await lockByHand(app)
    await press('I have lost my passphrase')
    const typed = app.page.getByLabel('Recovery code', { exact: true })
    await typed.fill(code.slice(0, -1))
    await typed.blur()
    await seen('Group 9 is not right. Compare it with your paper.')
    expect(await look(app, 'lock-recovery')).toEqual([])
    await typed.fill(code.toLowerCase())
    await press('Unlock')
    await heading('Timeline').waitFor()
  })

  test('says why a backup opens for reading only, and restores it', async () => {
    await lockByHand(app)
    app.host.answers.open.push({ canceled: false, filePaths: [app.path('backup.holdfast')] })
    await press('Open another vault')
    await seen('This is backup.holdfast.')
    await app.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await press('Unlock')
    await heading('This is a backup').waitFor()
    await dropFiles(app.page, [app.path('backup.holdfast')], { x: 600, y: 500 })
    await seen('Nothing was taken: this vault is opened for reading.')
    expect(await look(app, 'read-only')).toEqual([])
    await press('Restore')
    await app.page.getByLabel('Why it is restored').fill('The laptop was lost.')
    app.host.answers.save.push({ canceled: false, filePath: app.path('restored.holdfast') })
    await press('Choose where')
    await heading('Timeline').waitFor()
    const { readOnly } = await askCore<{ readOnly: string | null }>(app.page, 'vault.status', {})
    expect(readOnly).toBeNull()
  })

  test('shows a made-up example that is gone after the next lock', async () => {
    await lockByHand(app)
    const example = join(app.host.userData, 'example')
    await press('Look round with a made-up example')
    await seen('Example. Nothing here is kept.')
    await app.page.getByRole('row').nth(3).waitFor()
    expect(existsSync(example)).toBe(true)
    expect(await look(app, 'example')).toEqual([])
    await app.page.getByRole('navigation').getByRole('button', { name: 'People' }).click()
    await app.page.getByRole('row', { name: 'jt_m_2O25' }).waitFor()
    expect(await look(app, 'example-people')).toEqual([])
    await app.page.getByRole('navigation').getByRole('button', { name: 'Timeline' }).click()
    await press('Person')
    await app.page.getByRole('menuitemradio', { name: 'Name not known: Signs as JT.' }).waitFor()
    expect(await look(app, 'example-person-menu')).toEqual([])
    await app.page.getByRole('menuitemradio', { name: '@truth_seeker_88, Chatter' }).click()
    await app.page.getByRole('row', { name: /Post saying where/ }).waitFor()
    await lockByHand(app)
    await expect.poll(() => existsSync(example)).toBe(false)
    expect(app.errors).toEqual([])
  })
})
