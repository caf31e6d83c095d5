import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { needs } from '../support/judges.ts'
import { firstCase } from '../support/kept-bytes.ts'
import { everythingSaid, look } from '../support/look-at.ts'
import { askCore, makeVault } from '../support/made-vault.ts'
import { when as whenIn } from '../support/say.ts'

/** The app that is started takes the zone of this computer. */
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone
const when = (typed: string) => whenIn(typed, ZONE)

const PLANTED = 'planted-abusive-words of somebody else'
const app = appInTests(begin)
const { button, field, keys, rail } = atTheScreen(app)

/** Enough for three pages of the list. */
const CALLS = 420
const CHANNELS = ['call', 'review', 'e-mail', 'in-person', 'other'] as const

const grid = () => app.page.getByRole('grid', { name: 'Timeline' })
const rows = () =>
  grid()
    .getByRole('row')
    .filter({ has: app.page.getByRole('gridcell') })
const current = () => app.page.getByRole('row', { selected: true }).innerText()
const status = () => app.page.locator('.filter-status p').innerText()

async function plant(): Promise<void> {
  const ask = <T>(name: string, input: unknown) => askCore<T>(app.page, name, input)
  const caseId = await firstCase(app.page)
  const record = (fields: object, tags: readonly string[] = []) =>
    ask('incidents.record', { case: caseId, fields, tags })
  for (let at = 0; at < CALLS; at++) {
    const day = new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10)
    await record({ title: `Entry number ${at}`, happened: when(`${day}T09:15`), channel: CHANNELS[at % 5] })
  }
  await record(
    {
      title: 'Comment under clinic video',
      happened: when('2025-06-11T21:14'),
      channel: 'livestream',
      platform: 'YouTube',
      account: '@truth_seeker_l1I',
      words: PLANTED,
      threat: true,
    },
    ['clinic'],
  )
  await record({ title: 'E-mail to reception', happened: when('about 2025-06-11T21:00'), channel: 'e-mail' })
  await record({
    title: 'Silent calls',
    happened: when('2025-06-10T21:00/2025-06-10T23:00'),
    channel: 'call',
  })
  const open = { ...when('2025-06-10'), asTyped: '10 June about 9', toSettle: true }
  await record({ title: 'Review naming staff', happened: open, channel: 'review' })
  await record({ title: 'Two people with signs', happened: when('2025-06'), channel: 'protest' })
  await record({ title: 'A letter', happened: when('2025-06-02/2025-06-08'), channel: 'letter' })
  await record({
    title: 'Call from abroad',
    happened: whenIn('2025-06-09T16:14', 'America/Toronto'),
    channel: 'call',
  })
  await record({ title: 'Nobody knows when', channel: 'doxxing' })
}

async function begin(): Promise<void> {
  app.page.context().setDefaultTimeout(30_000)
  await makeVault(app, app.path('records.holdfast'))
  await plant()
  // What was planted behind the page's back shows after the next thing that the page writes itself.
  await keys('Control+n')
  await app.page.getByLabel('What happened?').fill('A silent call.')
  await keys('Control+Enter')
  await app.page.getByText('Comment under clinic video').waitFor()
}

describe.skipIf(needs('chromium')).sequential('the timeline', () => {
  test('shows every kind of date in its words, one mark at most, and no exact words', async () => {
    const list = (await grid().innerText()).replaceAll(/\s+/g, ' ')
    for (const part of [
      /Wednesday 11 June 2025 .*ago 21:14 Comment under clinic video Livestream, YouTube · @truth_seeker_l1I Threat/,
      /about 21:00 E-mail to reception/,
      /Tuesday 10 June 2025 .*21:00 to 23:00 Silent calls/,
      /time not known Review naming staff Review Date to settle/,
      /2 to 8 June 2025 A letter/,
      /\(Toronto, 16:14\) Call from abroad/,
      /June 2025, day not known Two people with signs/,
    ])
      expect(list).toMatch(part)
    expect(await everythingSaid(app.page)).not.toContain(PLANTED)
    expect(await grid().getAttribute('aria-rowcount')).toBe(String(CALLS + 9))
    expect(await look(app, 'home')).toEqual([])
  })

  test('is searched as somebody types, and says where it was found, never what', async () => {
    await keys('Control+f')
    await app.page.keyboard.type('abusive wor')
    await app.page.getByText('found in exact words').waitFor()
    // Each letter narrows it: the last one is waited for.
    await expect.poll(status).toBe(`1 of ${CALLS + 9} shown: “abusive wor”`)
    expect(await rows().count()).toBe(1)
    expect(await everythingSaid(app.page)).not.toContain(PLANTED)
    expect(await look(app, 'found')).toEqual([])
    await app.page
      .getByLabel('Search', { exact: true })
      .getByRole('searchbox')
      .or(app.page.getByRole('searchbox'))
      .first()
      .fill('seeker_l')
    await app.page.getByText('found in account').waitFor()
    await app.page.getByRole('searchbox').press('ArrowDown')
    await app.page.locator('.timeline:focus').waitFor()
    await app.page.getByRole('searchbox').fill('nothing like it')
    await app.page.getByText('No incident fits these filters.').waitFor()
    expect(await look(app, 'nothing-fits')).toEqual([])
    await button('Clear filters').click()
    await app.page.getByText('E-mail to reception').waitFor()
  })

  test('is filtered by menus, and a view of it can be kept and taken up again', async () => {
    await button(/^More/).click()
    await app.page.getByRole('menuitemcheckbox', { name: 'Threat' }).click()
    await keys('Escape')
    await expect.poll(status).toBe(`1 of ${CALLS + 9} shown: Threat`)
    await button('Save this view').click()
    await app.page.getByLabel('Name of this view').fill('Thr')
    await keys('Escape')
    await app.page.getByLabel('Name of this view').waitFor({ state: 'detached' })
    await button('Save this view').click()
    expect(await app.page.getByLabel('Name of this view').inputValue()).toBe('Thr')
    expect(await look(app, 'view-name')).toEqual([])
    await app.page.getByLabel('Name of this view').fill('Threats')
    await keys('Enter')
    await app.page.getByText('View saved: Threats.').waitFor()
    await button('Clear').first().click()
    await button('Saved views').click()
    await button('Threats').click()
    await expect.poll(status).toContain('shown: Threat')
    await button('Clear').first().click()
  })

  test('has a range of dates by keyboard on the strip, one stop, with the same numbers as a table', async () => {
    const strip = app.page.getByRole('slider', { name: 'Choose a period' })
    await strip.focus()
    const said = () => strip.getAttribute('aria-valuetext')
    await keys('End')
    await keys('ArrowLeft', 'Shift+ArrowLeft')
    expect(await said()).toMatch(/ to .* 2025, \d+ incidents?$/)
    const count = Number(/(\d+) incident/.exec((await said()) ?? '')?.[1])
    await keys('Enter')
    await expect.poll(status).toMatch(new RegExp(`^${count} of `))
    expect(await status()).toContain('only an approximate date')
    expect(await look(app, 'range')).toEqual([])
    await strip.focus()
    await keys('Escape')
    await app.page.locator('.filter-status').waitFor({ state: 'detached' })
    await button('As a table').click()
    const table = app.page.getByRole('table')
    expect(await table.innerText()).toMatch(/June 2025, day not known \(not in the bars\)\s+1 incident/)
    expect(await look(app, 'table')).toEqual([])
    await button('As bars').click()
  })

  test('goes to its end and back, whatever is loaded', async () => {
    await grid().focus()
    await keys('Home')
    const newest = await rows().first().innerText()
    expect(await current()).toBe(newest)
    await keys('End')
    await expect.poll(current).toMatch(/Nobody knows when|A silent call/)
    await keys('ArrowUp', 'ArrowUp')
    await expect.poll(current).toContain('Entry number 0')
    await keys('PageUp', 'PageUp')
    await expect.poll(current).toMatch(/Entry number \d+/)
    await keys('Home')
    await expect.poll(current).toContain(newest)
    expect(Number(await app.page.evaluate(`document.querySelector('[role=grid]').scrollTop`))).toBe(0)
  })

  test('several are selected by keyboard, and tagged together', async () => {
    await grid().focus()
    await keys('Home', 'Shift+ArrowDown', 'Shift+ArrowDown')
    await app.page.getByText('3 incidents selected').waitFor()
    expect(await app.page.getByRole('row', { selected: true }).count()).toBe(3)
    await keys('ArrowDown', 'Control+ ')
    await app.page.getByText('4 incidents selected').waitFor()
    expect(await look(app, 'selected')).toEqual([])
    await button('Tag').click()
    await app.page.getByLabel('Tag', { exact: true }).last().fill('june')
    await keys('Enter')
    await app.page.getByText('4 incidents tagged: june.').waitFor()
    await button('Clear selection').click()
    await button(/^Tag/).click()
    await app.page.getByRole('menuitemcheckbox', { name: 'june' }).click()
    await keys('Escape')
    await expect.poll(status).toBe(`4 of ${CALLS + 9} shown: june`)
    await button('Clear').first().click()
  })

  test('several are put in a hand-over that holds them and nothing else', async () => {
    await grid().focus()
    await keys('Home', 'Shift+ArrowDown')
    await button('Put in hand-over').click()
    await app.page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: 'hand' })
      .or(app.page.getByText('Who and why').first())
      .first()
      .waitFor()
    const drafts = await askCore<{ drafts: { form: string; content: string }[] }>(app.page, 'drafts.list', {
      case: await firstCase(app.page),
    })
    const [plan] = drafts.drafts.filter(({ form }) => form === 'hand-over')
    expect((JSON.parse(plan!.content) as { incidents: string[] }).incidents).toHaveLength(2)
    await button('Timeline').click()
    await app.page.getByText('E-mail to reception').waitFor()
  })

  test('a row has a menu, by Shift+F10', async () => {
    await grid().focus()
    await keys('Home', 'Shift+F10')
    await app.page.getByRole('menuitem', { name: 'Open' }).waitFor()
    await keys('Escape')
    await expect.poll(() => app.page.evaluate(`document.activeElement.getAttribute('role')`)).toBe('grid')
  })

  test('says at its foot what needs doing, two things at most', async () => {
    const foot = app.page.locator('.upkeep')
    expect(await foot.innerText()).toContain('Recovery code: not set up.')
    expect(await foot.innerText()).toContain('Backup: never.')
    expect(await foot.getByRole('paragraph').count()).toBe(2)
  })

  test('has list and incident side by side where there is room', async () => {
    await app.page.setViewportSize({ width: 1440, height: 900 })
    const detail = app.page.getByRole('region', { name: 'Incident' })
    await detail.waitFor()
    await grid().focus()
    await keys('Home', 'ArrowDown')
    const title = () => detail.getByRole('heading', { level: 2 }).first().innerText()
    const second = await current()
    await expect.poll(async () => second.includes(await title())).toBe(true)
    await keys('ArrowDown')
    expect(await app.page.evaluate(`document.activeElement.getAttribute('role')`)).toBe('grid')
    const third = await current()
    await expect.poll(async () => third.includes(await title())).toBe(true)
    await keys('Enter')
    await expect.poll(() => app.page.evaluate(`document.activeElement.tagName`)).toBe('H2')
    expect(await app.page.locator('h1').count()).toBe(1)
    expect(await look(app, 'panes')).toEqual([])
    await app.page.setViewportSize({ width: 1440, height: 900 })
    if (process.env['HOLDFAST_PICTURES'])
      await app.page.screenshot({ path: join(process.env['HOLDFAST_PICTURES'], 'panes-1440.png') })
    await keys('Escape')
    await expect.poll(() => app.page.evaluate(`document.activeElement.getAttribute('role')`)).toBe('grid')
  })

  test('keeps what somebody is doing in an incident when the window becomes wider or narrower', async () => {
    const sized = (width: number) => app.page.setViewportSize({ width, height: 900 })
    const form = app.page.getByRole('form', { name: 'Correct or add' })
    const focused = (expression: string) => app.page.evaluate(`document.activeElement.${expression}`)
    await sized(1200)
    await app.page.getByRole('region', { name: 'Incident' }).waitFor({ state: 'detached' })
    await grid().focus()
    await keys('Home', 'Enter')
    await button('Correct or add').click()
    await form.waitFor()
    await app.page.evaluate(`document.querySelector('form').dataset.same = 'yes'`)
    await form.locator('input').first().focus()
    await sized(1440)
    await grid().waitFor()
    expect(await form.getAttribute('data-same')).toBe('yes')
    expect(await focused('closest("form") !== null')).toBe(true)
    await sized(1200)
    await grid().waitFor({ state: 'detached' })
    expect(await form.getAttribute('data-same')).toBe('yes')
    await button('Cancel').click()
    await form.waitFor({ state: 'detached' })

    // The other way: what was begun beside the list goes on without it, and so does the dialog that erases.
    await sized(1440)
    await grid().focus()
    await keys('Home', 'ArrowDown', 'ArrowDown')
    const third = await current()
    const detail = app.page.getByRole('region', { name: 'Incident' })
    const title = () => detail.getByRole('heading', { level: 2 }).first().innerText()
    await expect.poll(async () => third.includes(await title())).toBe(true)
    const erasing = await title()
    await detail.getByRole('button', { name: 'More', exact: true }).click()
    await app.page.getByRole('menuitem', { name: 'Erase for good' }).click()
    const dialog = app.page.getByRole('dialog')
    await dialog.getByLabel('Type ERASE').fill('ERA')
    await sized(1200)
    await app.page.locator('.timeline').waitFor({ state: 'detached' })
    expect(await dialog.getByLabel('Type ERASE').inputValue()).toBe('ERA')
    await keys('Escape')
    await app.page.getByRole('heading', { level: 1, name: erasing, exact: true }).waitFor()
    await sized(1440)
    await grid().waitFor()
    await sized(1200)
    await app.page.getByRole('heading', { level: 1, name: erasing, exact: true }).waitFor()
    await button('Timeline').first().click()
    await app.page.locator('.timeline:focus').waitFor()
  })

  test('shows nothing of one case beside the list of another', async () => {
    await app.page.setViewportSize({ width: 1440, height: 900 })
    await grid().focus()
    await keys('Home', 'ArrowDown')
    const detail = app.page.getByRole('region', { name: 'Incident' })
    const choose = async (from: string, to: string) => {
      await button(`Case: ${from}`).click()
      await app.page.getByRole('menuitemradio', { name: to }).click()
      await button(`Case: ${to}`).waitFor()
    }
    await detail.getByRole('heading', { level: 2 }).first().waitFor()
    await rail('Settings')
    await app.page.getByRole('tab', { name: 'Case and exhibits' }).click()
    await button('Cases…').click()
    await field('Title of the new case').fill('Another one')
    await button('Make a case').click()
    await rail('Timeline')
    await choose('Another one', 'My record')
    await grid().focus()
    await keys('Home', 'ArrowDown')
    await detail.getByRole('heading', { level: 2 }).first().waitFor()
    await choose('My record', 'Another one')
    await expect.poll(() => detail.getByRole('heading').count()).toBe(0)
    await choose('Another one', 'My record')
    await grid().waitFor()
  })

  test('fits with text at 200 % at 1024 x 700, the rail in a menu', async () => {
    await app.page.setViewportSize({ width: 1024, height: 700 })
    await app.page.evaluate(`document.documentElement.style.fontSize = '200%'`)
    await button('Menu').waitFor()
    const [inner, outer] = (await app.page.evaluate(
      `[document.documentElement.scrollWidth, document.documentElement.clientWidth]`,
    )) as [number, number]
    expect(inner).toBeLessThanOrEqual(outer)
    if (process.env['HOLDFAST_PICTURES'])
      await app.page.screenshot({ path: join(process.env['HOLDFAST_PICTURES'], 'text-200.png') })
    await button('Menu').click()
    await app.page.getByRole('menuitem', { name: 'Lock' }).waitFor()
    await keys('Escape')
    await app.page.evaluate(`document.documentElement.style.fontSize = ''`)
    await app.page.setViewportSize({ width: 1200, height: 800 })
    expect(app.errors.filter((error) => !error.includes('404'))).toEqual([])
  })
})
