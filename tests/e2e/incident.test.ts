import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { firstCase } from '../support/kept-bytes.ts'
import { everythingSaid, look } from '../support/look-at.ts'
import { askCore, makeVault, PASSPHRASE } from '../support/made-vault.ts'
import { nextPage } from '../support/next-page.ts'
import { when } from '../support/say.ts'

const PLANTED = 'planted-abusive-words of somebody else'
const TITLE = 'Review naming reception staff'
const app = appInTests(begin)
const { focused, heading, keys, tabTo } = atTheScreen(app)
let caseId = ''
/** How far the list was scrolled when the incident was opened. */
let leftPx = 0

const scrolledPx = async () =>
  Number(await app.page.evaluate(`document.querySelector('[role=grid]').scrollTop`))

async function plantIncidents(): Promise<void> {
  const ask = <T>(name: string, input: unknown) => askCore<T>(app.page, name, input)
  caseId = await firstCase(app.page)
  const record = async (fields: object, tags: readonly string[] = []) =>
    (await ask<{ incident: string }>('incidents.record', { case: caseId, fields, tags })).incident
  for (let day = 1; day <= 28; day++) {
    const date = `2026-02-${String(day).padStart(2, '0')}T09:15`
    await record({ title: `Call number ${day}`, happened: when(date), channel: 'call' })
  }
  const post = await record({ title: 'Post about the clinic', happened: when('2026-01-27'), threat: true })
  const review = await record(
    {
      title: TITLE,
      happened: when('2026-02-10'),
      channel: 'review',
      platform: 'NHS website',
      account: '@truth_seeker_l1I',
      url: 'https://reviews.invalid/practice/0O',
      saw: 'A one-star review appeared on the practice page. It gives my first name and says where I park.',
      words: PLANTED,
    },
    ['reviews', 'staff'],
  )
  await ask('incidents.link', { incident: review, to: post, relation: 'reply-to' })
}

async function begin(): Promise<void> {
  await makeVault(app, app.path('records.holdfast'))
  await plantIncidents()
  // What was planted behind the page's back shows after the next thing that the page writes itself.
  await keys('Control+n')
  await app.page.getByLabel('What happened?').fill('A silent call.')
  await keys('Control+Enter')
  await app.page.getByText('Call number 28').waitFor()
}

describe.skipIf(needs('chromium')).sequential('an incident, by keyboard alone', () => {
  test('is found in the list, which is one stop, and opened', async () => {
    await app.page.getByRole('button', { name: 'New incident' }).focus()
    // Over the overview and the filters.
    for (let time = 0; time < 15 && (await focused('getAttribute("role")')) !== 'grid'; time++)
      await keys('Tab')
    expect(await focused('getAttribute("role")')).toBe('grid')
    const current = () => app.page.getByRole('row', { selected: true }).innerText()
    await keys('Home')
    const first = await current()
    await keys('ArrowDown')
    expect(await current()).not.toBe(first)
    await keys('Home')
    for (let row = 0; row < 40 && !(await current()).includes(TITLE); row++) await keys('ArrowDown')
    expect(await current()).toContain(TITLE)
    expect(await everythingSaid(app.page)).not.toContain(PLANTED)
    expect(await look(app, 'timeline')).toEqual([])
    leftPx = await scrolledPx()
    await keys('Enter')
    await heading(TITLE).waitFor()
    await expect.poll(() => focused('textContent')).toBe(TITLE)
  })

  test('says its facts, and how much later it was logged', async () => {
    const page = await app.page.locator('main').innerText()
    expect(page).toContain('Tuesday 10 February 2026, time not known · Review, NHS website')
    expect(page).toMatch(/Logged [A-Z][a-z]+day .*, \d+ days later/)
    expect(page).toContain('https://reviews.invalid/practice/0O')
    expect(await app.page.locator('main a').count()).toBe(0)
    expect(page).toMatch(/Reply to:\s+Post about the clinic/)
  })

  test('has its exact words nowhere before they are shown, and nowhere once hidden again', async () => {
    expect(await everythingSaid(app.page)).not.toContain(PLANTED)
    expect(await look(app, 'incident')).toEqual([])
    await tabTo('Show words')
    await keys('Enter')
    expect(await app.page.locator('blockquote').innerText()).toBe(PLANTED)
    await keys('Enter')
    expect(await everythingSaid(app.page)).not.toContain(PLANTED)
  })

  test('is corrected for a reason, and the history says what changed', async () => {
    await heading(TITLE).focus()
    await keys('Shift+Tab', 'Enter')
    await expect.poll(() => focused('tagName')).toBe('INPUT')
    expect(await everythingSaid(app.page)).not.toContain(PLANTED)
    await keys('End')
    await app.page.keyboard.type(' by name')
    await keys('Control+Enter')
    await app.page.getByText('Choose a reason, then save. Nothing is lost.').waitFor()
    // The reasons stand at the end of the form: whoever is asked for one is led there.
    await expect.poll(() => focused('type')).toBe('radio')
    expect(await look(app, 'correct')).toEqual([])
    // Somebody looks something up elsewhere: what was typed is there again.
    await keys('Control+1')
    await app.page.getByRole('row', { name: TITLE }).click()
    await expect.poll(() => focused('value')).toBe(`${TITLE} by name`)
    await tabTo(/Typing mistake/)
    await keys('ArrowRight', 'Control+Enter')
    await heading(`${TITLE} by name`).waitFor()
    await expect.poll(() => focused('textContent')).toBe(`${TITLE} by name`)
    await tabTo(/^History/)
    await keys('Enter')
    const history = app.page.locator('.folded')
    expect(await history.innerText()).toMatch(/I remembered more .*\s+Title/)
    expect(await history.locator('ins').innerText()).toContain('by name')
    expect(await history.locator('ins').ariaSnapshot()).toContain('added')
  })

  test('gets and loses a tag', async () => {
    await heading(`${TITLE} by name`).focus()
    await tabTo('Add: Tags')
    await keys('Enter')
    await app.page.keyboard.type('front desk')
    await keys('Enter')
    await app.page.getByRole('row', { name: 'front desk' }).waitFor()
    await app.page.getByRole('row', { name: 'reviews' }).focus()
    await keys('Delete')
    await app.page.getByRole('row', { name: 'reviews' }).waitFor({ state: 'detached' })
  })

  test('gets a private note, in a region of its own that says where it does not go', async () => {
    await heading(`${TITLE} by name`).focus()
    await tabTo('Add: Private note')
    await keys('Enter')
    await app.page.keyboard.type('Asked the solicitor about this.')
    await keys('Control+Enter')
    await app.page.getByText('Private note saved.').waitFor()
    const region = app.page.getByRole('region', { name: 'Private note' })
    expect(await region.innerText()).toContain('Stays out of every hand-over unless you name it.')
    expect(await region.innerText()).toContain('Asked the solicitor about this.')
    await app.page.evaluate(`document.querySelector('.incident-page').scrollTo(0, 1e6)`)
    expect(await look(app, 'incident-end')).toEqual([])
  })

  test('goes back to the same row and scroll place', async () => {
    await keys('Escape')
    await expect.poll(() => focused('getAttribute("role")')).toBe('grid')
    expect(await app.page.getByRole('row', { selected: true }).innerText()).toContain(`${TITLE} by name`)
    expect(await scrolledPx()).toBe(leftPx)
    expect(leftPx).toBeGreaterThan(0)
    // A page asks for an icon that there is none of; anything else is an error.
    expect(app.errors.filter((error) => !error.includes('404'))).toEqual([])
  })

  test('is opened with its unsaved correction after a lock', async () => {
    await keys('Enter')
    await app.page.getByRole('button', { name: 'Correct or add' }).click()
    await keys('End')
    await app.page.keyboard.type(' and street')
    await keys('Control+l')
    await nextPage(app)
    await app.page.getByLabel('Passphrase').fill(PASSPHRASE)
    await keys('Enter')
    const title = app.page.getByRole('textbox', { name: 'Title' })
    await expect.poll(() => title.inputValue(), { timeout: 60_000 }).toBe(`${TITLE} by name and street`)
    await app.page.getByRole('button', { name: 'Cancel' }).click()
    await heading(`${TITLE} by name`).waitFor()
    const { drafts } = await askCore<{ drafts: { form: string }[] }>(app.page, 'drafts.list', {
      case: caseId,
    })
    expect(drafts.filter(({ form }) => form === 'correction')).toEqual([])
  })
})
