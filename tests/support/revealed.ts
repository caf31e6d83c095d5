import type { Page } from 'playwright'
import { EXACT_WORDS, HAND_OVER_STEPS, SAW, TITLE } from './furnished-vault.ts'
import { OPEN_SCREENS } from './screens.ts'

/** Something that is shown when it is asked for, on a screen of a furnished vault. */
export type Revealed = {
  readonly name: string
  /** Goes there, and asks for it. */
  readonly show: (page: Page) => Promise<void>
  /** What is shown then, in the page or in a field. */
  readonly shows: string
  /** Asks for it where it was hidden. */
  readonly again: (page: Page) => Promise<void>
  /** Leaves the screen as it was. */
  readonly leave?: (page: Page) => Promise<void>
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()
const pressing = (name: string) => (page: Page) => press(page, name)

const reach = (page: Page, name: string): Promise<void> =>
  OPEN_SCREENS.find((screen) => screen.name === name)!.reach(page)

const SHOW_WORDS = 'Show words'
const SHOW_IN_HISTORY = `Exact words: ${SHOW_WORDS}`
const SHOW_LINE = 'Show what it says'

async function showPages(page: Page): Promise<void> {
  await press(page, 'Show the pages')
  await page.getByRole('img', { name: /^Page 1 of/ }).waitFor()
  for (const text of await page.getByRole('button', { name: /^Text of page/ }).all()) {
    await text.click()
    if ((await page.locator('.page-text').allTextContents()).some((words) => words.includes(SAW))) return
  }
}

export const REVEALED: readonly Revealed[] = [
  {
    name: 'exact words of an incident',
    show: async (page) => {
      await reach(page, 'incident')
      await press(page, SHOW_WORDS)
    },
    shows: EXACT_WORDS,
    again: pressing(SHOW_WORDS),
  },
  {
    name: 'exact words in the history of an incident',
    show: async (page) => {
      await reach(page, 'incident')
      await page.getByRole('button', { name: /^History/ }).click()
      await press(page, SHOW_IN_HISTORY)
    },
    // What is struck out and added stands apart from the rest.
    shows: EXACT_WORDS.split(' ')[0]!,
    again: pressing(SHOW_IN_HISTORY),
  },
  {
    name: 'exact words that are being corrected',
    show: async (page) => {
      await reach(page, 'correcting an incident')
      await press(page, SHOW_WORDS)
      await page.getByRole('textbox', { name: 'Exact words' }).fill(`${EXACT_WORDS}, and more`)
    },
    shows: `${EXACT_WORDS}, and more`,
    again: pressing(SHOW_WORDS),
    leave: pressing('Cancel'),
  },
  {
    name: 'exact words that are being written down',
    show: async (page) => {
      await reach(page, 'quick log')
      await press(page, 'Add detail')
      await page.getByRole('textbox', { name: 'Exact words' }).fill(EXACT_WORDS)
    },
    shows: EXACT_WORDS,
    again: pressing(SHOW_WORDS),
    leave: async (page) => {
      await press(page, 'Throw away')
      await press(page, 'Throw away for good')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'what somebody wrote in a line of the record log',
    show: async (page) => {
      await reach(page, 'Record log')
      await page.getByRole('searchbox').fill(TITLE)
      await page.getByText(`Incident recorded: ${TITLE}`, { exact: true }).click()
      await press(page, SHOW_LINE)
    },
    shows: EXACT_WORDS,
    again: pressing(SHOW_LINE),
  },
  {
    name: 'the pages of a bundle',
    show: async (page) => {
      await reach(page, `a hand-over: ${HAND_OVER_STEPS.read}`)
      await showPages(page)
    },
    shows: SAW,
    again: showPages,
  },
]
