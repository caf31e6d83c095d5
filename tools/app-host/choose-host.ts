import { join } from 'node:path'
import type { Machine } from '../programs.ts'

export type AppHost =
  | { readonly kind: 'electron'; readonly program: string }
  | { readonly kind: 'chromium'; readonly browser: string }
  | { readonly kind: 'none'; readonly says: string }

/** What the app is opened in here: Electron when its runtime was installed, else a Chromium that has a screen. */
export function chooseHost(
  machine: Machine,
  electron: string | undefined,
  browser: string | undefined,
  howToGetOne: string,
): AppHost {
  if (electron !== undefined && hasScreen(machine)) return { kind: 'electron', program: electron }
  if (!hasScreen(machine)) return { kind: 'none', says: NO_SCREEN }
  return browser === undefined ? { kind: 'none', says: howToGetOne } : { kind: 'chromium', browser }
}

const NO_SCREEN =
  'There is no display here, and the app needs one. The same work without a window:\n' +
  '  npm run -s holdfast -- demo --out DIR'

function hasScreen({ platform, env }: Machine): boolean {
  const isElsewhere = platform === 'win32' || platform === 'darwin'
  return isElsewhere || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/** The runtime that the npm package `electron` was given, if it was: its own file says where. Nothing is fetched. */
export function electronIn(folder: string | undefined, machine: Machine, read: (path: string) => string) {
  if (folder === undefined) return undefined
  const named = join(folder, 'path.txt')
  if (!machine.isThere(named)) return undefined
  const program = join(folder, 'dist', read(named).trim())
  return machine.isThere(program) ? program : undefined
}
