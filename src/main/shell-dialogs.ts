import { BrowserWindow, dialog, type FileFilter } from 'electron'
import type { SliceHandlers } from '../contract/procedure.ts'
import type { shell } from '../contract/shell.ts'
import { folderNameOf } from './folder-name.ts'
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
    pickNewVault: () => pickNew(NEW_VAULT, VAULTS, (path) => placeOf(tokens, path)),
    pickFiles: async () => ({ picked: [...(await pick(tokens, ['openFile', 'multiSelections'], []))] }),
    pickFile: async () => ({ picked: (await pick(tokens, ['openFile'], []))[0] ?? null }),
    pickFolder: async () => ({ picked: (await pick(tokens, ['openDirectory'], []))[0] ?? null }),
    pickNewFile: ({ suggested }) => pickNew(suggested, [], (path) => tokens.givePath(path)),
  }
}

/** A place for a new vault, as the page may know it: with the name of its folder, and not the path to it. */
export const placeOf = (tokens: Tokens, path: string) => ({
  ...tokens.givePath(path),
  folder: folderNameOf(path),
})

async function pickNew<Given>(defaultPath: string, filters: FileFilter[], give: (path: string) => Given) {
  const { canceled, filePath } = await dialog.showSaveDialog(topWindow(), {
    defaultPath,
    filters,
    properties: ['dontAddToRecent', 'createDirectory'],
  })
  return { picked: canceled ? null : give(filePath) }
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
