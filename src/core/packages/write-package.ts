import { AppError } from '../../contract/errors.ts'
import type { VerifyReport } from '../../contract/packages.ts'
import { utf8 } from '../crypto/bytes.ts'
import { blake2b512 } from '../crypto/sign.ts'
import { formatManifest } from './bag.ts'
import { listComment } from './check-signatures.ts'
import { writeNewFolder } from './folder-writer.ts'
import type { WriteFile, WrittenFile } from './folder-writer.ts'
import { DATA_FOLDER, MANIFEST, TAG_MANIFEST, isDataFileName, signatureOf } from './layout.ts'
import type { PackageInput } from './package-input.ts'
import { tagFiles } from './tag-files.ts'
import { verifyPackage } from './verify.ts'

/** What was written, for `bundle.sealed@1`; `report` is the check made on it before it got its name. */
export type WrittenPackage = {
  readonly files: readonly WrittenFile[]
  readonly manifestSha256: string
  readonly tagManifestSha256: string
  readonly report: VerifyReport
}

/**
 * Writes a package into a new folder and verifies it before the folder gets its name; on any failure, or when
 * cancelled, nothing is left. Throws what `inspect` does, `CannotWrite`, `DiskFull`, `DamagedExhibit` (an exhibit's bytes are not those
 * that were taken in), `DamagedEntry` (an entry is not the one in the log), `CheckpointMismatch`, `NotACheckpoint`,
 * `InvalidInput`, `DamagedPackage` (what was written does not verify), `Cancelled`. Layout: recipient.md section 1,
 * BagIt 1.0 (RFC 8493).
 */
export function writePackage(folderPath: string, input: PackageInput): Promise<WrittenPackage> {
  return writeNewFolder(folderPath, Date.parse(input.madeAt), async (write, unfinishedPath) => {
    const data = await writeExhibits(input, write)
    const manifest = await writeList(input, write, MANIFEST, data)
    const tags = [...manifest, ...(await writeTagFiles(input, write, data))]
    const tagManifest = await writeList(input, write, TAG_MANIFEST, tags)
    throwIfCancelled(input)
    const report = await verifyPackage(unfinishedPath, input.signal ? { signal: input.signal } : {})
    if (!report.ok) throw new AppError('DamagedPackage', 'the package that was written does not verify')
    await input.inspect?.(unfinishedPath)
    return {
      files: [...data, ...tags, ...tagManifest],
      manifestSha256: manifest[0]!.sha256,
      tagManifestSha256: tagManifest[0]!.sha256,
      report,
    }
  })
}

async function writeExhibits(input: PackageInput, write: WriteFile): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = []
  for (const exhibit of input.exhibits) {
    const { custody } = exhibit
    throwIfCancelled(input)
    if (!isDataFileName(custody.file.slice(DATA_FOLDER.length))) {
      throw new AppError('InvalidInput', 'the name of an exhibit’s file cannot stand in a package')
    }
    const file = await write(custody.file, cancellable(input, exhibit.read()))
    if (file.sha256 !== custody.sha256 || file.sizeBytes !== custody.sizeBytes) {
      throw new AppError('DamagedExhibit', 'an exhibit’s bytes are not those that were taken in')
    }
    written.push(file)
  }
  return written
}

/** Writes a list of files and the signature over it. */
async function writeList(
  input: PackageInput,
  write: WriteFile,
  name: string,
  files: readonly WrittenFile[],
): Promise<readonly WrittenFile[]> {
  const list = utf8(formatManifest(files))
  const signature = input.signList(blake2b512(list), listComment(input.madeAt, name))
  return [await write(name, list), await write(signatureOf(name), utf8(signature))]
}

/** Small files are on the disk sixteen times sooner when they are not waited for one by one. */
const WRITTEN_AT_ONCE = 32

async function writeTagFiles(
  input: PackageInput,
  write: WriteFile,
  data: readonly WrittenFile[],
): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = []
  let batch: Promise<WrittenFile>[] = []
  const finishBatch = async (): Promise<void> => {
    written.push(...(await allOrFirstError(batch)))
    batch = []
  }
  try {
    for (const [name, content] of tagFiles(input, data)) {
      throwIfCancelled(input)
      if (typeof content === 'function') {
        await finishBatch()
        written.push(await writeAndFree(write, name, await content()))
        continue
      }
      batch.push(write(name, typeof content === 'string' ? utf8(content) : content))
      if (batch.length === WRITTEN_AT_ONCE) await finishBatch()
    }
  } finally {
    await finishBatch()
  }
  return written
}

/** Smaller arrays can share a buffer with others. */
const FREED_BYTES = 16 * 1024 * 1024

/** Left to the collector it would still be in memory beside the next one. */
async function writeAndFree(write: WriteFile, name: string, bytes: Uint8Array): Promise<WrittenFile> {
  const written = await write(name, bytes)
  const { buffer } = bytes
  if (bytes.length >= FREED_BYTES && buffer instanceof ArrayBuffer) buffer.transfer(0)
  return written
}

/** Fails only when none is being written any more: the folder is removed then. */
async function allOrFirstError(writing: readonly Promise<WrittenFile>[]): Promise<readonly WrittenFile[]> {
  const settled = await Promise.allSettled(writing)
  const failed = settled.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}

async function* cancellable(
  input: PackageInput,
  bytes: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    throwIfCancelled(input)
    yield chunk
  }
}

function throwIfCancelled({ signal }: PackageInput): void {
  if (signal?.aborted) throw new AppError('Cancelled', 'the export was cancelled')
}
