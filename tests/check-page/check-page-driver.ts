import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import type { Browser, Page } from 'playwright'
import { findBrowser } from '../../src/cli/chromium/find-browser.ts'
import { VerifyReport } from '../../src/contract/packages.ts'
import { PAGE_PATH } from '../../tools/build-check-page.ts'

/** What the page said, read from the screen; `report` from its technical part. */
export type Said = {
  readonly heading: string
  readonly sentence: string
  readonly report: VerifyReport | null
}

export type Opening = { readonly before?: string; readonly flags?: readonly string[] }

/** The check page, opened from the disk in a real Chromium as a double click opens it. */
export class CheckPage {
  /** Everything it asked for beside itself, and everything it complained of: both must stay empty. */
  readonly requests: string[] = []
  readonly complaints: string[] = []
  readonly browser: Browser
  readonly page: Page

  private constructor(browser: Browser, page: Page) {
    this.browser = browser
    this.page = page
    page.on('request', (request) => void this.requests.push(request.url()))
    page.on('console', (message) => void this.complaints.push(message.text()))
    page.on('pageerror', (error) => void this.complaints.push(error.message))
  }

  /** `before` runs in the page ahead of its own script; `flags` are given to the browser. */
  static async open({ before = '', flags = [] }: Opening = {}): Promise<CheckPage> {
    // A test may run as root, in a container without user namespaces: there Chromium starts only without its sandbox.
    const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', ...flags] })
    const opened = new CheckPage(browser, await browser.newPage())
    if (before !== '') await opened.page.addInitScript(before)
    await opened.page.goto(pathToFileURL(PAGE_PATH).href)
    opened.requests.splice(0, 1)
    return opened
  }

  async chooseFolder(path: string): Promise<Said> {
    return this.afterwards(() => this.page.setInputFiles('#folder', path))
  }

  async chooseFiles(...paths: readonly string[]): Promise<Said> {
    return this.afterwards(() => this.page.setInputFiles('#files', [...paths]))
  }

  /** Lets files and folders go over the page, as a file manager does. */
  async drop(...paths: readonly string[]): Promise<Said> {
    const session = await this.page.context().newCDPSession(this.page)
    const data = { items: [], files: [...paths], dragOperationsMask: 1 }
    return this.afterwards(async () => {
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, x: 200, y: 400, data })
    })
  }

  async compare(pasted: string): Promise<Said> {
    await this.page.fill('#earlier-text', pasted)
    await this.page.click('#compare')
    return this.said()
  }

  async said(): Promise<Said> {
    const report = await this.page.locator('#report').textContent()
    return {
      heading: await this.page.locator('#verdict h2').innerText(),
      sentence: await this.page.locator('#verdict .sentence').innerText(),
      report: report ? VerifyReport.parse(JSON.parse(report)) : null,
    }
  }

  async close(): Promise<void> {
    await this.browser.close()
  }

  private async afterwards(act: () => Promise<void>): Promise<Said> {
    await this.page.evaluate(`document.getElementById('when').textContent = ''`)
    await act()
    await this.page.locator('#when:not(:empty)').waitFor({ state: 'attached', timeout: 200_000 })
    return this.said()
  }
}

/** The most memory that any of the browser's page processes has had at once, in bytes (Linux). */
export async function peakPageMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1])
  return Math.max(...peaks.map((kilobytes) => Number(kilobytes) * 1024))
}
