import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCheckpoint } from '../../src/core/ledger/checkpoint.ts'
import { checkpointWords } from '../../src/core/ledger/words.ts'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { firstCase } from '../support/kept-bytes.ts'
import { everythingSaid, look } from '../support/look-at.ts'
import { makeVault } from '../support/made-vault.ts'
import { when } from '../support/say.ts'
import { openTimeAuthority } from '../support/time-authority.ts'

const PLANTED = 'planted-abusive-words of somebody else'
const app = appInTests(async () => {
  await makeVault(app, app.path('records.holdfast'))
  await plant()
  await button('Record log').click()
}, 'openssl')
const { ask, button, keys, seen } = atTheScreen(app)
const WAIT = { timeout: 60_000 }

const saysOfCurrent = () => app.page.locator('.log-line.current .log-says').innerText()

async function plant(): Promise<void> {
  const caseId = await firstCase(app.page)
  const record = (fields: object) => ask<{ incident: string }>('incidents.record', { case: caseId, fields })
  for (let day = 1; day <= 28; day++)
    await record({ title: `Call number ${day}`, happened: when(`2026-02-${String(day).padStart(2, '0')}`) })
  await record({
    title: 'Review naming reception staff',
    happened: when('2026-03-10T21:14'),
    words: PLANTED,
    threat: true,
  })
  await ask('actions.log', {
    case: caseId,
    fields: { kind: 'police', happened: when('2026-02-02'), reference: '20/098765/26', said: PLANTED },
  })
}

describe.skipIf(needs('chromium', 'openssl')).sequential('the record log', () => {
  test('says each line in plain words under its day, and no exact words', async () => {
    await seen('Step taken: Told the police')
    await seen('Incident recorded: Review naming reception staff')
    expect(await everythingSaid(app.page)).not.toContain('planted-abusive')
    expect(await look(app, 'log')).toEqual([])
  })

  test('is one stop: arrow keys go from line to line, and Enter opens one', async () => {
    await app.page.getByRole('searchbox').focus()
    await keys('Tab')
    expect(await app.page.evaluate(`document.activeElement.getAttribute('role')`)).toBe('treegrid')
    await keys('Home')
    expect(await saysOfCurrent()).toBe('Step taken: Told the police')
    await keys('ArrowDown')
    expect(await saysOfCurrent()).toBe('Incident recorded: Review naming reception staff')
    await keys('End')
    await expect.poll(saysOfCurrent, WAIT).toBe('Vault made')
    await keys('Home', 'ArrowDown', 'Enter')
    await button('Show what it says').waitFor()
  })

  test('shows what somebody wrote only when it is asked for, and hides it again', async () => {
    expect(await everythingSaid(app.page)).not.toContain('planted-abusive')
    await keys('Tab', 'Enter')
    await seen(PLANTED)
    expect(await look(app, 'log-opened')).toEqual([])
    await button('Hide what it says').click()
    await expect.poll(() => everythingSaid(app.page), WAIT).not.toContain('planted-abusive')
    await app.page.locator('.opened-line').getByRole('button', { name: 'Technical' }).click()
    await seen('incident.recorded@1')
  })

  test('is filtered by what a line is about, and searched', async () => {
    await app.page.getByRole('radio', { name: 'Steps' }).click()
    await expect
      .poll(() => app.page.locator('.log-says').allInnerTexts(), WAIT)
      .toEqual(['Step taken: Told the police'])
    await app.page.getByRole('radio', { name: 'All' }).click()
    await keys('Control+f')
    await app.page.keyboard.type('call number 17')
    await expect
      .poll(() => app.page.locator('.log-says').allInnerTexts(), WAIT)
      .toEqual(['Incident recorded: Call number 17'])
    await app.page.getByRole('searchbox').fill('nothing like it')
    await seen('No line fits.')
    await button('Show all lines').click()
    await seen('Step taken: Told the police')
  })

  test('makes a checkpoint, and says its words in rows of four', async () => {
    await button('Make a checkpoint').click()
    await button('Make a new one').waitFor()
    const words = await app.page.locator('.checkpoint .twelve-words .mono').allInnerTexts()
    const { checkpoints } = await ask<{ checkpoints: { note: string; words: string[] }[] }>(
      'ledger.checkpoints',
      {},
    )
    expect(words).toEqual(checkpoints[0]!.words)
    expect(words).toEqual(checkpointWords(checkpoints[0]!.note))
    await seen('Given to: nobody yet')
    await seen('A checkpoint helps only when somebody else holds it.')
    await seen('Checkpoint made, to read out')
  })

  test('saves it as a file, and prints it after the sentence about work printers', async () => {
    app.host.answers.save.push({ canceled: false, filePath: app.path('checkpoint.txt') })
    await button('Save as file').click()
    await seen('Saved as checkpoint.txt.')
    const { size } = readCheckpoint(readFileSync(app.path('checkpoint.txt')))
    expect(size).toBeGreaterThan(30)
    await app.page.evaluate(`globalThis.print = () => { globalThis.printed = true }`)
    await button('Print').click()
    await seen('A work printer and its queue may keep a copy.')
    await button('Print the checkpoint').click()
    expect(await app.page.evaluate('globalThis.printed')).toBe(true)
    await app.page.emulateMedia({ media: 'print' })
    const paper = await app.page.locator('body').innerText()
    expect(paper).toContain('State of a record')
    expect(paper).not.toContain('Review naming')
    await app.page.emulateMedia({ media: 'screen' })
    await button('Print').click()
    await button('QR code').click()
    await app.page.getByRole('img', { name: 'QR code of the checkpoint’s text' }).waitFor()
    await button('QR code').click()
  })

  test('writes down who has it', async () => {
    await button('Write down who has it').click()
    await app.page.getByLabel('Who has it').fill('Police call-taker')
    await app.page.getByLabel('Their reference, if there is one').fill('log 4471')
    await button('Keep').click()
    await seen(/^Given to: Police call-taker, .*, log 4471$/)
    await seen('Checkpoint given to Police call-taker')
  })

  test('carries a question to a time service by hand, and brings the answer back', async () => {
    await button('Carry to a time service').click()
    app.host.answers.save.push({ canceled: false, filePath: app.path('question.tsq') })
    await button('Save the question').click()
    await seen(/no answer yet/)
    const service = openTimeAuthority()
    writeFileSync(app.path('answer.tsr'), service.answer(readFileSync(app.path('question.tsq'))))
    service.close()
    app.host.answers.open.push({ canceled: false, filePaths: [app.path('answer.tsr')] })
    await button('Choose the answer').click()
    await seen(/were there not later than/)
    expect(await look(app, 'log-checkpoint')).toEqual([])
    await button('Carry to a time service').click()
  })

  test('compares with the checkpoint that somebody kept', async () => {
    await button('Compare with an earlier state').click()
    await app.page.getByLabel('Earlier checkpoint').fill('these are twelve words')
    await button('Compare').click()
    await seen('The file you gave is not a checkpoint.')
    await app.page.getByLabel('Earlier checkpoint').fill(readFileSync(app.path('checkpoint.txt'), 'utf8'))
    await button('Compare').click()
    await seen(/is the beginning of this one\. Nothing in it was changed since\./)
    await button('Compare with an earlier state').click()
  })

  test('checks everything, says what was checked, and puts the focus on the verdict', async () => {
    await button('Check everything').click()
    await seen(
      /^Checked 0 of 0 files and \d+ of \d+ lines at \d\d:\d\d\. All unchanged since they were kept\.$/,
    )
    expect(await app.page.evaluate(`document.activeElement.textContent`)).toBe('Everything matches.')
    await seen(/^Everything checked: \d+ lines, 0 files, all unchanged$/)
    expect(await look(app, 'log-checked')).toEqual([])
  })
})

describe.skipIf(needs('chromium', 'openssl')).sequential('on the phone', () => {
  test('everything to read out is on one screen, large, and no exact words', async () => {
    await button('I am on the phone now').click()
    await app.page.getByRole('heading', { level: 1, name: 'Read this out' }).waitFor()
    await seen(/^29 incidents since Sunday 1 February 2026\. The last one: Tuesday 10 March 2026, 21:14\.$/)
    await seen('1 is a threat: Tuesday 10 March 2026.')
    await seen('Reported before: Monday 2 February 2026, reference 20/098765/26.')
    expect(await app.page.locator('.twelve-words .mono').count()).toBe(12)
    expect(await everythingSaid(app.page)).not.toContain('planted-abusive')
    expect(await look(app, 'phone')).toEqual([])
  })

  test('what is written down is a draft at once, and a step taken when it is kept', async () => {
    const words = await app.page.locator('.twelve-words .mono').allInnerTexts()
    await app.page.getByLabel('Officer or call-taker').fill('Call-taker 7')
    await app.page.getByLabel('Force').fill('West Midlands')
    await seen(/^Draft kept \d\d:\d\d\.$/)
    await button('Back').click()
    await button('I am on the phone now').click()
    await expect.poll(() => app.page.getByLabel('Force').inputValue(), WAIT).toBe('West Midlands')
    expect(await app.page.locator('.twelve-words .mono').allInnerTexts()).toEqual(words)
    await app.page.getByLabel('Log or crime reference').fill('4471')
    await button('Keep').click()
    await seen('Kept as a step taken, with who has the words.')
    expect(await app.page.getByLabel('Force').inputValue()).toBe('')
    await button('Back').click()
    await seen(/^Given to: Call-taker 7, West Midlands, .*, 4471$/)
    await seen('Step taken: Told the police')
  })
})

describe.skipIf(needs('chromium', 'openssl')).sequential('by key, from anywhere', () => {
  const focused = (expression: string) => app.page.evaluate(`document.activeElement.${expression}`)
  const option = (name: string | RegExp) => app.page.getByRole('menuitem', { name })

  test('Ctrl and K goes to a screen by a few letters of its name', async () => {
    await keys('Control+k')
    await app.page.getByRole('dialog', { name: 'Go to or do' }).waitFor()
    expect(await focused('tagName')).toBe('INPUT')
    for (const group of ['Go to', 'Do']) await app.page.getByText(group, { exact: true }).waitFor()
    expect(await look(app, 'palette')).toEqual([])
    await app.page.keyboard.type('timel')
    await expect.poll(() => option(/./).allInnerTexts(), WAIT).toEqual(['Timeline'])
    await keys('ArrowDown', 'Enter')
    await expect.poll(() => focused('textContent'), WAIT).toContain('Timeline')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('finds an incident by its title, and by its words without showing any of them', async () => {
    await keys('Control+k')
    await app.page.keyboard.type('planted-abusive')
    await option('Review naming reception staff').waitFor()
    await seen('found in what it says')
    const field = await app.page
      .getByLabel('Go to or do')
      .last()
      .inputValue()
      .catch(() => 'planted-abusive')
    expect(field).toBe('planted-abusive')
    const said = await app.page.getByRole('menu').innerText()
    expect(said).not.toContain('planted')
    await keys('Escape')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await keys('Control+k')
    await app.page.keyboard.type('call number 17')
    await option('Call number 17').waitFor()
    await keys('ArrowDown', 'Enter')
    await app.page.getByRole('heading', { level: 1, name: 'Call number 17' }).waitFor()
  })

  test('shows only what fits a filter, by a word of its name, from another screen and on its own', async () => {
    const choose = async (typed: string, name: string) => {
      await keys('Control+k')
      await app.page.keyboard.type(typed)
      await option(name).waitFor()
      await expect.poll(() => option(/./).count(), WAIT).toBe(1)
      if (typed === 'show threat') expect(await look(app, 'palette-filter')).toEqual([])
      await keys('ArrowDown', 'Enter')
      await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await button('Record log').click()
    await app.page.locator('.log-line').first().waitFor()
    await choose('show threat', 'Show only: Threat')
    await seen('1 of 29 shown: Threat')
    await expect.poll(() => focused('textContent'), WAIT).toBe('Timeline')
    await app.page.getByRole('grid').focus()
    await choose('show voicemail', 'Show only: Voicemail')
    await seen('0 of 29 shown: Voicemail')
    // The list is gone, and the focus stays where it was.
    await expect.poll(() => focused('textContent'), WAIT).toContain('No incident fits these filters.')
    await button('Clear filters').click()
    await app.page.getByRole('grid').waitFor()
  })

  test('says when nothing is called that, and closes with Escape', async () => {
    await keys('Control+k')
    await app.page.keyboard.type('zzzz')
    await seen('Nothing is called that.')
    await keys('Escape')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('F1 and Ctrl with the slash list the keys', async () => {
    await keys('F1')
    await app.page.getByRole('dialog', { name: 'Keys' }).waitFor()
    expect(await look(app, 'keys')).toEqual([])
    await keys('Escape')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await keys('Control+/')
    await app.page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await keys('Enter')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('F6 goes from part to part, and the first link past the rail', async () => {
    await button('Record log').click()
    await app.page.locator('.log-line').first().waitFor()
    await keys('F6')
    expect(await focused('getAttribute("role")')).toBe('treegrid')
    await keys('Shift+F6')
    expect(await focused('tagName')).toBe('H1')
    await keys('Shift+F6')
    expect(await focused('textContent')).toBe('Record log')
    expect(await focused('closest("nav") !== null')).toBe(true)
    await app.page.getByText('To the list').focus()
    await keys('Enter')
    expect(await focused('getAttribute("role")')).toBe('treegrid')
  })
})
