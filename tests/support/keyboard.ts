import type { Page } from 'playwright'

/** More stops than any screen has. */
const MOST_STOPS = 120

/** Presses one key after the other. */
export async function pressKeys(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Shift alone, three times. */
export const pressShiftThrice = (page: Page): Promise<void> => pressKeys(page, 'Shift', 'Shift', 'Shift')

/** Something of what has the focus, as a JavaScript expression that begins behind its dot. */
export const focused = (page: Page, expression: string): Promise<unknown> =>
  page.evaluate(`document.activeElement.${expression}`)

/** What the thing that has the focus is called: what a screen reader says of it first. A page that nothing has it in: nothing. */
export const focusedName = async (page: Page): Promise<string> =>
  String(
    await page.evaluate(`{
      const at = document.activeElement
      const isNowhere = at === document.body
      const by = at.getAttribute('aria-labelledby')?.split(' ')[0]
      ;(isNowhere ? '' : at.getAttribute('aria-label') ?? (by && document.getElementById(by)?.textContent) ?? at.labels?.[0]?.textContent ?? at.textContent ?? '').trim()
    }`),
  )

/** Presses Tab until the focus is on something that is called so. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const isCalled =
    typeof name === 'string' ? (found: string) => found === name : (found: string) => name.test(found)
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (isCalled(await focusedName(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to ${String(name)}`)
}
