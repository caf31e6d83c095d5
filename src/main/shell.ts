import { join } from 'node:path'
import { app } from 'electron'
import { AppError } from '../contract/errors.ts'
import type { SliceHandlers } from '../contract/procedure.ts'
import type { shell } from '../contract/shell.ts'
import type { AppWindow } from './app-window.ts'
import { captureSwitchHere } from './capture-switch.ts'
import type { CopiedText } from './copied-text.ts'
import type { Example } from './example.ts'
import { filesUnder } from './files-under.ts'
import type { Preferences } from './preferences.ts'
import type { RecentFailures } from './recent-failures.ts'
import { syncedBy } from './synced-by.ts'
import { dialogHandlers, NEW_VAULT, placeOf } from './shell-dialogs.ts'
import type { Tokens } from './tokens.ts'
import type { VaultKeeper } from './vault-keeper.ts'

/** Set by the Chromium host that `npm start` opens, never by Electron. */
const TRYING = 'holdfast-for-trying'

export type ShellParts = {
  readonly tokens: Tokens
  readonly preferences: Preferences
  readonly keeper: Pick<VaultKeeper, 'workBehind' | 'stopBehind'>
  readonly window: Pick<AppWindow, 'flushed' | 'openedFor'>
  readonly failures: Pick<RecentFailures, 'list'>
  readonly copied: Pick<CopiedText, 'copy' | 'clearAll'>
  readonly example: Pick<Example, 'open'>
  readonly exitNow: () => void
  readonly tryExit: () => void
  readonly lock: () => Promise<void>
}

const aboutHere = () => ({
  version: app.getVersion(),
  runsIn: hostName(),
  platform: `${process.platform} ${process.arch}`,
})

/** How the window around the page answers it. */
export function shellHandlers(parts: ShellParts): SliceHandlers<typeof shell> {
  const { tokens, preferences, keeper, window, copied } = parts
  return {
    ...dialogHandlers(tokens),
    lock: () => {
      // Not waited for: the page that asked is gone by then.
      void parts.lock()
      return {}
    },
    exitNow: () => done(parts.exitNow),
    tryExit: () => done(parts.tryExit),
    flushed: () => done(() => window.flushed()),
    behind: () => ({ work: keeper.workBehind }),
    stopBehind: async () => {
      await keeper.stopBehind('asked')
      return {}
    },
    copyText: async ({ text }) => {
      await copied.copy(text)
      return {}
    },
    clearClipboard: () => done(() => copied.clearAll()),
    about: () => ({ ...aboutHere(), failed: parts.failures.list }),
    syncedBy: ({ token }) => ({ service: syncedBy(tokens.pathOf(token) ?? '') }),
    filesUnder: async ({ folder }, context) => {
      const path = tokens.pathOf(folder)
      if (path === null) throw new AppError('CannotRead', 'no such folder')
      const found = await filesUnder(path, context)
      return { files: found.map(({ path: file, sizeBytes }) => ({ ...tokens.givePath(file), sizeBytes })) }
    },
    openExample: (_nothing, context) => parts.example.open(context),
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
    places: () => {
      const last = preferences.get('lastVault')
      return {
        last: last === null ? null : tokens.givePath(last),
        suggested: placeOf(tokens, join(app.getPath('documents'), NEW_VAULT)),
        lockedBy: window.openedFor,
      }
    },
    rememberVault: ({ token }) => {
      const path = tokens.pathOf(token)
      if (path !== null && preferences.get('rememberVault')) preferences.set({ lastVault: path })
      return {}
    },
    takeBytes: ({ bytes }) => ({ token: tokens.giveBytes(bytes) }),
  }
}

function hostName(): string {
  const version = process.versions['electron']
  return version === undefined ? 'Chromium host' : `Electron ${version}`
}

function done(act: () => void): Readonly<Record<string, never>> {
  act()
  return {}
}
