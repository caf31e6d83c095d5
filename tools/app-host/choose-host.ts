import type { Machine } from '../programs.ts'

export type AppHost =
  | { readonly kind: 'electron'; readonly program: string }
  | { readonly kind: 'chromium'; readonly browser: string }
  | { readonly kind: 'none'; readonly says: string }

export type Looking = {
  readonly electron: () => string | undefined
  readonly browser: () => string | undefined
  readonly howToGetABrowser: string
}

/** What the app is opened in here: Electron when its runtime can be had, else Chromium. Without a screen in neither. */
export function chooseHost(machine: Machine, looking: Looking): AppHost {
  if (!hasScreen(machine)) return { kind: 'none', says: NO_SCREEN }
  const program = looking.electron()
  if (program !== undefined) return { kind: 'electron', program }
  const browser = looking.browser()
  return browser === undefined
    ? { kind: 'none', says: looking.howToGetABrowser }
    : { kind: 'chromium', browser }
}

const NO_SCREEN =
  'There is no display here, and the app needs one. The whole job without a window, on a made-up case:\n' +
  '  npm run -s holdfast -- demo --out DIR'

function hasScreen({ platform, env }: Machine): boolean {
  const isElsewhere = platform === 'win32' || platform === 'darwin'
  return isElsewhere || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}
