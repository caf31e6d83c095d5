import type { Page } from 'playwright'

export type Spot = { readonly x: number; readonly y: number }

/** Lets files or folders go over the page, as a file manager does. */
export const dropFiles = (page: Page, paths: readonly string[], at: Spot): Promise<void> =>
  drag(page, paths, at, ['dragEnter', 'dragOver', 'drop'])

/** Holds them over the page. */
export const holdFiles = (page: Page, paths: readonly string[], at: Spot): Promise<void> =>
  drag(page, paths, at, ['dragEnter', 'dragOver'])

async function drag(
  page: Page,
  paths: readonly string[],
  at: Spot,
  steps: readonly ('dragEnter' | 'dragOver' | 'drop')[],
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, ...at, data })
  await session.detach()
}
