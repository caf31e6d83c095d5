import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { AppError } from '../../contract/errors.ts'

export type BrowserSearch = {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  isProgram(path: string): boolean
}

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]
const MAC_APPS = ['Google Chrome', 'Microsoft Edge', 'Chromium']
const WINDOWS_PATHS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
]

/**
 * The program of an installed Chromium, Chrome or Edge. `chosen`, or else `HOLDFAST_BROWSER`, names one and is
 * then the only one tried. Throws `BrowserMissing`.
 */
export function findBrowser(chosen?: string, search: BrowserSearch = thisComputer()): string {
  const named = chosen ?? search.env['HOLDFAST_BROWSER']
  const found = (named ? [named] : placesOn(search)).find((path) => search.isProgram(path))
  if (found === undefined) throw new AppError('BrowserMissing', 'no Chromium, Chrome or Edge was found')
  return found
}

function placesOn({ platform, env }: BrowserSearch): string[] {
  if (platform === 'win32') return windowsPlaces(env)
  if (platform === 'darwin') return macPlaces(env)
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return LINUX_NAMES.flatMap((name) =>
    folders.filter((folder) => folder !== '').map((folder) => join(folder, name)),
  )
}

function windowsPlaces(env: BrowserSearch['env']): string[] {
  const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(
    (root) => root !== undefined,
  )
  return WINDOWS_PATHS.flatMap((path) => roots.map((root) => join(root, ...path)))
}

function macPlaces(env: BrowserSearch['env']): string[] {
  const roots = ['/Applications', join(env['HOME'] ?? '/', 'Applications')]
  return MAC_APPS.flatMap((app) => roots.map((root) => join(root, `${app}.app`, 'Contents', 'MacOS', app)))
}

function thisComputer(): BrowserSearch {
  return { platform: process.platform, env: process.env, isProgram }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    // Not there, or not ours to start: the next place is tried.
    return false
  }
}
