import { AppError } from '../../contract/errors.ts'
import { MAX_FILES } from '../../core/packages/source.ts'
import type { PackageSource } from '../../core/packages/source.ts'
import { slicesOf } from './slices.ts'

/** A file of the dropped or chosen folder; `name` has `/` between parts and begins inside that folder. */
export type NamedFile = { readonly name: string; readonly file: Blob }

/** Reads a package from the files of a folder. A browser shows no links, so all are plain. Throws `NotAPackage`. */
export function openFiles(files: readonly NamedFile[]): PackageSource {
  if (files.length > MAX_FILES) throw new AppError('NotAPackage', 'more files than a package has')
  const byName = new Map(files.map(({ name, file }) => [name, file]))
  return {
    list: () => files.map(({ name, file }) => ({ name, sizeBytes: file.size, plain: true })),
    open: (name) => {
      const file = byName.get(name)
      if (file === undefined) throw new AppError('NotFound', 'no such file in the package')
      return slicesOf(file)
    },
    close: () => Promise.resolve(),
  }
}
