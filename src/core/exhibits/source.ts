import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import { isOpenAsDatabase } from '../db/open-files.ts'

/** Where bytes come from: filled piece by piece, 0 when there is no more. */
export type ByteSource = {
  readonly kind: 'file' | 'stream'
  /** The length to expect, when it is known beforehand. */
  readonly sizeBytes: number | null
  readonly modifiedAt: Instant | null
  readonly name: string | null
  readonly nameBytes: Uint8Array | null
  readonly folder: string | null
  read(into: Uint8Array): number | Promise<number>
  /** Throws FileChangedWhileReading when what was read is not one state of the file. */
  checkUnchanged(): void
  close(): void | Promise<void>
}

const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'the file may not be read',
  EPERM: 'the file may not be read',
  EISDIR: 'a folder is not a file',
  ELOOP: 'the link leads back to itself',
  ENXIO: 'not a regular file',
}

/** Runs a disk read; throws CannotRead with the reason in words and nothing about which file. */
function reading<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new AppError('CannotRead', READ_ERRORS[code] ?? `the file cannot be read (${code})`)
  }
}

/** A pipe nobody writes to would otherwise hold the whole process at its opening. Windows has neither. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0)

/** A file on the disk, given by its path or by the bytes of a path that is not Unicode. Throws CannotRead. */
export function openFileSource(path: string | Uint8Array): ByteSource {
  const target = typeof path === 'string' ? resolve(path) : Buffer.from(path)
  if (reading(() => isOpenAsDatabase(target)))
    throw new AppError('CannotRead', 'this is the vault that is open')
  const descriptor = reading(() => openSync(target, READ_AT_ONCE))
  const before = reading(() => regularFile(descriptor))
  return {
    kind: 'file',
    sizeBytes: before.size,
    modifiedAt: before.mtime.toISOString() as Instant,
    ...namesOf(target),
    read: (into) => reading(() => readFully(descriptor, into)),
    checkUnchanged: () => {
      const after = fstatSync(descriptor)
      if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
        throw new AppError('FileChangedWhileReading', 'the file changed while it was read')
      }
    },
    close: () => closeSync(descriptor),
  }
}

function regularFile(descriptor: number): Stats {
  const stats = fstatSync(descriptor)
  if (stats.isFile()) return stats
  closeSync(descriptor)
  throw new AppError('CannotRead', stats.isDirectory() ? 'a folder is not a file' : 'not a regular file')
}

function readFully(descriptor: number, into: Uint8Array): number {
  let done = 0
  while (done < into.length) {
    const got = readSync(descriptor, into, done, into.length - done, null)
    if (got === 0) break
    done += got
  }
  return done
}

function namesOf(target: string | Buffer): Pick<ByteSource, 'name' | 'nameBytes' | 'folder'> {
  if (typeof target === 'string') return { name: basename(target), nameBytes: null, folder: dirname(target) }
  return { name: null, nameBytes: target.subarray(target.lastIndexOf(0x2f) + 1), folder: null }
}

/** Bytes that come as a stream: a paste, a pipe. They have no name or time of their own. */
export function openStreamSource(stream: AsyncIterable<Uint8Array>): ByteSource {
  const pieces = stream[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array(0)
  let isClosed = false
  const refill = async (): Promise<boolean> => {
    while (rest.length === 0) {
      const next = await pieces.next()
      if (next.done === true) return false
      rest = next.value
    }
    return true
  }
  return {
    kind: 'stream',
    sizeBytes: null,
    modifiedAt: null,
    name: null,
    nameBytes: null,
    folder: null,
    read: async (into) => {
      let done = 0
      while (done < into.length && (await refill())) {
        // After a cancel `into` is somebody else's, whatever the stream still brings.
        if (isClosed) return 0
        const taken = rest.subarray(0, into.length - done)
        into.set(taken, done)
        rest = rest.subarray(taken.length)
        done += taken.length
      }
      return done
    },
    checkUnchanged: () => undefined,
    close: () => {
      isClosed = true
      // Not waited for: a stream that is silent would answer this as late as the reading before it.
      pieces.return?.().catch(() => undefined)
    },
  }
}
