import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { vi } from 'vitest'
import { findBrowser } from '../../src/cli/chromium/find-browser.ts'
import { startHost, type Host } from '../../tools/chromium-host/start-host.ts'
import { ROOT } from '../../tools/find-node.mjs'
import { buildOnce } from './build-once.ts'
import { LATE_MS, slowDown } from './hard-times.ts'
import { watchNetwork } from './no-network.ts'

// A whole app is started, and a password is hashed as it is shipped. What is waited for comes late on a busy computer.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 30_000 } } })

/** Builds main, preload and page as they are shipped. */
export function buildApp(): void {
  buildOnce(ROOT)
}

/** An app that runs. A lock puts another page in its place; a new start, all three. */
export type RunningApp = { host: Host; page: Page; errors: readonly string[] }

/** Starts the built app in the Chromium host. `userData` goes on from an earlier run. */
export async function startApp(userData?: string): Promise<RunningApp> {
  const host = await startHost({
    main: join(ROOT, 'out/main/index.js'),
    browser: findBrowser(),
    isHeadless: true,
    withoutSandbox: process.getuid?.() === 0,
    lateMs: LATE_MS,
    ...(userData === undefined ? {} : { userData }),
  })
  watchNetwork(host)
  const { page } = await host.window()
  await slowDown(page)
  // The password hash and a cold start take their time on a busy computer.
  page.context().setDefaultTimeout(120_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    const text = message.text()
    // Chromium names what it could not load apart from the words.
    errors.push(text.startsWith('Failed to load') ? `${text} ${message.location().url}` : text)
  })
  return { host, page, errors }
}

/** A folder that is gone at the end. */
export function throwAwayFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-e2e-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
