import type { RunningApp } from './built-app.ts'
import { PASSPHRASE } from './made-vault.ts'

/** Opens the vault that the lock screen offers, and waits until the open vault is on screen. */
export async function unlock({ page }: RunningApp): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await page.locator('.frame').waitFor()
}
