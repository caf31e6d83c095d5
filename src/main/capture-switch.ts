import { release } from 'node:os'
import type { App } from 'electron'
import type { CaptureSwitch } from '../contract/preferences.ts'

export type System = {
  readonly platform: string
  /** The kernel's: Darwin 24 is macOS 15. */
  readonly release: string
  readonly hasAssistiveTechnology: boolean
}

const FIRST_THAT_SHARES_ANYWAY = 24

/** What the system does with a window that asks to be kept out of screenshots and screen sharing (ux.md 8). */
export function captureSwitchOf({
  platform,
  release: kernel,
  hasAssistiveTechnology,
}: System): CaptureSwitch {
  if (platform !== 'win32' && platform !== 'darwin') return 'not-offered'
  if (hasAssistiveTechnology) return 'assistive'
  return platform === 'darwin' && Number.parseInt(kernel, 10) >= FIRST_THAT_SHARES_ANYWAY
    ? 'may-not-work'
    : 'works'
}

export const captureSwitchHere = (app: App): CaptureSwitch =>
  captureSwitchOf({
    platform: process.platform,
    release: release(),
    hasAssistiveTechnology: app.accessibilitySupportEnabled,
  })
