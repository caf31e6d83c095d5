// npm run app: opens the desktop app, in Electron when its runtime is installed, else in the Chromium host.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooseHost, electronIn } from './app-host/choose-host.ts'
import { isBuilt } from './app-host/is-built.ts'
import { openInChromium } from './app-host/open-in-chromium.ts'
import { ROOT, packageFolder } from './find-node.mjs'
import { THIS_MACHINE, browserHere, howToGetABrowser } from './programs.ts'

const CANNOT_START = 3

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function build(): boolean {
  if (isBuilt(ROOT)) return true
  say('Building the app…')
  const args = [join(ROOT, 'tools/run.mjs'), 'electron-vite', 'build', '--logLevel', 'error']
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0
}

async function open(): Promise<number> {
  const electron = electronIn(packageFolder('electron'), THIS_MACHINE, (path) => readFileSync(path, 'utf8'))
  const host = chooseHost(THIS_MACHINE, electron, browserHere(), howToGetABrowser(process.platform))
  if (host.kind === 'none') {
    say(host.says)
    return CANNOT_START
  }
  if (!build()) return 1
  if (host.kind === 'electron') return spawnSync(host.program, [ROOT], { stdio: 'inherit' }).status ?? 1
  return openInChromium(join(ROOT, 'out/main/index.js'), host.browser, say)
}

// What the app had open, such as a vault's thread, ends with the process.
process.exit(await open())
