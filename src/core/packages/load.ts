import { AppError, isAppError } from '../../contract/errors.ts'
import { toHex } from '../crypto/bytes.ts'
import { startSha256 } from '../crypto/hash.ts'
import {
  BAGIT,
  BAG_INFO,
  DATA_FOLDER,
  MANIFEST,
  SEAL_FOLDER,
  TAG_MANIFEST,
  isBundlePdf,
  tokenSize,
  signatureOf,
} from './layout.ts'
import { MAX_PDF_BYTES, lookAtPdf } from './look-at-pdf.ts'
import type { SeenPdf } from './look-at-pdf.ts'
import type { PackageSource, SourceFile } from './source.ts'
import { checkTokenAlone } from '../pades/timestamp.ts'
import type { TimeCheck } from '../pades/timestamp.ts'

// Lists, entries, proofs and leaf hashes are kept in memory, a bundle's PDF until its signature was checked; exhibits are
// only hashed.
const MAX_KEPT_FILE_BYTES = 64 * 1024 * 1024
const MAX_KEPT_BYTES = 512 * 1024 * 1024

const TEXTS: readonly string[] = [
  BAGIT,
  BAG_INFO,
  MANIFEST,
  TAG_MANIFEST,
  signatureOf(MANIFEST),
  signatureOf(TAG_MANIFEST),
]

const MARKERS: readonly string[] = [BAGIT, MANIFEST, TAG_MANIFEST, BAG_INFO]
const MARKERS_NEEDED = 2

/**
 * A file as it is here. `sha256` is null when it is no plain file or the zip around it is broken (then it cannot be the
 * one that was listed) or, with `unreadable`, when the disk did not give it.
 */
export type LoadedFile = {
  readonly sizeBytes: number
  readonly sha256: string | null
  readonly unreadable: boolean
  /** Null for files that are only hashed. */
  readonly bytes: Uint8Array | null
  /** Null for files that are no PDF of the bundle. */
  readonly pdf: SeenPdf | null
  /** Null for files that are no time stamp. */
  readonly time: TimeCheck | null
}

export type LoadedPackage = ReadonlyMap<string, LoadedFile>

/**
 * Reads every file once: hashes it, and keeps the bytes of what the checks read. Throws `NotAPackage` when it does not
 * look like one, `Cancelled`.
 */
export async function loadPackage(source: PackageSource, signal?: AbortSignal): Promise<LoadedPackage> {
  const named = fromPackageRoot(source.list())
  const loaded = new Map<string, LoadedFile>()
  let keptBytes = 0
  for (const { name, file } of named) {
    if (signal?.aborted) throw new AppError('Cancelled', 'the check was cancelled')
    const fits = file.sizeBytes <= MAX_KEPT_FILE_BYTES && keptBytes + file.sizeBytes <= MAX_KEPT_BYTES
    const keep = fits && (name.startsWith(SEAL_FOLDER) || TEXTS.includes(name))
    if (keep) keptBytes += file.sizeBytes
    loaded.set(name, await loadFile(source, { name, file }, keep))
  }
  return loaded
}

/** The bytes of a file that the checks read, or null when they are not to be had. */
export function bytesOf(loaded: LoadedPackage, name: string): Uint8Array | null {
  return loaded.get(name)?.bytes ?? null
}

type NamedFile = { readonly name: string; readonly file: SourceFile }

/**
 * A zip, or an unpacked one, often has one folder around the package. What stands beside it is named `../`. In the order
 * of the names, so that the same package gives the same report from every disk, zip and browser.
 */
function fromPackageRoot(files: readonly SourceFile[]): readonly NamedFile[] {
  const root = findRoot(files.map((file) => file.name))
  const named = files.map((file) => {
    const inside = file.name.startsWith(root)
    return { file, name: printable(inside ? file.name.slice(root.length) : `../${file.name}`) }
  })
  return named.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Names from outside are shown to people: nothing in them may move a cursor or turn the direction of a line. */
export function printable(name: string): string {
  return name.replaceAll(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (hidden) => `\\u{${hidden.codePointAt(0)!.toString(16)}}`,
  )
}

function findRoot(names: readonly string[]): string {
  const all = new Set(names)
  const isRoot = (folder: string) =>
    MARKERS.filter((marker) => all.has(folder + marker)).length >= MARKERS_NEEDED
  if (isRoot('')) return ''
  const folders = new Set(names.filter((name) => name.includes('/')).map((name) => `${name.split('/')[0]!}/`))
  const roots = [...folders].filter((folder) => folder !== DATA_FOLDER && isRoot(folder))
  if (roots.length !== 1) throw new AppError('NotAPackage', 'no package is here, or more than one')
  return roots[0]!
}

async function loadFile(
  source: PackageSource,
  { name, file }: NamedFile,
  keep: boolean,
): Promise<LoadedFile> {
  const failed = {
    sizeBytes: file.sizeBytes,
    sha256: null,
    unreadable: false,
    bytes: null,
    pdf: null,
    time: null,
  }
  if (!file.plain) return failed
  try {
    return await hashFile(source, { name, file }, keep)
  } catch (error) {
    if (isAppError(error, 'DamagedPackage')) return failed
    if (isAppError(error, 'CannotRead')) return { ...failed, unreadable: true }
    throw error
  }
}

async function lookAtTime(name: string, bytes: Uint8Array | null): Promise<TimeCheck | null> {
  return tokenSize(name) !== null && bytes !== null ? checkTokenAlone(bytes) : null
}

async function hashFile(
  source: PackageSource,
  { name, file }: NamedFile,
  keep: boolean,
): Promise<LoadedFile> {
  const isPdf = isBundlePdf(name)
  const mostBytes = keep ? MAX_KEPT_FILE_BYTES : isPdf ? MAX_PDF_BYTES : -1
  const room = file.sizeBytes <= mostBytes ? new Uint8Array(file.sizeBytes) : null
  const running = startSha256()
  let sizeBytes = 0
  for await (const chunk of source.open(file.name)) {
    running.update(chunk)
    if (room !== null && sizeBytes + chunk.length <= room.length) room.set(chunk, sizeBytes)
    sizeBytes += chunk.length
  }
  // A file that is no longer as long as it was when it was listed is not taken for whole.
  const bytes = sizeBytes === room?.length ? room : null
  return {
    sizeBytes,
    sha256: toHex(running.digest()),
    unreadable: false,
    bytes: keep ? bytes : null,
    pdf: isPdf ? await lookAtPdf(bytes) : null,
    time: await lookAtTime(name, bytes),
  }
}
