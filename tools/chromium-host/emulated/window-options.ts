import { isOnDisk } from './session.ts'

export type WindowOptions = {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly title?: string
  readonly show?: boolean
  readonly webPreferences?: Readonly<Record<string, unknown>> & {
    readonly preload?: string
    readonly partition?: string
  }
}

const ANY = Symbol('any value')

/** What a window may be made with, and what it must say where only one value can be kept. */
const SAFE_PREFERENCES: Readonly<Record<string, unknown>> = {
  preload: ANY,
  partition: ANY,
  spellcheck: ANY,
  devTools: ANY,
  backgroundThrottling: ANY,
  nodeIntegration: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
}

/** Throws for a preference that is not kept here, and for one that is only kept with another value. */
export function assertSafe(preferences: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(preferences)) {
    const isKept = name in SAFE_PREFERENCES && [ANY, value].includes(SAFE_PREFERENCES[name])
    if (!isKept || (name === 'partition' && isOnDisk(value)))
      throw new Error(`the Chromium host cannot emulate webPreferences.${name}`)
  }
}
