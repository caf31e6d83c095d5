import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { DeviceMemory } from '../ports/device-memory.ts'

/**
 * One small sealed record for each vault, in `folder`. Where the folder cannot be used the vault opens all the
 * same and `onFailure` is told: an older copy of the vault will not be noticed here.
 */
export function folderMemory(folder: string, onFailure: () => void): DeviceMemory {
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work()
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') onFailure()
      return otherwise
    }
  }
  return {
    read: (name) => attempt(() => readFileSync(join(folder, fileName(name))), null),
    write: (name, record) => attempt(() => replaceFile(folder, fileName(name), record), undefined),
  }
}

const fileName = (name: string): string => `${name}.seen`

/** Under another name first, then renamed: a record is there whole or not at all. */
function replaceFile(folder: string, name: string, bytes: Uint8Array): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, `${name}.${process.pid}`)
  try {
    const descriptor = openSync(unfinished, 'w', 0o600)
    try {
      writeSync(descriptor, bytes)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(unfinished, join(folder, name))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
