import { lstat, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError, isAppError } from '../contract/errors.ts'
import type { CallContext } from '../contract/procedure.ts'
import { orCancelled } from '../core/exhibits/cancelling.ts'

export type FileFound = { readonly path: string; readonly sizeBytes: number }

/** A disk in the network answers each question late: many are asked at a time. */
const ASKED_AT_ONCE = 64

/**
 * Every file in a folder and at any depth below it. Nothing is read of them but how large they are, and a link is not
 * followed: it may lead anywhere. Ends when `signal` says so, also where the disk does not answer any more.
 */
export async function filesUnder(folder: string, context: CallContext): Promise<readonly FileFound[]> {
  try {
    return await orCancelled(context.signal, lookThrough(folder, context))
  } catch (error) {
    throw isAppError(error) ? error : new AppError('CannotRead', 'a folder was not read')
  }
}

async function lookThrough(folder: string, { signal, progress }: CallContext): Promise<readonly FileFound[]> {
  const found: FileFound[] = []
  const folders = [folder]
  let told = 0
  // Those that are found below come at its end.
  for (const next of folders) {
    for await (const some of entriesOf(next)) {
      if (signal.aborted) return found
      folders.push(...some.folders)
      found.push(...(await Promise.all(some.files.map(sized))))
      if (found.length < told + ASKED_AT_ONCE) continue
      told = found.length
      progress(told, 0, 'looking through a folder')
    }
  }
  return found
}

type Entries = { readonly files: readonly string[]; readonly folders: readonly string[] }

/** What lies in one folder, some at a time. */
async function* entriesOf(folder: string): AsyncGenerator<Entries> {
  let [files, folders]: [string[], string[]] = [[], []]
  for await (const entry of await opendir(folder, { bufferSize: ASKED_AT_ONCE })) {
    if (entry.isDirectory()) folders.push(join(folder, entry.name))
    if (entry.isFile()) files.push(join(folder, entry.name))
    if (files.length + folders.length < ASKED_AT_ONCE) continue
    yield { files, folders }
    ;[files, folders] = [[], []]
  }
  yield { files, folders }
}

const sized = async (path: string): Promise<FileFound> => ({ path, sizeBytes: (await lstat(path)).size })
