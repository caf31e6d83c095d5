import { stat } from 'node:fs/promises'
import { AppError } from '../../contract/errors.ts'
import { openFolder } from './folder-source.ts'
import type { PackageSource } from './source.ts'
import { openZip } from './zip-source.ts'

/**
 * Opens a folder or a zip. Throws `CannotRead`, `NotAPackage` when it is neither, `DamagedPackage` when a zip is broken
 * or unsafe.
 */
export async function openSource(path: string): Promise<PackageSource> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new AppError('CannotRead', 'the package cannot be read', { cause })
  })
  if (found.isDirectory()) return openFolder(path)
  if (found.isFile()) return openZip(path)
  throw new AppError('NotAPackage', 'neither a folder nor a file')
}
