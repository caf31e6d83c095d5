import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { RunningApp } from './built-app.ts'

/** A folder that pictures of the screens are put into, for whoever wants to look at them. */
const PICTURES = process.env['HOLDFAST_PICTURES']
const SIZES = [
  [1200, 800],
  [1024, 700],
] as const

/** Everything that is in the page or is told to a screen reader, and what every attribute says. */
export async function everythingSaid(page: Page): Promise<string> {
  return `${await page.content()} ${await page.locator('body').ariaSnapshot()} ${await page.title()}`
}

// React Aria puts a popover's Dismiss buttons, for screen readers, beside its dialog, and so in no part of the page.
const isPopover = (rule: string, html: string): boolean =>
  rule === 'region' && html === '<div style="display: contents;">'

/** All of what axe finds, however little it matters, besides the one exception above. */
async function accessibilityOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations
    .map(({ id, nodes }) => ({
      id,
      found: nodes.map(({ html }) => html).filter((html) => !isPopover(id, html)),
    }))
    .filter(({ found }) => found.length > 0)
    .map(({ id, found }) => `${id}: ${found.join(' ')}`)
}

/** What axe finds in light and dark; keeps a picture of each at both sizes when `HOLDFAST_PICTURES` is set. */
export async function look({ host, page }: RunningApp, name: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const theme of ['dark', 'light'] as const) {
    host.theme.themeSource = theme
    await expect
      .poll(() => page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`))
      .toBe(theme === 'dark')
    found.push(...(await accessibilityOf(page)).map((line) => `${theme} ${line}`))
    if (PICTURES !== undefined) await keepPictures(page, join(PICTURES, `${name}-${theme}`))
  }
  return found
}

async function keepPictures(page: Page, path: string): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${path}-${width}.png` })
  }
  await page.setViewportSize({ width: 1200, height: 800 })
}
