import { chmod, lstat, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { toHex } from '../crypto/bytes.ts'
import { startSha256 } from '../crypto/hash.ts'

/** A file as it was written: its name in the package, SHA-256 in lowercase hex, length. */
export type WrittenFile = { readonly name: string; readonly sha256: string; readonly sizeBytes: number }

/** Writes one file, new, and has it on the disk before it answers. */
export type WriteFile = (
  name: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
) => Promise<WrittenFile>

const PRIVATE = 0o700

/**
 * Fills a new folder: everything is written beside it under another name, and the folder gets its own name only when
 * `fill` is done. If anything fails nothing is left. A killed process leaves a hidden folder whose name ends in
 * `.unfinished-` and six letters. Throws `CannotWrite` (the folder is there already, or the disk says no), `DiskFull`,
 * and whatever `fill` throws.
 */
export async function writeNewFolder<Result>(
  folderPath: string,
  modifiedAtMs: number,
  fill: (write: WriteFile, unfinishedPath: string) => Promise<Result>,
): Promise<Result> {
  await refuseExisting(folderPath)
  const prefix = join(dirname(folderPath), `.${basename(folderPath)}.unfinished-`)
  const unfinished = await mkdtemp(prefix).catch(diskError)
  try {
    const result = await fill(
      (name, content) => writeFile(unfinished, name, content, modifiedAtMs),
      unfinished,
    )
    await syncFolders(unfinished)
    await chmod(unfinished, PRIVATE)
    await refuseExisting(folderPath)
    await rename(unfinished, folderPath)
    await syncFolder(dirname(folderPath))
    return result
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw isFromDisk(error) ? diskError(error) : error
  }
}

async function refuseExisting(path: string): Promise<void> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    return diskError(error)
  })
  if (found !== null) throw new AppError('CannotWrite', 'the folder to be written is there already')
}

async function writeFile(
  root: string,
  name: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  modifiedAtMs: number,
): Promise<WrittenFile> {
  const path = join(root, name)
  await mkdir(dirname(path), { recursive: true, mode: PRIVATE })
  const handle = await open(path, 'wx', 0o600)
  try {
    const running = startSha256()
    let sizeBytes = 0
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      running.update(chunk)
      sizeBytes += chunk.length
      await handle.writeFile(chunk)
    }
    await handle.utimes(modifiedAtMs / 1000, modifiedAtMs / 1000)
    await handle.sync()
    return { name, sha256: toHex(running.digest()), sizeBytes }
  } finally {
    await handle.close()
  }
}

async function syncFolders(path: string): Promise<void> {
  for (const item of await readdir(path, { withFileTypes: true })) {
    if (item.isDirectory()) await syncFolders(join(path, item.name))
  }
  await syncFolder(path)
}

/** Windows cannot open a folder to sync it, and does not need to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What `fill` itself throws goes on as it is. */
function isFromDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

function diskError(cause: unknown): never {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('DiskFull', 'the disk is full', { cause })
  throw new AppError('CannotWrite', 'the package cannot be written', { cause })
}
