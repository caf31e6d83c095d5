import type { FileToken } from '../../../contract/exhibits.ts'
import { api } from '../../api.ts'
import type { Coming } from './file-lines.ts'

/** A folder that was dropped or chosen. */
export type ComingFolder = { readonly name: string; readonly token: () => Promise<FileToken> }
/** Everything in it and under it. */
export type Folder = { readonly files: readonly Coming[]; readonly sizeBytes: number }

type Looking = { readonly signal: AbortSignal; readonly progress: (soFar: number) => void }

/** Looks through a folder and all below it. Nothing is read of the files but how large they are. */
export async function lookThrough(folder: ComingFolder, looking: Looking): Promise<Folder> {
  const { files } = await api.shell.filesUnder({ folder: await folder.token() }, looking)
  return {
    files: files.map(({ token, name, sizeBytes }) => ({
      name,
      sizeBytes,
      isPasted: false,
      token: () => Promise.resolve(token),
    })),
    sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  }
}

/** A folder of the system's own dialog; none where it was closed. */
export async function chosenFolder(): Promise<readonly ComingFolder[]> {
  const { picked } = await api.shell.pickFolder({})
  return picked === null ? [] : [{ name: picked.name, token: () => Promise.resolve(picked.token) }]
}
