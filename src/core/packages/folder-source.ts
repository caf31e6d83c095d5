import { createReadStream } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { MAX_FILES } from './source.ts'
import type { PackageSource, SourceFile } from './source.ts'

const PIECE_BYTES = 1 << 20

/** Reads a package from a folder. Links are listed, never followed. Throws `CannotRead`, `NotAPackage`. */
export async function openFolder(path: string): Promise<PackageSource> {
  const files: SourceFile[] = []
  await listInto(files, path, '')
  const sizes = new Map(files.map((file) => [file.name, file.sizeBytes]))
  return {
    list: () => files,
    open: (name) => readFrom(join(path, name), sizes.get(name) ?? 0),
    close: () => Promise.resolve(),
  }
}

async function listInto(files: SourceFile[], root: string, prefix: string): Promise<void> {
  const found = await readdir(join(root, prefix), { withFileTypes: true }).catch(cannotRead)
  for (const item of found) {
    const name = prefix + item.name
    if (item.isDirectory()) {
      await listInto(files, root, `${name}/`)
      continue
    }
    const { size } = await lstat(join(root, name)).catch(cannotRead)
    files.push({ name, sizeBytes: size, plain: item.isFile() })
    if (files.length > MAX_FILES) throw new AppError('NotAPackage', 'more files than a package has')
  }
}

async function* readFrom(path: string, sizeBytes: number): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: Math.min(PIECE_BYTES, sizeBytes + 1) })
  } catch (error) {
    cannotRead(error)
  }
}

function cannotRead(cause: unknown): never {
  throw new AppError('CannotRead', 'a file or folder of the package cannot be read', { cause })
}
