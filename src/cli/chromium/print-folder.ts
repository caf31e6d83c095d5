import { constants } from 'node:fs'
import { access, chown, mkdir, mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'

/** The user and group `nobody`. Chromium refuses its sandbox to root, so root hands it to this user. */
export const NOBODY = 65_534

const SHARED_MEMORY = '/dev/shm'
/** Containers often have 64 MiB of it, and a browser that runs out crashes. */
const ROOM_NEEDED_BYTES = 256 * 1024 * 1024

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * A folder of the browser's own, in memory where there is one: finished PDFs pass through temporary files.
 * Throws `CannotWrite`.
 */
export async function makePrintFolder(): Promise<string> {
  try {
    const folder = await mkdtemp(join(await parentFolder(), 'holdfast-print-'))
    const own = ['profile', 'home', 'tmp'].map((name) => join(folder, name))
    for (const each of own) await mkdir(each, { mode: 0o700 })
    if (isRoot()) for (const each of [folder, ...own]) await chown(each, NOBODY, NOBODY)
    return folder
  } catch (cause) {
    throw new AppError('CannotWrite', 'no folder for the browser can be made', { cause })
  }
}

async function parentFolder(): Promise<string> {
  return process.platform === 'linux' && (await hasRoom(SHARED_MEMORY)) ? SHARED_MEMORY : tmpdir()
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK)
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize >= ROOM_NEEDED_BYTES
  } catch {
    // No such folder, or not ours to write to: the system's own temporary folder is taken.
    return false
  }
}
