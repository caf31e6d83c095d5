import type { Page } from 'playwright'

export type Spot = { readonly x: number; readonly y: number }

/** Lets files go over the page, as a file manager does. */
export async function dropFiles(page: Page, paths: readonly string[], at: Spot): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  await session.detach()
}
