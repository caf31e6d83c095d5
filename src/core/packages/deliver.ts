import { mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import { openFolder } from './folder-source.ts'
import { moveNewFile, writeNewFile } from './new-file.ts'
import { storedZip } from './stored-zip.ts'
import { verifyPackage } from './verify.ts'
import { writePackage } from './write-package.ts'
import type { PackageInput } from './package-input.ts'
import type { WrittenPackage } from './write-package.ts'

/** How a package is handed over: as its folder, or as the bundle and one zip of the whole folder beside it. */
export type Way = 'folder' | 'two-files'

export type Delivered = {
  readonly written: WrittenPackage
  /** What now stands in the folder that was chosen. */
  readonly names: readonly string[]
  /** The PDF to open: inside the package's folder, or beside the zip. */
  readonly open: string
}

/**
 * Writes a package in the way it is handed over. In: an existing folder, and the name of the package's folder. As two
 * files it is written and zipped in a hidden folder beside them, the zip is verified, and only then do both get their
 * place; on any failure, or when cancelled, nothing is left. Throws what `writePackage` does, `DamagedPackage` (the
 * zip does not verify), `CannotWrite`, `DiskFull`. recipient.md section 1.
 */
export async function deliver(into: string, name: string, way: Way, input: PackageInput): Promise<Delivered> {
  const [{ name: first }] = input.pdfs
  if (way === 'two-files') return asTwoFiles(into, name, input)
  return { written: await writePackage(join(into, name), input), names: [name], open: first }
}

/** Takes away what `deliver` put there. */
export async function takeBack(into: string, { names }: Delivered): Promise<void> {
  for (const name of names) await rm(join(into, name), { recursive: true, force: true })
}

async function asTwoFiles(into: string, name: string, input: PackageInput): Promise<Delivered> {
  // At the top of a package the number only sorts it above the others.
  const beside = input.pdfs.map((pdf) => pdf.name.replace(/^01-/, ''))
  const names = [...beside, `${name}.zip`]
  const unfinished = await mkdtemp(join(into, `.${name}.unfinished-`)).catch((cause: unknown) => {
    throw new AppError('CannotWrite', 'the folder to write into cannot be written to', { cause })
  })
  try {
    const folder = join(unfinished, name)
    const written = await writePackage(folder, input)
    await zipFolder(folder, `${folder}.zip`, input)
    for (const [index, pdf] of input.pdfs.entries()) {
      await moveNewFile(join(folder, pdf.name), join(unfinished, beside[index]!))
    }
    await moveAll(unfinished, into, names)
    return { written, names, open: beside[0]! }
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function zipFolder(
  folder: string,
  zipPath: string,
  { madeAt, signal }: { readonly madeAt: Instant; readonly signal?: AbortSignal },
): Promise<void> {
  const cancelling = signal === undefined ? {} : { signal }
  const source = await openFolder(folder)
  const content = storedZip(source, { top: basename(folder), madeAt, ...cancelling })
  await writeNewFile(zipPath, content, Date.parse(madeAt), async (unfinishedPath) => {
    const { ok } = await verifyPackage(unfinishedPath, cancelling)
    if (!ok) throw new AppError('DamagedPackage', 'the zip that was written does not verify')
  })
}

/** All of them or none. Nothing that is there already is written over. */
async function moveAll(from: string, to: string, names: readonly string[]): Promise<void> {
  const moved: string[] = []
  try {
    for (const name of names) {
      await moveNewFile(join(from, name), join(to, name))
      moved.push(name)
    }
  } catch (error) {
    for (const name of moved) await rm(join(to, name), { force: true })
    throw error
  }
}
