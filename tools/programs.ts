import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from '../src/cli/chromium/find-browser.ts'
import { isAppError } from '../src/contract/errors.ts'

export type Machine = {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isThere: (path: string) => boolean
}

export const THIS_MACHINE: Machine = { platform: process.platform, env: process.env, isThere: existsSync }

/** Where a command stands on the PATH. */
export function findCommand(command: string, machine: Machine = THIS_MACHINE): string | undefined {
  const name = machine.platform === 'win32' ? `${command}.exe` : command
  const places = (machine.env['PATH'] ?? machine.env['Path'] ?? '').split(delimiter).filter(Boolean)
  return places.map((place) => join(place, name)).find(machine.isThere)
}

/** The browser that a bundle would be printed with, if there is one. */
export function browserHere(): string | undefined {
  try {
    return findBrowser()
  } catch (error) {
    if (isAppError(error, 'BrowserMissing')) return undefined
    throw error
  }
}

export function howToGetABrowser(platform: string): string {
  const ways: Readonly<Record<string, string>> = {
    win32: 'Windows brings Microsoft Edge; if it was removed, install Edge, Chrome or Chromium.',
    darwin: 'Install Google Chrome, Microsoft Edge or Chromium in Applications.',
  }
  const way =
    ways[platform] ?? 'On Debian: sudo apt-get install chromium. Elsewhere: Chrome, Edge or Chromium.'
  return `Printing a bundle needs a Chromium browser and none was found. ${way}`
}
