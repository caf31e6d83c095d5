import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { startHost, type Host, type HostOptions } from '../chromium-host/start-host.ts'
import type { AskPath } from '../chromium-host/emulated/dialogs.ts'
import { findCommand } from '../programs.ts'

const AS_NOBODY = new URL('../chromium-host/as-nobody.sh', import.meta.url).pathname
const WHICH =
  'For trying and developing, not for real evidence. This is the Chromium host; Electron is not installed here.'
const NO_SANDBOX =
  'Chromium runs as root here, without its sandbox: open nothing in it that you do not trust.'

type Say = (line: string) => void

/** Opens the built app in Chromium, and waits until it has ended. Its exit code. */
export async function openInChromium(main: string, browser: string, say: Say): Promise<number> {
  const userData = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'holdfast-trying')
  say(WHICH)
  say(`What you keep in it is in ${userData}`)
  const host = await start(
    {
      main,
      browser,
      userData,
      isHeadless: false,
      withoutSandbox: false,
      switches: ['holdfast-for-trying'],
      askPath,
    },
    say,
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => host.app.quit())
  const exitCode = await host.exited
  await host.close()
  return exitCode
}

/** As root Chromium keeps its sandbox only as another user; where that fails it is said that it has none. */
async function start(options: HostOptions, say: Say): Promise<Host> {
  if (process.getuid?.() !== 0) return startHost(options)
  if (findCommand('setpriv') !== undefined) {
    const env = { ...process.env, HOLDFAST_HOST_BROWSER: options.browser }
    try {
      return await startHost({ ...options, browser: AS_NOBODY, env })
    } catch (error) {
      // The screen may be root's alone.
      if (!(error instanceof Error && /launch|closed/i.test(error.message))) throw error
    }
  }
  say(NO_SANDBOX)
  return startHost({ ...options, withoutSandbox: true })
}

/** The host has no dialogs of its own: a path is typed at the terminal. */
const askPath: AskPath = async (what, suggested) => {
  if (!process.stdin.isTTY) return null
  const asks = createInterface({ input: process.stdin, output: process.stdout })
  const beside = suggested === '' ? '' : ` (such as ${suggested})`
  const typed = await asks.question(
    `The app asks for a file to ${what}${beside}. Its path, or Enter for none: `,
  )
  asks.close()
  return typed.trim() === '' ? null : resolve(typed.trim())
}
