import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Machine = {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isThere: (path: string) => boolean
}

export const THIS_MACHINE: Machine = { platform: process.platform, env: process.env, isThere: existsSync }

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const WINDOWS_PATHS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']

/** The first of `commands` that stands on the PATH. */
export function findCommand(
  commands: readonly string[],
  machine: Machine = THIS_MACHINE,
): string | undefined {
  const isWindows = machine.platform === 'win32'
  const places = (machine.env['PATH'] ?? machine.env['Path'] ?? '').split(delimiter).filter(Boolean)
  const names = commands.flatMap((name) => (isWindows ? [`${name}.exe`, `${name}.cmd`] : [name]))
  return names.flatMap((name) => places.map((place) => join(place, name))).find(machine.isThere)
}

/** A Chrome, Edge or Chromium that is installed on this machine. */
export function findBrowser(machine: Machine = THIS_MACHINE): string | undefined {
  const { env } = machine
  const fixed: readonly string[] =
    {
      darwin: ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((place) =>
        MAC_APPS.map((app) => join(place, app)),
      ),
      win32: [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
        .filter((place) => place !== undefined)
        .flatMap((place) => WINDOWS_PATHS.map((path) => join(place, path))),
    }[machine.platform] ?? []
  return fixed.find(machine.isThere) ?? findCommand(COMMANDS, machine)
}

export function howToGetABrowser(platform: string): string {
  const ways: Readonly<Record<string, string>> = {
    win32: 'Windows brings Microsoft Edge; if it was removed, install Edge, Chrome or Chromium.',
    darwin: 'Install Google Chrome, Microsoft Edge or Chromium in Applications.',
  }
  const way =
    ways[platform] ??
    'On Debian or Ubuntu: sudo apt-get install chromium. Elsewhere: Chrome, Edge or Chromium.'
  return `Printing a bundle needs a Chromium browser and none was found. ${way}`
}
