import { randomBytes } from 'node:crypto'
import { lstat, open, rename, rm } from 'node:fs/promises'
import { AppError } from '../../contract/errors.ts'
import { toHex } from '../crypto/bytes.ts'
import { startSha256 } from '../crypto/hash.ts'

export type NewFile = { readonly sha256: string; readonly sizeBytes: number }

/**
 * Writes a file that is not there yet: under another name beside it, on the disk before it gets its own. `check` may
 * look at it under that name and refuse it by throwing; then, and on any other failure, nothing is left. A killed
 * process leaves a file whose name ends in `.unfinished`. In: the path; bytes in pieces; when it says it was modified.
 * Out: SHA-256 in lowercase hex and length. Throws `CannotWrite` (it is there already, or the disk says no),
 * `DiskFull`, and whatever `content` and `check` throw.
 */
export async function writeNewFile(
  path: string,
  content: AsyncIterable<Uint8Array> | readonly Uint8Array[],
  modifiedAtMs: number,
  check: (unfinishedPath: string, written: NewFile) => Promise<void> | void = () => undefined,
): Promise<NewFile> {
  await refuseExisting(path)
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.unfinished`
  try {
    const written = await fill(unfinished, content, modifiedAtMs)
    await check(unfinished, written)
    await moveNewFile(unfinished, path)
    return written
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error instanceof Error && 'syscall' in error ? diskError(error) : error
  }
}

/** Gives a finished file its place. Throws `CannotWrite` when something of that name is there. */
export async function moveNewFile(from: string, to: string): Promise<void> {
  await refuseExisting(to)
  await rename(from, to).catch((cause: unknown) => {
    throw diskError(cause)
  })
}

async function fill(
  path: string,
  content: AsyncIterable<Uint8Array> | readonly Uint8Array[],
  modifiedAtMs: number,
): Promise<NewFile> {
  const handle = await open(path, 'wx', 0o600)
  try {
    const running = startSha256()
    let sizeBytes = 0
    for await (const piece of content) {
      running.update(piece)
      sizeBytes += piece.length
      await handle.writeFile(piece)
    }
    await handle.utimes(modifiedAtMs / 1000, modifiedAtMs / 1000)
    await handle.sync()
    return { sha256: toHex(running.digest()), sizeBytes }
  } finally {
    await handle.close()
  }
}

async function refuseExisting(path: string): Promise<void> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw diskError(error)
  })
  if (found !== null) throw new AppError('CannotWrite', 'the file to be written is there already')
}

function diskError(cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('DiskFull', 'the disk is full', { cause })
  return new AppError('CannotWrite', 'the file cannot be written', { cause })
}
