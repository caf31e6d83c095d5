import type { Fields } from './fields.ts'
import type { KeptFile } from '../keeping/file-lines.ts'

const MOST_FOLDERS = 3

export type CopiesLeft = { readonly isOnClipboard: boolean; readonly folders: readonly string[] }

/** Where copies of what was saved may stay: the app takes none of them away by itself. */
export function copiesLeft(fields: Fields, files: readonly KeptFile[]): CopiesLeft {
  const folders = files.flatMap(({ state }) => (state.kind === 'kept' && state.folder ? [state.folder] : []))
  return {
    isOnClipboard: fields.isOnClipboard || files.some(({ isPasted }) => isPasted),
    folders: [...new Set(folders)].slice(0, MOST_FOLDERS),
  }
}
