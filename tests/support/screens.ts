import type { Locator, Page } from 'playwright'
import { vi } from 'vitest'
import { HAND_OVER_STEPS, HANDLE, PERSON, TITLE } from './furnished-vault.ts'

/** A screen, and the way to it from the lock screen or from anywhere in a furnished vault. */
export type Screen = {
  readonly name: string
  readonly reach: (page: Page) => Promise<void>
  /** Where the focus goes that takes most from the app. */
  readonly focus?: (page: Page) => Promise<void>
}

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('heading', { name, exact: typeof name === 'string' })
    .first()
    .waitFor()
const rail = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('navigation', { name: 'Holdfast' }).getByRole('button', { name }).click()

/** Closes what lies over the screen, and goes to the timeline. */
async function goHome(page: Page): Promise<void> {
  const over = page.locator('[role=dialog], [role=alertdialog]')
  while ((await over.count()) > 0) {
    const before = await over.count()
    await page.keyboard.press('Escape')
    await vi.waitUntil(async () => (await over.count()) < before, { timeout: 30_000 })
  }
  await rail(page, /^Timeline/)
  // The record log has rows of that name too, and stays until the timeline can be shown.
  await page.getByRole('heading', { name: 'Timeline', level: 1 }).waitFor()
  await page.getByRole('row', { name: TITLE }).waitFor()
}

async function openIncident(page: Page): Promise<void> {
  await goHome(page)
  await page.getByRole('row', { name: TITLE }).click()
  await button(page, 'Correct or add').waitFor()
}

/** On the page of a file; that of an incident reveals its pictures by a name that may be the same. */
const revealFile = (page: Page): Locator =>
  page.locator('.viewer').getByRole('button', { name: 'Reveal', exact: true })

/** Opens the file that has this number, and shows it until `seen` is there. */
const viewer = (name: string, number: number, seen: (page: Page) => Locator): Screen => ({
  name: `a file: ${name}`,
  reach: async (page) => {
    await openIncident(page)
    await button(page, `File ${number}`).click()
    await revealFile(page).click()
    await seen(page).waitFor()
  },
})

const inRail = (name: string, reached: string | RegExp): Screen => ({
  name,
  reach: async (page) => {
    await goHome(page)
    await rail(page, new RegExp(`^${name}`))
    await heading(page, reached)
  },
})

const step = (number: number, name: string): Screen => ({
  name: `a hand-over: ${name}`,
  reach: async (page) => {
    await goHome(page)
    await rail(page, /^Hand over/)
    await button(page, `Go on with the draft: For Recipient ${number}`).click()
    await heading(page, name)
  },
})

const section = (name: string): Screen => ({
  name: `settings: ${name}`,
  reach: async (page) => {
    await goHome(page)
    await rail(page, /^Settings/)
    await page.getByRole('tab', { name, exact: true }).click()
    await page.getByRole('tabpanel', { name, exact: true }).waitFor()
  },
})

const fromPeople = (name: string, reach: (page: Page) => Promise<void>): Screen => ({
  name,
  reach: async (page) => {
    await goHome(page)
    await rail(page, /^People/)
    await page.getByRole('row', { name: HANDLE }).waitFor()
    await reach(page)
  },
})

const fromIncident = (name: string, reach: (page: Page) => Promise<void>): Screen => ({
  name,
  reach: async (page) => {
    await openIncident(page)
    await reach(page)
  },
})

const byKey = (name: string, key: string, reached: (page: Page) => Locator): Screen => ({
  name,
  reach: async (page) => {
    await goHome(page)
    await page.keyboard.press(key)
    await reached(page).waitFor()
  },
})

const pdfFrame = (page: Page) => page.frameLocator('iframe')
const savedPage = (page: Page) => page.frameLocator('iframe').frameLocator('iframe')

/** What is there before a vault is open, each from the lock screen. */
export const LOCKED_SCREENS: readonly Screen[] = [
  { name: 'lock screen', reach: (page) => button(page, 'Open another vault').waitFor() },
  {
    name: 'help before unlock',
    reach: async (page) => {
      await button(page, 'More numbers and support').click()
      await heading(page, 'Help now')
    },
  },
  {
    name: 'check before unlock',
    reach: async (page) => {
      await button(page, 'Check a package').click()
      await heading(page, 'Check a package')
    },
  },
  {
    name: 'make a vault: where it lives',
    reach: async (page) => {
      await button(page, 'Make a new vault').click()
      await button(page, 'Continue').waitFor()
    },
  },
  {
    name: 'make a vault: the passphrase',
    reach: async (page) => {
      await button(page, 'Make a new vault').click()
      await button(page, 'Continue').click()
      await page.getByLabel('Passphrase', { exact: true }).fill('half of a pass')
    },
  },
]

export const OPEN_SCREENS: readonly Screen[] = [
  { name: 'timeline', reach: goHome },
  {
    name: 'timeline as a table',
    reach: async (page) => {
      await goHome(page)
      await button(page, 'As a table').click()
      await page.getByRole('table').waitFor()
    },
  },
  { name: 'incident', reach: openIncident },
  fromIncident('correcting an incident', async (page) => {
    await button(page, 'Correct or add').click()
    await page.getByRole('textbox', { name: 'Title' }).waitFor()
  }),
  fromIncident('erasing for good', async (page) => {
    await button(page, 'More').click()
    await page.getByRole('menuitem').first().click()
    await page.getByRole('dialog').waitFor()
  }),
  byKey('quick log', 'Control+n', (page) => page.getByRole('dialog', { name: 'New incident' })),
  inRail('Files', 'Files'),
  fromIncident('a file that is hidden', async (page) => {
    await button(page, 'File 1').click()
    await revealFile(page).waitFor()
  }),
  viewer('picture', 1, (page) => page.locator('.viewer img')),
  {
    ...viewer('PDF', 2, (page) => pdfFrame(page).locator('canvas').first()),
    focus: (page) => pdfFrame(page).locator('main').focus(),
  },
  viewer('sound', 3, (page) => page.locator('audio')),
  viewer('text', 4, (page) => page.locator('pre')),
  {
    ...viewer('saved page', 5, (page) => savedPage(page).locator('h1')),
    // What is in it can take the focus by a click alone.
    focus: (page) =>
      savedPage(page).locator('body').evaluate('{ document.body.tabIndex = 0; document.body.focus() }'),
  },
  viewer('e-mail', 6, (page) => button(page, 'Source')),
  viewer('film', 8, (page) => page.locator('video')),
  inRail('People', 'People'),
  fromPeople('a new account', async (page) => {
    await button(page, 'Add an account').click()
    await page.getByRole('form').or(page.locator('form')).first().waitFor()
  }),
  fromPeople('a new person', async (page) => {
    await button(page, 'Add a person').click()
    await page.locator('form').waitFor()
  }),
  fromPeople('an account', async (page) => {
    await page.getByRole('row', { name: HANDLE }).click()
    await heading(page, HANDLE)
  }),
  fromPeople('a person', async (page) => {
    await page.getByRole('row', { name: PERSON }).click()
    await heading(page, PERSON)
  }),
  fromPeople('correcting a person', async (page) => {
    await page.getByRole('row', { name: PERSON }).click()
    await button(page, 'Correct or add').click()
    await page.locator('form').waitFor()
  }),
  inRail('Hand over', 'Hand over'),
  ...Object.values(HAND_OVER_STEPS).map((name, index) => step(index, name)),
  {
    name: 'on the phone',
    reach: async (page) => {
      await goHome(page)
      await rail(page, /^Hand over/)
      await button(page, 'I am on the phone now').click()
      await heading(page, 'Read this out')
    },
  },
  inRail('Record log', 'Record log'),
  inRail('Check', 'Check a package'),
  {
    name: 'cases',
    reach: async (page) => {
      await section('Case and exhibits').reach(page)
      await button(page, 'Cases…').click()
      await heading(page, 'Cases')
    },
  },
  inRail('Help now', 'Help now'),
  ...[
    'Locking and exit',
    'Appearance',
    'What is encrypted',
    'Leaving this computer',
    'About',
    'Passphrase and recovery',
    'Backup',
    'Case and exhibits',
    'Tags',
  ].map(section),
  byKey('palette', 'Control+k', (page) => page.getByRole('dialog', { name: 'Go to or do' })),
  byKey('list of keys', 'F1', (page) => page.getByRole('dialog', { name: 'Keys' })),
]
