import { pipeline } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { AppError } from '../../contract/errors.ts'
import type { PackageSource } from './source.ts'
import { collectMembers, damagedZip, isPlainMember } from './zip-rules.ts'

/**
 * Reads a package from a zip, one entry at a time, nothing unpacked to disk. Throws `CannotRead`, `NotAPackage` when the file is
 * no zip, `DamagedPackage` when it is broken, encrypted, has unsafe or double names, or unpacks to far more than it is.
 */
export async function openZip(path: string): Promise<PackageSource> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true, lazyEntries: true }).catch(
    (cause: unknown) => {
      const unread = cause instanceof Error && 'syscall' in cause
      throw new AppError(unread ? 'CannotRead' : 'NotAPackage', 'this file cannot be read as a zip', {
        cause,
      })
    },
  )
  try {
    const entries = await collectMembers(eachEntry(zip), zip.entryCount, zip.fileSize)
    return {
      list: () =>
        [...entries].map(([name, entry]) => ({
          name,
          sizeBytes: entry.uncompressedSize,
          plain: isPlainMember(entry),
        })),
      open: (name) => readEntry(zip, entries.get(name)),
      close: () => Promise.resolve(zip.close()),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function* eachEntry(zip: ZipFile): AsyncIterable<Entry> {
  try {
    yield* zip.eachEntry()
  } catch (cause) {
    throw damagedZip('a broken directory or an unsafe name', cause)
  }
}

async function* readEntry(zip: ZipFile, entry: Entry | undefined): AsyncIterable<Uint8Array> {
  if (entry === undefined) throw new AppError('NotFound', 'no such file in the package')
  try {
    if (entry.isCompressed()) yield* inflated(zip, entry)
    else yield* await zip.openReadStreamPromise(entry)
  } catch (cause) {
    throw damagedZip('a file that cannot be unpacked', cause)
  }
}

/** zlib stops at the end of the last block, and yauzl with it: bytes may be hidden behind that. */
async function* inflated(zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  const inflate = createInflateRaw()
  // Whatever goes wrong comes out of the stream that is read.
  pipeline(await zip.openReadStreamPromise(entry, { decodeFileData: false }), inflate, () => undefined)
  let sizeBytes = 0
  for await (const piece of inflate as AsyncIterable<Uint8Array>) {
    sizeBytes += piece.length
    if (sizeBytes > entry.uncompressedSize) throw new Error('more than its directory says')
    yield piece
  }
  if (sizeBytes < entry.uncompressedSize) throw new Error('less than its directory says')
  if (inflate.bytesWritten !== entry.compressedSize) throw new Error('something comes after it')
}
