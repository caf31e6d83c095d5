import { BrowserWindow, dialog, type FileFilter } from 'electron'
import type { SliceHandlers } from '../contract/procedure.ts'
import type { shell } from '../contract/shell.ts'
import { isOurUrl } from './security/our-frame.ts'
import type { Tokens } from './tokens.ts'

/** A neutral name: it stands in folders that others see. */
export const NEW_VAULT = 'records.holdfast'
const VAULTS: FileFilter[] = [{ name: 'Holdfast', extensions: ['holdfast'] }]

type Picks = 'pickVault' | 'pickNewVault' | 'pickFiles' | 'pickFile' | 'pickFolder' | 'pickNewFile'

/** Dialogs leave nothing in the system's list of recent files; the page learns a token and a name. */
export function dialogHandlers(tokens: Tokens): Pick<SliceHandlers<typeof shell>, Picks> {
  return {
    pickVault: async () => ({ picked: (await pick(tokens, ['openFile'], VAULTS))[0] ?? null }),
    pickNewVault: () => pickNew(tokens, NEW_VAULT, VAULTS),
    pickFiles: async () => ({ picked: [...(await pick(tokens, ['openFile', 'multiSelections'], []))] }),
    pickFile: async () => ({ picked: (await pick(tokens, ['openFile'], []))[0] ?? null }),
    pickFolder: async () => ({ picked: (await pick(tokens, ['openDirectory'], []))[0] ?? null }),
    pickNewFile: ({ suggested }) => pickNew(tokens, suggested, []),
  }
}

async function pickNew(tokens: Tokens, defaultPath: string, filters: FileFilter[]) {
  const { canceled, filePath } = await dialog.showSaveDialog(topWindow(), {
    defaultPath,
    filters,
    properties: ['dontAddToRecent', 'createDirectory'],
  })
  return { picked: canceled ? null : tokens.givePath(filePath) }
}

type Property = 'openFile' | 'openDirectory' | 'multiSelections'

async function pick(tokens: Tokens, properties: Property[], filters: FileFilter[]) {
  const { canceled, filePaths } = await dialog.showOpenDialog(topWindow(), {
    properties: [...properties, 'dontAddToRecent'],
    filters,
  })
  return canceled ? [] : filePaths.map((path) => tokens.givePath(path))
}

/** The one that shows the app, and not one that prints. */
const topWindow = (): BrowserWindow =>
  BrowserWindow.getAllWindows().find(({ webContents }) => isOurUrl(webContents.getURL()))!
