import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { firstCase, keepBytes } from '../support/kept-bytes.ts'
import { everythingSaid, look } from '../support/look-at.ts'
import { openWorkplace } from '../support/command-line.ts'
import { needs } from '../support/judges.ts'
import { makeVault, PASSPHRASE } from '../support/made-vault.ts'
import { structureOf } from '../support/pdf-structure.ts'
import { makePng } from '../support/pictures.ts'
import { when } from '../support/say.ts'

const app = appInTests(async () => {
  await makeVault(app, vault)
  app.page.context().setDefaultTimeout(30_000)
  await plant()
})
const { ask, heading, press } = atTheScreen(app)
const vault = app.path('records.holdfast')
const given = app.path('given')
const cli = openWorkplace()
/** The newest last. */
let lastThree: readonly string[] = []

const caseId = () => firstCase(app.page)

const TITLES = ['Silent call', 'Letter', 'Post about the clinic', 'Message', 'Call']
/** Stands in a file, and in a part of the incident that the police are not given. */
const AFRAID = 'I do not walk home through the underpass any more.'

async function plant(): Promise<void> {
  const ofCase = await caseId()
  const png = makePng(60, 40, { type: 2 }, (x, y) => [x * 4, y * 6, 90])
  const picture = await keepBytes(app.page, ofCase, png)
  const letter = await keepBytes(app.page, ofCase, Buffer.from(`Dear neighbour, ${AFRAID}`))
  const recorded: string[] = []
  for (const [index, title] of TITLES.entries()) {
    const isLetter = title === 'Letter'
    const fields = { title, happened: when(`2026-02-0${index + 1}T09:15`), saw: 'Nobody spoke.' }
    const { incident } = await ask<{ incident: string }>('incidents.record', {
      case: ofCase,
      fields: { ...fields, effect: isLetter ? AFRAID : 'Shaken.' },
      exhibits: isLetter ? [letter] : title === 'Post about the clinic' ? [picture] : [],
    })
    recorded.push(incident)
  }
  lastThree = recorded.slice(-3)
  const { account } = await ask<{ account: string }>('accounts.record', {
    case: ofCase,
    fields: { platform: 'Instagram', handle: 'mil1brook_77' },
    incidents: lastThree.slice(0, 2),
  })
  const { person } = await ask<{ person: string }>('people.record', {
    case: ofCase,
    fields: { name: 'J. Millbrook' },
  })
  const how = { basis: 'said-so', confidence: 'likely' }
  await ask('accounts.attribute', { account, person, how })
}

/** The record as it is before the package is made: the command line makes one of it as well. */
async function copyRecord(): Promise<void> {
  await ask('vault.lock', {})
  copyFileSync(vault, cli.path('records.holdfast'))
  const { last } = await ask<{ last: { token: string } }>('shell.places', {})
  const secret = { kind: 'passphrase', passphrase: PASSPHRASE }
  await ask('vault.open', { file: last.token, secret })
}

afterAll(() => cli.remove())

const goOn = () => app.page.getByRole('button', { name: 'Continue', exact: true }).click()
// What is pressed of a choice is what is seen of it.
const radio = (name: string) => app.page.locator('.chip', { hasText: name }).first().click()
const tick = (name: string) => app.page.locator('.tick', { hasText: name }).click()
const pick = (title: string) =>
  app.page
    .getByRole('row', { name: new RegExp(`^${title},`) })
    .locator('.pick-box')
    .first()
    .click()
const says = (words: string) => app.page.getByText(words, { exact: false }).first().waitFor()

describe.skipIf(needs('chromium')).sequential('the last three incidents, handed to the police', () => {
  test('begins with nothing handed over', async () => {
    await app.page.getByRole('navigation').getByRole('button', { name: 'Hand over' }).click()
    await heading('Nothing handed over yet.').waitFor()
    expect(await look(app, 'hand-over-empty')).toEqual([])
    await press('New hand-over')
    await heading('Who and why').waitFor()
  })

  test('asks who and why, and keeps the answers when somebody leaves', async () => {
    await goOn()
    await says('Choose who it is for.')
    await radio('Police')
    await app.page.getByLabel('Their name').fill('Northshire Police')
    await app.page.getByLabel('Why do you hand it over?').fill('To report what happened.')
    expect(await app.page.getByLabel('Title of the case').inputValue()).toBe('My record')
    await app.page.getByLabel('Title of the case').fill('Calls to the surgery')
    await app.page.getByLabel('Your name').fill('Dr Alex Bennett')
    await goOn()
    await says('Write two to four capital letters')
    // Whoever is told what is missing stands where it is written.
    const initials = app.page.getByLabel('Your initials')
    await expect
      .poll(() => initials.evaluate((field) => field.ownerDocument.activeElement === field))
      .toBe(true)
    await app.page.getByLabel('Your initials').fill('ab')
    await app.page.getByRole('button', { name: /Where it would be heard/ }).click()
    await app.page.getByRole('option', { name: 'Scotland' }).click()
    expect(await look(app, 'hand-over-who')).toEqual([])
    await app.page.getByRole('button', { name: 'Hand over', exact: true }).first().click()
    await press('Go on with the draft: For Northshire Police')
    await heading('Who and why').waitFor()
    expect(await app.page.getByLabel('Their name').inputValue()).toBe('Northshire Police')
    expect(await app.page.getByLabel('Your initials').inputValue()).toBe('AB')
    await goOn()
    await heading('What goes in').waitFor()
    const { cases } = await ask<{ cases: object[] }>('cases.list', {})
    const said = { name: 'Calls to the surgery', writer: 'Dr Alex Bennett', initials: 'AB' }
    expect(cases).toEqual([expect.objectContaining({ ...said, jurisdiction: 'scotland' })])
  })

  test('takes those that are ticked, with their files', async () => {
    await heading('What goes in').waitFor()
    await tick('All 5 incidents')
    await says('0 incidents')
    await app.page.getByRole('searchbox').fill('Mess')
    await tick('All that is shown: 1 of 5 incidents')
    await says('1 incident ·')
    await tick('All that is shown: 1 of 5 incidents')
    await app.page.getByRole('button', { name: 'Clear', exact: true }).click()
    for (const title of ['Call', 'Message', 'Post about the clinic', 'Letter']) await pick(title)
    await says('4 incidents · 2 files')
    expect(await look(app, 'hand-over-what')).toEqual([])
    await goOn()
  })

  test('asks about parts of incidents and about files', async () => {
    await heading('What stays out').waitFor()
    await says('Always out')
    const health = app.page.getByRole('checkbox', { name: 'Health, and the effect on me (4 incidents)' })
    expect(await health.isChecked()).toBe(false)
    await says('2 files without such details')
    // There in the page of any window, seen in a wide one.
    const left = app.page.locator('.hand-over-summary li', { hasText: '1 account' })
    await left.waitFor({ state: 'attached' })
    await tick('Accounts and who I take to be behind them (1 account)')
    await left.waitFor({ state: 'detached' })
    expect(await look(app, 'hand-over-out')).toEqual([])
    await goOn()
  })

  test('shows the pages when asked, and finds a name that must not be in them', async () => {
    await heading('Read it as they will').waitFor()
    expect(await everythingSaid(app.page)).not.toContain('Nobody spoke.')
    await press('Show the pages')
    await app.page.getByRole('img', { name: /^Page 1 of/ }).waitFor()
    await app.page.getByLabel('Names and words').fill('Alex Bennett')
    await says('“Alex Bennett” is on page')
    await app.page.getByLabel('Names and words').fill('mil1brook_77')
    await says('“mil1brook_77” is on page')
    await app.page.getByLabel('Names and words').fill('Shaken.')
    await says('Found on no page.')
    await press(/^Text of page 1$/)
    expect(await look(app, 'hand-over-read')).toEqual([])
    await tick('I have looked at every page')
    await goOn()
  })

  test('is refused where withheld words stand in a file, and shows which and where', async () => {
    mkdirSync(given)
    await heading('Make it').waitFor()
    await press('Go on without a recovery code')
    app.host.answers.open.push({ canceled: false, filePaths: [given] })
    await press('Choose where, and make it')
    await says('The bundle was not made.')
    await app.page.getByText(/^File 2: page \d+, and the file itself$/).waitFor()
    expect(readdirSync(given)).toEqual([])
    expect(await everythingSaid(app.page)).not.toContain('underpass')
    await app.page.getByRole('button', { name: 'Show the words' }).first().click()
    await says(AFRAID)
    await says('that is not given: health')
    expect(await look(app, 'hand-over-refused')).toEqual([])
    await app.page.keyboard.press('Control+Shift+H')
    await expect.poll(() => everythingSaid(app.page)).not.toContain('underpass')
    const show = app.page.getByRole('button', { name: /^Show me page/ })
    const page = /\d+/.exec((await show.getAttribute('aria-label')) ?? '')?.[0]
    await show.click()
    await says(`What stopped the package is on page ${page}.`)
    await app.page.waitForFunction(`document.activeElement?.id === 'proof-page-${page}'`)
    expect(await look(app, 'hand-over-shown')).toEqual([])
  })

  test('goes on without the incident that it was refused for, when the pages were looked at again', async () => {
    for (const _ of ['out', 'what']) await press('Back')
    await pick('Letter')
    await says('3 incidents · 1 file')
    await goOn()
    await goOn()
    await goOn()
    await says('Look at the pages, then tick that you have.')
    await press('Show the pages')
    await tick('I have looked at every page')
    await goOn()
  })

  test('leaves nothing behind when it is cancelled', async () => {
    await heading('Make it').waitFor()
    app.host.answers.open.push({ canceled: false, filePaths: [given] })
    await press('Choose where, and make it')
    await press('Cancel')
    await says('Stopped. No file was written.')
    expect(readdirSync(given)).toEqual([])
  })

  test('is made while somebody is elsewhere, and checked by the app itself', async () => {
    await copyRecord()
    app.host.answers.open.push({ canceled: false, filePaths: [given] })
    await press('Choose where, and make it')
    await press('Timeline')
    await says('The package for Northshire Police is made.')
    await press('Open the hand-over')
    await heading('Everything matches.').waitFor()
    expect(await look(app, 'hand-over-made')).toEqual([])
    const [folder] = readdirSync(given)
    expect(await cli.json('verify', join(given, folder!))).toMatchObject({ ok: true })
    await goOn()
  })

  test('is told of once: in its own place, when what came of it was seen', async () => {
    await heading('Give it').waitFor()
    const lines = await app.page.locator('.says-list li').allInnerTexts()
    expect(new Set(lines).size).toBe(lines.length)
    expect(lines.join('\n')).toContain('as at 22 November 2026')
    expect(await app.page.locator('main').innerText()).not.toMatch(/\d{4}-\d\d-\d\d/)
    await app.page.getByRole('button', { name: 'Hand over', exact: true }).first().click()
    const goOnWith = app.page.getByRole('button', { name: 'Go on with the draft: For Northshire Police' })
    await goOnWith.waitFor()
    expect(await app.page.locator('.making-bar').count()).toBe(0)
    expect(await app.page.getByText('Made, and no hand-over written down').count()).toBe(0)
    await goOnWith.click()
  })

  test('is written down with how it was given', async () => {
    await heading('Give it').waitFor()
    await app.page.getByLabel('Given to').fill('PC 4471 Shah')
    await app.page.getByLabel('When?').fill('12 March 2026 at 14:05')
    await radio('In person')
    await app.page.getByLabel('Their receipt or reference').fill('20/123456/26')
    expect(await look(app, 'hand-over-give')).toEqual([])
    await press('Record the hand-over')
    await app.page.getByRole('cell', { name: /given, line/ }).waitFor()
    expect(await look(app, 'hand-over-past')).toEqual([])
    const { handovers } = await ask<{ handovers: { receivedBy: string; said: object[] }[] }>(
      'handovers.list',
      {},
    )
    expect(handovers).toEqual([
      expect.objectContaining({
        receivedBy: 'PC 4471 Shah',
        method: 'in-person',
        recipient: 'Northshire Police',
      }),
    ])
    expect(handovers[0]!.said).toEqual([expect.objectContaining({ reference: '20/123456/26' })])
    expect(await ask('drafts.list', { case: await caseId() })).toEqual({ drafts: [] })
    await press('New hand-over')
    await heading('Who and why').waitFor()
    await says('Calls to the surgery')
    expect(await app.page.getByLabel('Title of the case').count()).toBe(0)
    await press('Change what is said about this case')
    expect(await app.page.getByLabel('Title of the case').inputValue()).toBe('Calls to the surgery')
    await app.page.getByRole('button', { name: 'Hand over', exact: true }).first().click()
    await press('Throw away the draft: Nobody chosen yet')
    expect(app.errors).toEqual([])
    expect(app.host.session.refused).toEqual([])
  })
})

describe.skipIf(needs('chromium', 'pdfinfo', 'pdffonts'))('the PDF that the app made', () => {
  test('has the pages, tags and fonts of one that the command line makes of the same record', async () => {
    const passphrase = cli.path('passphrase.txt')
    writeFileSync(passphrase, PASSPHRASE)
    const { cases } = await ask<{ cases: { name: string }[] }>('cases.list', {})
    const asked = [
      '--to',
      'Northshire Police',
      '--purpose',
      'To report what happened.',
      '--profile',
      'police',
    ]
    const chosen = lastThree.flatMap((incident) => ['--include', incident])
    const vaultArguments = ['records.holdfast', '--passphrase-file', passphrase, '--case', cases[0]!.name]
    const sealed = await cli.json(
      'seal',
      ...vaultArguments,
      ...asked,
      ...chosen,
      '--accounts',
      '--out',
      'by-cli',
    )
    const [folder] = readdirSync(given)
    const pdf = sealed.open.split('/').at(-1)!
    const byCli = structureOf(cli.path(join('by-cli', sealed.folder, pdf)))
    expect(structureOf(join(given, folder!, pdf))).toEqual(byCli)
  })
})
