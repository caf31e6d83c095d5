import { crc32 } from 'node:zlib'
import { AppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import { concat, utf8 } from '../crypto/bytes.ts'
import type { PackageSource, SourceFile } from './source.ts'
import { centralHeader, endOfDirectory, localHeader } from './zip-headers.ts'
import type { ZipEntry } from './zip-headers.ts'

export type StoredZip = {
  /** The one folder around everything, without a slash. */
  readonly top: string
  /** What every file says it was modified at, in UTC whatever the zone of this computer. */
  readonly madeAt: Instant
  readonly signal?: AbortSignal
  /** From this length or place on a number is written in its 64-bit form. Smaller in tests only. */
  readonly longFrom?: number
}

const LONG_FROM = 0xffffffff

/**
 * A zip of a whole package, nothing compressed, as a stream: the same package always gives the same bytes. Each file
 * is read twice, first for its checksum, so that the checksum stands before the bytes as every unpacker expects of a
 * stored file. APPNOTE.TXT 6.3.10 sections 4.3 and 4.5.3. Throws `DamagedPackage` for what is no plain file,
 * `InvalidInput` for a name that is not ASCII, `FileChangedWhileReading`, `Cancelled`, and what the source throws.
 */
export async function* storedZip(source: PackageSource, zip: StoredZip): AsyncGenerator<Uint8Array> {
  const longFrom = zip.longFrom ?? LONG_FROM
  const entries: ZipEntry[] = []
  let at = 0
  for (const file of source.list().toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const entry: ZipEntry = {
      name: utf8(nameIn(zip.top, file)),
      crc: await checksumOf(source, file, zip.signal),
      sizeBytes: file.sizeBytes,
      headerAt: at,
    }
    const header = localHeader(entry, zip.madeAt, longFrom)
    yield header
    yield* exactly(source, file, zip.signal)
    at += header.length + file.sizeBytes
    entries.push(entry)
  }
  const directory = concat(...entries.map((entry) => centralHeader(entry, zip.madeAt, longFrom)))
  yield directory
  yield endOfDirectory({ count: entries.length, at, sizeBytes: directory.length }, longFrom)
}

function nameIn(top: string, { name, plain }: SourceFile): string {
  if (!plain) throw new AppError('DamagedPackage', 'something in the package is no plain file')
  const whole = `${top}/${name}`
  if (!/^[ -~]+$/.test(whole)) throw new AppError('InvalidInput', 'a name in the package is not ASCII')
  return whole
}

async function checksumOf(
  source: PackageSource,
  file: SourceFile,
  signal: AbortSignal | undefined,
): Promise<number> {
  let crc = 0
  for await (const piece of exactly(source, file, signal)) crc = crc32(piece, crc)
  return crc
}

/** The file's bytes, as many as were promised. */
async function* exactly(
  source: PackageSource,
  { name, sizeBytes }: SourceFile,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const piece of source.open(name)) {
    if (signal?.aborted) throw new AppError('Cancelled', 'writing the zip was cancelled')
    read += piece.length
    if (read > sizeBytes) break
    yield piece
  }
  if (read !== sizeBytes)
    throw new AppError('FileChangedWhileReading', 'a file has another length than before')
}
