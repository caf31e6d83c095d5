import { join } from 'node:path'
import type { Page } from 'playwright'
import { findBrowser } from '../../src/cli/chromium/find-browser.ts'
import { startHost, type Host } from '../../tools/chromium-host/start-host.ts'
import { ROOT } from '../../tools/find-node.mjs'
import { PASSPHRASE } from '../host.ts'

export const BUILT_MAIN = join(ROOT, 'out/main/index.js')

export type Running = { readonly host: Host; readonly page: Page }

/** Starts an app's main file in the Chromium host, in this process. */
export async function start(main: string, userData?: string): Promise<Running> {
  const host = await startHost({
    main,
    browser: findBrowser(),
    isHeadless: true,
    withoutSandbox: process.getuid?.() === 0,
    ...(userData === undefined ? {} : { userData }),
  })
  const { page } = await host.window()
  page.context().setDefaultTimeout(300_000)
  return { host, page }
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
}

let lastCall = 1_000_000

/** Asks the core as the page does. */
export async function ask<Answer>(page: Page, name: string, input: unknown): Promise<Answer> {
  const call = `window.bridge.call(${++lastCall}, ${JSON.stringify(name)}, ${JSON.stringify(input)})`
  const result = (await page.evaluate(call)) as { readonly ok: boolean; readonly value: Answer }
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
  return result.value
}
