import { basename, dirname } from 'node:path'
import type { Page } from 'playwright'
import type { RunningApp } from './built-app.ts'

export const PASSPHRASE = 'anchor velvet sunset orbit maple riddle'

/** Makes a vault at `path` as a newcomer does, and is left in front of its empty timeline. */
export async function makeVault({ host, page }: RunningApp, path: string): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name }).click()
  await press('Make a new vault')
  host.answers.save.push({ canceled: false, filePath: path })
  await press('Change')
  await page.getByText(`${basename(dirname(path))}, as ${basename(path)}`).waitFor()
  await press('Continue')
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Same again').fill(PASSPHRASE)
  await press('Make vault')
  await page.getByText('A way back in').waitFor()
  await press('Do this later today')
  await page.getByLabel('What happened?').waitFor()
  await page.keyboard.press('Escape')
}

let lastCall = 1_000_000

/** Asks the core as the page does, to put something there that a screen is then looked at with. */
export async function askCore<Answer>(page: Page, name: string, input: unknown): Promise<Answer> {
  const call = `window.bridge.call(${++lastCall}, ${JSON.stringify(name)}, ${JSON.stringify(input)})`
  const result = (await page.evaluate(call)) as { readonly ok: boolean; readonly value: Answer }
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
  return result.value
}
