import { writeFileSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'

/** Writes what leaves the vault into a new file, never over one that is there. Throws CannotWrite. */
export function writeNewFile(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content, { flag: 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new AppError('CannotWrite', `the file cannot be written (${code})`)
  }
}
