import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { AppError } from '../../contract/errors.ts'
import { MAX_FILES } from './source.ts'
import type { PackageSource } from './source.ts'

// Deflate makes at most 1032 bytes of one; more in a single file is a lie about its size.
const MAX_DEFLATE_RATIO = 1032
// A whole package of pictures, sound and text stays far under this. Small archives may be of anything.
const MAX_TOTAL_RATIO = 200
const ALWAYS_ALLOWED_BYTES = 1 << 30
const MAX_NAME_LENGTH = 1000

const FILE_TYPE_MASK = 0o170000
const REGULAR_FILE = 0o100000

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
    const entries = await readEntries(zip)
    return {
      list: () =>
        [...entries].map(([name, entry]) => ({
          name,
          sizeBytes: entry.uncompressedSize,
          plain: isPlain(entry),
        })),
      open: (name) => readEntry(zip, entries.get(name)),
      close: () => Promise.resolve(zip.close()),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MAX_FILES) throw refused('more files than a package has')
  const entries = new Map<string, Entry>()
  let packedBytes = 0
  let unpackedBytes = 0
  for await (const entry of eachEntry(zip)) {
    if (entry.fileName.endsWith('/')) continue
    checkEntry(entry)
    if (entries.has(entry.fileName)) throw refused('two files of one name')
    entries.set(entry.fileName, entry)
    packedBytes += entry.compressedSize
    unpackedBytes += entry.uncompressedSize
  }
  // Entries that share bytes are how an archive of kilobytes unpacks to terabytes.
  if (packedBytes > zip.fileSize) throw refused('files that overlap')
  if (unpackedBytes > ALWAYS_ALLOWED_BYTES + zip.fileSize * MAX_TOTAL_RATIO)
    throw refused('too large when unpacked')
  return entries
}

async function* eachEntry(zip: ZipFile): AsyncIterable<Entry> {
  try {
    yield* zip.eachEntry()
  } catch (cause) {
    throw refused('a broken directory or an unsafe name', cause)
  }
}

function checkEntry(entry: Entry): void {
  const { fileName, compressedSize, uncompressedSize } = entry
  if (fileName.length > MAX_NAME_LENGTH || fileName.split('/').some(isUnsafePart))
    throw refused('an unsafe name')
  if (uncompressedSize > compressedSize * MAX_DEFLATE_RATIO) throw refused('a file larger than it can be')
  if (!entry.canDecodeFileData()) throw refused('an encrypted file or an unknown method')
}

function isUnsafePart(part: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return part === '' || part === '.' || part === '..' || /[\u0000-\u001f\\:]/.test(part)
}

function isPlain(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK
  return type === 0 || type === REGULAR_FILE
}

async function* readEntry(zip: ZipFile, entry: Entry | undefined): AsyncIterable<Uint8Array> {
  if (entry === undefined) throw new AppError('NotFound', 'no such file in the package')
  try {
    yield* await zip.openReadStreamPromise(entry)
  } catch (cause) {
    throw refused('a file that cannot be unpacked', cause)
  }
}

function refused(why: string, cause?: unknown): AppError {
  return new AppError('DamagedPackage', `the zip has ${why}`, { cause })
}
