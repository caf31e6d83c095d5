// npm run screenshots: takes the pictures of the app that README shows, from the made-up example, into docs/pictures.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { browserHere, howToGetABrowser } from './programs.ts'
import { ROOT } from './find-node.mjs'
import { buildApp } from './app-host/build-app.ts'
import { startHost, type Host } from './chromium-host/start-host.ts'

const SIZE = { width: 1200, height: 760 } as const
/** Pictures of files and fonts are drawn after the screen has come. */
const SETTLED_MS = 1000
const PICTURES = join(ROOT, 'docs/pictures')
/** One of the example's, with a file and with somebody's exact words. */
const INCIDENT = /Post saying where/

type Shot = {
  readonly name: string
  readonly theme: 'light' | 'dark'
  readonly reach: (page: Page) => Promise<void>
}

const railEntry = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation').getByRole('button', { name }).click()

const SHOTS: readonly Shot[] = [
  { name: 'app-timeline', theme: 'light', reach: (page) => railEntry(page, 'Timeline') },
  {
    name: 'app-incident',
    theme: 'light',
    reach: async (page) => {
      await page.getByRole('row', { name: INCIDENT }).first().click()
      await page.getByRole('button', { name: 'Show words' }).waitFor()
    },
  },
  { name: 'app-files', theme: 'dark', reach: (page) => railEntry(page, /^Files/) },
  {
    name: 'app-phone',
    theme: 'light',
    reach: async (page) => {
      await railEntry(page, 'Hand over')
      await page.getByRole('button', { name: 'I am on the phone now' }).click()
      await page.getByRole('heading', { name: 'Read this out' }).waitFor()
    },
  },
]

async function take(host: Host, page: Page, { name, theme, reach }: Shot): Promise<void> {
  host.theme.themeSource = theme
  await reach(page)
  await page.waitForTimeout(SETTLED_MS)
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
  say(`docs/pictures/${name}.png`)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const browser = browserHere()
if (browser === undefined) throw new Error(howToGetABrowser(process.platform))
if (!buildApp(say)) process.exit(1)
mkdirSync(PICTURES, { recursive: true })
const host = await startHost({
  main: join(ROOT, 'out/main/index.js'),
  browser,
  isHeadless: true,
  withoutSandbox: process.getuid?.() === 0,
})
const { page } = await host.window()
await page.setViewportSize(SIZE)
await page.getByRole('button', { name: 'Look round with a made-up example' }).click()
await page.getByRole('heading', { name: 'Timeline' }).waitFor()
for (const shot of SHOTS) await take(host, page, shot)
await host.close()
process.exit(0)
