// npm start: builds the desktop app if need be and opens it, in Electron where its runtime can be had, else in Chromium.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildApp } from './app-host/build-app.ts'
import { chooseHost } from './app-host/choose-host.ts'
import { findElectron } from './app-host/find-electron.ts'
import { openInChromium } from './app-host/open-in-chromium.ts'
import { ROOT } from './find-node.mjs'
import { installJudges } from './judges.ts'
import { THIS_MACHINE, browserHere, howToGetABrowser } from './programs.ts'

const CANNOT_START = 3
/** Said by `npm run dev`, which starts this again and again: what is not here is not asked for each time. */
const ONLY_WHAT_IS_HERE = '--only-what-is-here'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function open(mayFetch: boolean): Promise<number> {
  const host = chooseHost(THIS_MACHINE, {
    electron: () => findElectron(mayFetch, say),
    browser: () => {
      if (mayFetch && browserHere() === undefined) installJudges(['chromium'], say)
      return browserHere()
    },
    howToGetABrowser: howToGetABrowser(process.platform),
  })
  if (host.kind === 'none') {
    say(host.says)
    return CANNOT_START
  }
  if (!buildApp(say)) return 1
  if (host.kind === 'electron') return spawnSync(host.program, [ROOT], { stdio: 'inherit' }).status ?? 1
  return openInChromium(join(ROOT, 'out/main/index.js'), host.browser, say)
}

// What the app had open, such as a vault's thread, ends with the process.
process.exit(await open(!process.argv.includes(ONLY_WHAT_IS_HERE)))
