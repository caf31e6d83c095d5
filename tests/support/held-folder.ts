import { promises } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Until what comes back is called, whoever opens this folder in this process waits: a disk that does not answer. */
export function holdFolder(folder: string): () => void {
  const { opendir } = promises
  const answered = Promise.withResolvers<void>()
  promises.opendir = async (path, options) => {
    if (path === folder) await answered.promise
    return opendir(path, options)
  }
  syncBuiltinESMExports()
  return () => {
    promises.opendir = opendir
    syncBuiltinESMExports()
    answered.resolve()
  }
}
