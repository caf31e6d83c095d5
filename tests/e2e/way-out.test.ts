import { basename, dirname } from 'node:path'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { endlessFile } from '../support/endless-file.ts'
import { appInTests } from '../support/at-the-screen.ts'
import { furnishVault } from '../support/furnished-vault.ts'
import { needs } from '../support/judges.ts'
import { firstCase } from '../support/kept-bytes.ts'
import { pressShiftThrice } from '../support/keyboard.ts'
import { askCore, PASSPHRASE } from '../support/made-vault.ts'
import { startAgain } from '../support/next-page.ts'
import { LOCKED_SCREENS, OPEN_SCREENS, type Screen } from '../support/screens.ts'
import { unlock } from '../support/unlocked.ts'

/** From when main hears of it, which hides the window first of all, until the process would be gone. */
const GONE_WITHIN_MS = 1000
/** The app's main runs in this very process: on a computer that is busy with tests its clock strikes late. */
const LATE_CLOCK_MS = 1000

const app = appInTests()
const vault = app.path('records.holdfast')
let before: object = {}

type Half = {
  /** Writes half of something. */
  readonly write: (page: Page) => Promise<void>
  /** The form that it is a draft of, and what stands in it. */
  readonly form: string
  readonly says: string
  /** Finds it on screen after the next unlock, and throws it away where it would stand in the way. */
  readonly find: (page: Page) => Promise<void>
}

const fill = (label: string, says: string) => (page: Page) =>
  page.getByLabel(label, { exact: true }).fill(says)

async function openAgain(page: Page, name: string, label: string, says: string): Promise<void> {
  await OPEN_SCREENS.find((screen) => screen.name === name)!.reach(page)
  await expect.poll(() => page.getByLabel(label, { exact: true }).inputValue()).toBe(says)
}

/** One field of a form, which is filled again when its screen is reached again. */
const foundOn = (name: string, form: Half['form'], label: string, says: string): Half => ({
  form,
  says,
  write: fill(label, says),
  find: (page) => openAgain(page, name, label, says),
})

/** Of a link: how it is known. */
const HOW_WORDS = 'In my own words (optional)'

/** What is half-written when somebody has to leave. */
const HALF_WRITTEN: Readonly<Record<string, Half>> = {
  'quick log': {
    form: 'incident',
    says: 'He waited out',
    write: fill('What happened?', 'He waited out'),
    find: async (page) => {
      await expect
        .poll(() => page.getByLabel('What happened?', { exact: true }).inputValue())
        .toBe('He waited out')
      await page.getByRole('button', { name: 'Throw away', exact: true }).click()
      await page.getByRole('button', { name: 'Throw away for good' }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    },
  },
  'correcting an incident': {
    form: 'correction',
    says: 'What came in on',
    write: fill('Title', 'What came in on'),
    find: async (page) => {
      await expect.poll(() => page.getByLabel('Title', { exact: true }).inputValue()).toBe('What came in on')
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByRole('button', { name: 'Correct or add' }).waitFor()
    },
  },
  incident: {
    form: 'note',
    says: 'Ask the union wh',
    write: async (page) => {
      await page.getByRole('button', { name: 'Add: Private note' }).click()
      await page.getByLabel('What to note', { exact: true }).fill('Ask the union wh')
    },
    find: async (page) => {
      await openAgain(page, 'incident', 'What to note', 'Ask the union wh')
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByRole('button', { name: 'Add: Private note' }).waitFor()
    },
  },
  'a new account': foundOn('a new account', 'account', 'Handle', '@half_a_han'),
  'a new person': foundOn('a new person', 'person', 'How they are described', 'Tall, with a gr'),
  'correcting a person': foundOn('correcting a person', 'person', 'Name', 'J. Thorn or Thr'),
  'an account': {
    form: 'link',
    says: 'He signed it wi',
    write: async (page) => {
      await page.getByRole('button', { name: 'Add: Who it might be' }).click()
      await page.getByLabel(HOW_WORDS, { exact: true }).fill('He signed it wi')
    },
    find: async (page) => {
      await openAgain(page, 'an account', HOW_WORDS, 'He signed it wi')
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByRole('button', { name: 'Add: Who it might be' }).waitFor()
    },
  },
  cases: foundOn('cases', 'case', 'Title of the new case', 'The clinic nex'),
  'a hand-over: Who and why': foundOn(
    'a hand-over: Who and why',
    'hand-over',
    'Why do you hand it over?',
    'Because it sto',
  ),
  'a hand-over: What stays out': {
    form: 'hand-over',
    says: 'Her daughter st',
    write: async (page) => {
      const picture = page.locator('.file-choices > li', { hasText: 'File 1' })
      await picture.locator('.chip', { hasText: 'Redacted copy' }).click()
      await page.getByRole('button', { name: 'Reveal the picture' }).click()
      await page.getByRole('button', { name: 'Add a box' }).click()
      await page.getByLabel('Why, if you want it printed', { exact: true }).fill('Her daughter st')
    },
    find: async (page) => {
      const why = 'Why, if you want it printed'
      await openAgain(page, 'a hand-over: What stays out', why, 'Her daughter st')
      await page.getByRole('button', { name: 'Cancel', exact: true }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    },
  },
  'Record log': {
    form: 'given-to',
    says: 'PC 4471 Sh',
    write: async (page) => {
      const first = page.getByRole('button', { name: 'Make a checkpoint', exact: true })
      const giving = page.getByRole('button', { name: 'Write down who has it' })
      // Whoever was on the phone has made one.
      await first.or(giving).waitFor()
      if (await first.isVisible()) await first.click()
      await giving.click()
      await page.getByLabel('Who has it', { exact: true }).fill('PC 4471 Sh')
    },
    find: async (page) => {
      await openAgain(page, 'Record log', 'Who has it', 'PC 4471 Sh')
      await page.getByLabel('Who has it', { exact: true }).fill('')
    },
  },
  'on the phone': foundOn('on the phone', 'phone', 'Force', 'West Mid'),
}

/** Where the line after the next unlock leads back to, by the button in it. */
const TOLD: Readonly<Record<string, { readonly where: string; readonly label: string }>> = {
  'on the phone': { where: 'on the phone', label: 'Force' },
  'Record log': { where: 'in the record log', label: 'Who has it' },
  incident: { where: 'in a private note', label: 'What to note' },
}

/** What differs from these only in what is drawn is tried in every-screen.test.ts, up to the last press. */
const LEFT_FROM = [
  'timeline',
  'incident',
  'correcting an incident',
  'erasing for good',
  'quick log',
  'Files',
  'a file that is hidden',
  'a file: picture',
  'a file: PDF',
  'a file: saved page',
  'a file: film',
  'People',
  'a new account',
  'a new person',
  'correcting a person',
  'an account',
  'Hand over',
  'a hand-over: Who and why',
  'a hand-over: What stays out',
  'a hand-over: Read it as they will',
  'on the phone',
  'Record log',
  'Check',
  'settings: Appearance',
  'cases',
  'Help now',
]
const named = (names: readonly string[]) =>
  OPEN_SCREENS.filter(({ name }) => names.includes(name)).map((screen) => [screen.name, screen] as const)

/** By the button and by the key in turn. */
let turn = 0
async function leave(): Promise<void> {
  const { window } = await app.host.window()
  let hiddenAtMs = Number.NaN
  let goneAtMs = Number.NaN
  window.once('hide', () => (hiddenAtMs = performance.now()))
  app.host.app.once('quit', () => (goneAtMs = performance.now()))
  if (turn++ % 2 === 0) await pressShiftThrice(app.page)
  // The page may be gone before the click has ended.
  else
    void app.page
      .getByRole('button', { name: 'Exit now' })
      .click()
      .catch(() => undefined)
  expect(await app.host.exited).toBe(0)
  expect(goneAtMs - hiddenAtMs).toBeLessThan(GONE_WITHIN_MS + LATE_CLOCK_MS)
  await expect(app.host.window()).rejects.toThrow('the app has no window')
}

async function comeBack(): Promise<void> {
  await startAgain(app)
  await unlock(app)
}

/** What must be there after every exit as it was before all of them. */
async function kept(): Promise<object> {
  const ofCase = await firstCase(app.page)
  const input = { case: ofCase, order: 'newest-first', limit: 100, after: null }
  const { items } = await askCore<{ items: { title: string; exhibits: number }[] }>(
    app.page,
    'timeline.page',
    input,
  )
  const { exhibits } = await askCore<{ exhibits: object[] }>(app.page, 'exhibits.inbox', { case: ofCase })
  return { incidents: items.map(({ title, exhibits: files }) => [title, files]), inbox: exhibits.length }
}

async function draftsThere(): Promise<readonly { readonly form: string; readonly content: string }[]> {
  const ofCase = await firstCase(app.page)
  const { drafts } = await askCore<{ drafts: { form: string; content: string }[] }>(app.page, 'drafts.list', {
    case: ofCase,
  })
  return drafts
}

describe.skipIf(needs('chromium')).sequential('leaving before a vault is open', () => {
  test.each(LOCKED_SCREENS.map((screen) => [screen.name, screen] as const))(
    'from %s',
    async (_name, screen) => {
      await screen.reach(app.page)
      await leave()
      await startAgain(app)
    },
  )

  test('from the last step of making a vault, which is made', async () => {
    await app.page.getByRole('button', { name: 'Make a new vault' }).click()
    app.host.answers.save.push({ canceled: false, filePath: vault })
    await app.page.getByRole('button', { name: 'Change' }).click()
    await app.page.getByText(`${basename(dirname(vault))}, as ${basename(vault)}`).waitFor()
    await app.page.getByRole('button', { name: 'Continue' }).click()
    await app.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await app.page.getByLabel('Same again').fill(PASSPHRASE)
    await app.page.getByRole('button', { name: 'Make vault' }).click()
    await app.page.getByText('A way back in').waitFor()
    await leave()
    await comeBack()
  })
})

describe.skipIf(needs('chromium')).sequential('leaving an open vault', () => {
  beforeAll(async () => {
    if (needs('chromium')) return
    await furnishVault(app, null, app.folder)
    before = await kept()
  }, 180_000)

  async function leaveFrom({ name, reach, focus }: Screen): Promise<void> {
    await reach(app.page)
    const half = HALF_WRITTEN[name]
    await half?.write(app.page)
    await focus?.(app.page)
    await leave()
    await comeBack()
    expect(await kept()).toEqual(before)
    if (half === undefined) return
    const { form, says, find } = half
    expect(await draftsThere()).toContainEqual(
      expect.objectContaining({ form, content: expect.stringContaining(says) as string }),
    )
    await goOnFromLine(name)
    await find(app.page)
  }

  async function goOnFromLine(name: string): Promise<void> {
    const told = TOLD[name]
    if (told === undefined) return
    const says = `What you were writing is kept: ${told.where}.`
    const line = app.page.locator('.left-line', { hasText: says })
    await line.getByRole('button', { name: 'Go on writing' }).click()
    await line.waitFor({ state: 'detached' })
    await app.page.getByLabel(told.label, { exact: true }).waitFor()
  }

  test.each(named(LEFT_FROM))('from %s', async (_name, screen) => leaveFrom(screen))

  test('while a film plays and files are kept, of which nothing is half-kept', async () => {
    const files = OPEN_SCREENS.find(({ name }) => name === 'Files')!
    await files.reach(app.page)
    const { length } = await draftsThere()
    app.host.answers.open.push({
      canceled: false,
      filePaths: [endlessFile(app.folder, 'planted-voicemail.m4a')],
    })
    await app.page.getByRole('button', { name: 'Choose files' }).first().click()
    await app.page
      .getByText(/^Keeping/)
      .first()
      .waitFor()
    await leave()
    await comeBack()
    await app.page.getByText(/was still being kept and was not: planted-voicemail\.m4a/).waitFor()
    expect(await kept()).toEqual(before)
    expect(await draftsThere()).toHaveLength(length)
  })

  test('under what it says of that, the record log begins on the first screen of a small window', async () => {
    await askCore(app.page, 'ledger.checkpoint', { purpose: 'words' })
    await app.page.setViewportSize({ width: 1024, height: 700 })
    await OPEN_SCREENS.find(({ name }) => name === 'Record log')!.reach(app.page)
    await app.page.getByRole('list', { name: 'The twelve words' }).waitFor()
    await app.page.locator('.left-line').waitFor()
    const inSight = `[...document.querySelectorAll('.log-row')].filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length`
    await expect.poll(() => app.page.evaluate(inSight)).toBeGreaterThanOrEqual(3)
    await app.page.setViewportSize({ width: 1200, height: 800 })
  })

  test('leaves a vault that is whole', async () => {
    const { problems } = await askCore<{ problems: object[] }>(app.page, 'vault.check', {})
    expect(problems).toEqual([])
  })
})
