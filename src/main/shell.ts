import { join } from 'node:path'
import { BrowserWindow, app, dialog } from 'electron'
import type { LockReason } from '../contract/call.ts'
import type { SliceHandlers } from '../contract/procedure.ts'
import type { shell } from '../contract/shell.ts'
import { captureSwitchHere } from './capture-switch.ts'
import type { Preferences } from './preferences.ts'
import { isOurUrl } from './security/our-frame.ts'
import type { Tokens } from './tokens.ts'

/** A neutral name: it stands in folders that others see. */
const NEW_VAULT = 'records.holdfast'
/** Set by the Chromium host that `npm run app` opens, never by Electron. */
const TRYING = 'holdfast-for-trying'
const VAULTS = [{ name: 'Holdfast', extensions: ['holdfast'] }]

export type ShellParts = {
  readonly tokens: Tokens
  readonly preferences: Preferences
  readonly exitNow: () => void
  readonly lock: () => Promise<void>
  readonly lastLock: () => LockReason | null
}

/** How the window around the page answers it. Dialogs leave nothing in the system's list of recent files. */
export function shellHandlers({
  tokens,
  preferences,
  exitNow,
  lock,
  lastLock,
}: ShellParts): SliceHandlers<typeof shell> {
  return {
    lock: () => {
      // Not waited for: the page that asked is gone by then.
      void lock()
      return {}
    },
    places: () => {
      const last = preferences.get('lastVault')
      return {
        last: last === null ? null : tokens.givePath(last),
        suggested: tokens.givePath(join(app.getPath('documents'), NEW_VAULT)),
        lockedBy: lastLock(),
      }
    },
    host: () => ({ isForTrying: app.commandLine.hasSwitch(TRYING) }),
    preferences: () => ({
      chosen: preferences.chosen,
      captureSwitch: captureSwitchHere(app),
      systemRegion: app.getLocaleCountryCode(),
    }),
    setPreference: (change) => {
      preferences.set({ ...change, ...(change.rememberVault === false ? { lastVault: null } : {}) })
      return { chosen: preferences.chosen }
    },
    pickVault: async () => ({ picked: (await pick(tokens, ['openFile'], VAULTS))[0] ?? null }),
    pickNewVault: () => pickNew(tokens, NEW_VAULT, VAULTS),
    pickFiles: async () => ({ picked: [...(await pick(tokens, ['openFile', 'multiSelections'], []))] }),
    pickFile: async () => ({ picked: (await pick(tokens, ['openFile'], []))[0] ?? null }),
    pickFolder: async () => ({ picked: (await pick(tokens, ['openDirectory'], []))[0] ?? null }),
    pickNewFile: ({ suggested }) => pickNew(tokens, suggested, []),
    takeBytes: ({ bytes }) => ({ token: tokens.giveBytes(bytes) }),
    rememberVault: ({ token }) => {
      const path = tokens.pathOf(token)
      if (path !== null && preferences.get('rememberVault')) preferences.set({ lastVault: path })
      return {}
    },
    exitNow: () => {
      exitNow()
      return {}
    },
  }
}

async function pickNew(tokens: Tokens, defaultPath: string, filters: typeof VAULTS) {
  const { canceled, filePath } = await dialog.showSaveDialog(topWindow(), {
    defaultPath,
    filters,
    properties: ['dontAddToRecent', 'createDirectory'],
  })
  return { picked: canceled ? null : tokens.givePath(filePath) }
}

type Property = 'openFile' | 'openDirectory' | 'multiSelections'

async function pick(tokens: Tokens, properties: Property[], filters: typeof VAULTS) {
  const { canceled, filePaths } = await dialog.showOpenDialog(topWindow(), {
    properties: [...properties, 'dontAddToRecent'],
    filters,
  })
  return canceled ? [] : filePaths.map((path) => tokens.givePath(path))
}

/** The one that shows the app, and not one that prints. */
const topWindow = (): BrowserWindow =>
  BrowserWindow.getAllWindows().find(({ webContents }) => isOurUrl(webContents.getURL()))!
