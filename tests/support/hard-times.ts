import type { Page } from 'playwright'

/** Answers of main come late, each by up to so many milliseconds of its own, and so in another order. */
export const LATE_MS = Number(process.env['HOLDFAST_LATE_MS'] ?? 0)
/** The page has so many times less of a processor. */
const SLOW = Number(process.env['HOLDFAST_SLOW'] ?? 1)

/** Makes a page as slow as was asked for. */
export async function slowDown(page: Page): Promise<void> {
  if (SLOW <= 1) return
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW })
}
