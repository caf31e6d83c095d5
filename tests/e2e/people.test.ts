import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { dropFiles } from '../support/dropped.ts'
import { needs } from '../support/judges.ts'
import { firstCase } from '../support/kept-bytes.ts'
import { everythingSaid, look } from '../support/look-at.ts'
import { askCore, makeVault } from '../support/made-vault.ts'
import { when } from '../support/say.ts'

const HANDLE = '@truth_seeker_l1I'
const NUMBER = '+44 7700 900123'
const TWICE = '@two_sites'
const ALIKE = '@truth_seeker_lll'

const app = appInTests(begin)
const { button, focused, keys, rail, row, type } = atTheScreen(app)

const heading = (name: string, level = 1) => app.page.getByRole('heading', { name, level })

async function plantIncidents(): Promise<void> {
  const ask = <T>(name: string, input: unknown) => askCore<T>(app.page, name, input)
  const caseId = await firstCase(app.page)
  const record = (fields: object) => ask('incidents.record', { case: caseId, fields })
  await record({ title: 'Comment under the clinic video', happened: when('2026-02-11'), account: HANDLE })
  await record({
    title: 'Review naming reception staff',
    happened: when('2026-02-10'),
    channel: 'review',
    account: 'truth_seeker_l1I',
    saw: 'A one-star review that names the receptionist.',
  })
  await record({
    title: 'Letter with a number',
    happened: when('2026-02-09'),
    channel: 'letter',
    account: NUMBER,
    saw: 'PLANTED-PATIENT is named in it.',
  })
  await record({ title: 'A call that says nothing', happened: when('2026-02-08'), account: NUMBER })
  await record({ title: 'A name on two sites', happened: when('2026-02-05'), account: TWICE })
  await record({ title: 'Two people with signs', happened: when('2026-02-01'), channel: 'protest' })
}

async function begin(): Promise<void> {
  await makeVault(app, app.path('records.holdfast'))
  await plantIncidents()
  // What was planted behind the page's back shows after the next thing that the page writes itself.
  await keys('Control+n')
  await app.page.getByLabel('What happened?').fill('A silent call.')
  await keys('Control+Enter')
  await row(/Letter with a number/).waitFor()
}

describe.skipIf(needs('chromium')).sequential('people and accounts', () => {
  test('teach one thing while nobody is here', async () => {
    await rail('People')
    await app.page.getByText('You do not have to know who is behind it.').waitFor()
    expect(await look(app, 'people-empty')).toEqual([])
  })

  test('an account is written down as it appears, and linked with what names it when that is asked for', async () => {
    await app.page.locator('.empty').getByRole('button').click()
    await expect.poll(() => focused('tagName')).toBe('INPUT')
    await type(HANDLE)
    await keys('Tab')
    await app.page.getByText('2 incidents name it.').waitFor()
    await app.page.getByText('Link it with all 2 incidents').click()
    await app.page.getByLabel('Site or app').fill('YouTube')
    expect(await look(app, 'people-new-account')).toEqual([])
    await keys('Control+Enter')
    await heading(HANDLE).waitFor()
    await expect.poll(() => focused('textContent')).toBe(HANDLE)
    await row('Comment under the clinic video').waitFor()
    expect(await app.page.getByRole('grid').getByRole('row').allInnerTexts()).toHaveLength(2)
  })

  test('a handle that only looks the same is told apart', async () => {
    await keys('Escape')
    await row(HANDLE).waitFor()
    await button('Add an account').click()
    // What was left of such a form is looked up first; what is typed before it is there goes nowhere.
    await expect.poll(() => focused('tagName')).toBe('INPUT')
    await type(ALIKE)
    await keys('Tab')
    await app.page.getByText(', but is another.').waitFor()
    await keys('Control+Enter')
    await heading(ALIKE).waitFor()
    const says = (await app.page.locator('main').innerText()).replaceAll(/\s+/g, ' ')
    expect(says).toContain(`Looks like ${HANDLE} (YouTube), but is another.`)
  })

  test('who it might be is said with how it is known and how sure that is', async () => {
    await button('Add: Who it might be').click()
    await app.page.getByText('Do not look in patient records.').waitFor()
    await type('J. Thornton')
    await keys('ArrowDown', 'Enter', 'Control+Enter')
    await app.page.getByText('Say how you know and how sure you are, then save.').waitFor()
    await app.page.getByText('They said so').click()
    await app.page.getByText('Likely').click()
    expect(await look(app, 'people-attribute')).toEqual([])
    await keys('Control+Enter')
    await app.page.getByText('how I know: they said so · likely').waitFor()
    await button('J. Thornton').click()
    await heading('J. Thornton').waitFor()
    expect(await look(app, 'people-person')).toEqual([])
    await keys('Escape')
    await button('Take back the link with J. Thornton').click()
    await app.page.getByText('Nobody is named.').waitFor()
  })

  test('is corrected for a reason, and the history keeps what stood there', async () => {
    await button('Correct or add').click()
    await app.page.getByLabel('Display name').fill('Truth Seeker')
    await keys('Control+Enter')
    await app.page.getByText('Choose a reason, then save. Nothing is lost.').waitFor()
    expect(await look(app, 'people-correct')).toEqual([])
    await expect.poll(() => focused('type')).toBe('radio')
    await app.page.getByText('New information').click()
    await keys('Control+Enter')
    await app.page.getByText('Account · Truth Seeker').waitFor()
    await button(/^History/).click()
    expect(await app.page.locator('.folded ins').innerText()).toContain('Truth Seeker')
    expect(await look(app, 'people-account')).toEqual([])
  })

  test('are one list and one stop for the Tab key, searched by half a handle', async () => {
    await keys('Escape')
    await row(ALIKE).waitFor()
    await expect.poll(() => focused('textContent')).toContain(ALIKE)
    expect(await look(app, 'people')).toEqual([])
    await keys('Control+f')
    await type('seeker_l1')
    await row(ALIKE).waitFor({ state: 'detached' })
    await keys('Tab')
    expect(await focused('getAttribute("role")')).toBe('row')
    await keys('Enter')
    await heading(HANDLE).waitFor()
  })

  test('have a menu, by key and by the right button, which leads to their incidents too', async () => {
    const item = (name: string) => app.page.getByRole('menuitem', { name, exact: true })
    const isOn = (name: string) => expect.poll(() => focused('textContent')).toContain(name)
    await keys('Escape')
    await row(ALIKE).waitFor()
    await isOn(HANDLE)
    await keys('Shift+F10')
    await isOn('Open')
    expect(await look(app, 'people-row-menu')).toEqual([])
    await keys('Escape')
    await isOn(HANDLE)
    await row(ALIKE).click({ button: 'right' })
    await item('Open').waitFor()
    expect(await item('Show its incidents in the timeline').count()).toBe(0)
    await item('Open').click()
    await heading(ALIKE).waitFor()
    await keys('Escape')
    await isOn(ALIKE)
    await row(HANDLE).click({ button: 'right' })
    await item('Show its incidents in the timeline').click()
    await app.page.getByText(`2 of 7 shown: ${HANDLE}`).waitFor()
    await button('Clear').click()
  })
})

describe.skipIf(needs('chromium')).sequential('an incident', () => {
  test('makes an account of the handle it names, and links the others when that is asked for', async () => {
    await rail('Timeline')
    await row(/Letter with a number/).click()
    await heading('Letter with a number').waitFor()
    expect(await look(app, 'incident-people')).toEqual([])
    await button('Make this an account').click()
    await app.page.getByText('1 other incident names it:').waitFor()
    await app.page.getByText('Link those too').click()
    await app.page.locator('form').getByRole('button', { name: 'Make this an account' }).click()
    await button(NUMBER).click()
    await heading(NUMBER).waitFor()
    await row('A call that says nothing').waitFor()
    await keys('Escape')
    await heading('Letter with a number').waitFor()
  })

  test('asks which is meant where its account goes by the name of two, and links that one', async () => {
    const caseId = await firstCase(app.page)
    for (const platform of ['Facebook', 'TikTok'])
      await askCore(app.page, 'accounts.record', { case: caseId, fields: { handle: TWICE, platform } })
    await rail('Timeline')
    await row(/A name on two sites/).click()
    await app.page.getByText('Choose which is meant:').waitFor()
    expect(await look(app, 'incident-which-account')).toEqual([])
    await button('Link the account: TikTok').click()
    await app.page.locator('form').getByRole('button', { name: 'Link the account' }).click()
    await button(`Take back the link with ${TWICE}`).waitFor()
    await app.page.getByText('Choose which is meant:').waitFor({ state: 'detached' })
    expect(await app.page.locator('main').innerText()).toContain('TikTok')
    await rail('Timeline')
    await row(/Letter with a number/).click()
    await heading('Letter with a number').waitFor()
  })

  test('is linked with another one, and the link is taken back', async () => {
    await button('Add: Related').click()
    await app.page.getByText('a reply to').click()
    await app.page.getByLabel('The other incident').click()
    await type('signs')
    await expect.poll(() => app.page.getByRole('option').allInnerTexts()).toHaveLength(1)
    await keys('ArrowDown', 'Enter')
    expect(await look(app, 'incident-link')).toEqual([])
    await button('Link').click()
    await app.page.getByText('Reply to:').waitFor()
    await button('Take back the link with Two people with signs').click()
    await app.page.getByText('No other incident is linked.').waitFor()
  })

  test('takes files that are dropped on it', async () => {
    const path = app.path('letter.txt')
    writeFileSync(path, 'A letter that came by post.')
    await dropFiles(app.page, [path], { x: 600, y: 500 })
    await heading('Files (1)', 2).waitFor()
    await app.page.getByText('File kept and added to the incident.').waitFor()
  })

  test('says once what an employer may claim, before a private note is written', async () => {
    await button('Add: Private note').click()
    await app.page.getByText('Ask your lawyer before writing their advice here.').waitFor()
    await app.page.getByLabel('What to note').fill('Ask about this.')
    await button('Save note').click()
    await button('Add: Private note').click()
    expect(await app.page.getByText('Ask your lawyer').count()).toBe(0)
    await app.page.locator('.private-note').getByRole('button', { name: 'Cancel' }).click()
  })

  test('loses one text for good: which, why, what stays, and the word typed', async () => {
    await button('More').click()
    await app.page.getByRole('menuitem').click()
    await app.page.getByRole('dialog').waitFor()
    await button('Erase for good').click()
    await app.page.getByText('Choose what is to be erased.').waitFor()
    await app.page.getByRole('dialog').getByText('What I saw or heard').click()
    await app.page.getByText('Another patient’s record').click()
    await button('Erase for good').click()
    await app.page.getByText('Type ERASE in capital letters, or keep it.').waitFor()
    expect(await look(app, 'incident-erase')).toEqual([])
    await app.page.getByLabel('Type ERASE').fill('ERASE')
    await button('Erase for good').click()
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await app.page.getByText('PLANTED-PATIENT').waitFor({ state: 'detached' })
    expect(await everythingSaid(app.page)).not.toContain('PLANTED-PATIENT')
    await button(/^History/).click()
    await app.page.getByText('Erased for good: What I saw or heard').waitFor()
    await app.page.setViewportSize({ width: 1920, height: 1080 })
    expect(await look(app, 'incident-after')).toEqual([])
    // From here in one pane: beside the timeline, its filters have a More of their own.
    await app.page.setViewportSize({ width: 1200, height: 800 })
    await expect.poll(() => button('More').count()).toBe(1)
  })

  test('is gone for good, and the timeline goes on without it', async () => {
    await button('More').click()
    await app.page.getByRole('menuitem').click()
    await app.page.getByText('The whole incident').click()
    await app.page.getByRole('dialog').getByText('Other', { exact: true }).click()
    await app.page.getByLabel('Type ERASE').fill('ERASE')
    await button('Erase for good').click()
    await row(/A call that says nothing/).waitFor()
    await row(/Letter with a number/).waitFor({ state: 'detached' })
    // A page asks for an icon that there is none of; anything else is an error.
    expect(app.errors.filter((error) => !error.includes('404'))).toEqual([])
  })
})

const MANY = 400

describe.skipIf(needs('chromium')).sequential('a long list of accounts', () => {
  test('draws what is on screen, goes to its end by keyboard, and comes back to the line that was opened', async () => {
    const caseId = await firstCase(app.page)
    for (let at = 0; at < MANY; at++)
      await askCore(app.page, 'accounts.record', {
        case: caseId,
        fields: { handle: `@one_of_many_${String(at).padStart(4, '0')}` },
        incidents: [],
      })
    await keys('Control+n')
    await app.page.getByLabel('What happened?').fill('Another silent call.')
    await keys('Control+Enter')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await rail('People')
    await row('@one_of_many_0000').waitFor()
    const list = app.page.getByRole('grid', { name: 'People' })
    const drawn = () => list.getByRole('row').count()
    expect(await drawn()).toBeLessThan(40)
    expect(Number(await list.getAttribute('aria-rowcount'))).toBeGreaterThanOrEqual(MANY)
    await list.getByRole('row').first().focus()
    await keys('End')
    const at = () => focused('getAttribute("aria-rowindex")').then(Number)
    await expect.poll(at).toBeGreaterThanOrEqual(MANY)
    expect(await drawn()).toBeLessThan(40)
    // A few above the end stand accounts of the many, whoever else is in the list.
    for (let up = 0; up < 8; up++) await keys('ArrowUp')
    const [name] = /@one_of_many_\d{4}/.exec(String(await focused('textContent')))!
    await keys('Enter')
    await heading(name).waitFor()
    await keys('Escape')
    await row(name).waitFor()
    await expect.poll(() => focused('textContent')).toContain(name)
    expect(await look(app, 'people-many')).toEqual([])
  })
})
