import { vi } from 'vitest'
import { startApp, type RunningApp } from './built-app.ts'

/** Longer than a lock takes on a busy computer: what goes on is stopped, and a window is made. */
const LOCK = { timeout: 60_000 }

/** A lock ends the page that was there and opens another: waits for it. */
export async function nextPage(app: RunningApp): Promise<void> {
  app.page = await vi.waitUntil(async () => {
    const { page } = await app.host.window()
    return page === app.page ? null : page
  }, LOCK)
}

/** Presses Lock, and waits for the page after it. */
export async function lockByHand(app: RunningApp): Promise<void> {
  await app.page.getByRole('button', { name: 'Lock', exact: true }).click()
  await nextPage(app)
}

/** Starts the app once more, with what it left in its own folder; one that runs still is ended first. */
export async function startAgain(app: RunningApp): Promise<void> {
  await app.host.close()
  Object.assign(app, await startApp(app.host.userData))
}
