import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, isAbsolute, relative, sep } from 'node:path'
import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import { AppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import { toHex } from '../crypto/bytes.ts'
import { startSha256 } from '../crypto/hash.ts'
import type { Progress } from '../ports/progress.ts'
import { openFolder } from './folder-source.ts'
import { writeNewFile } from './new-file.ts'
import { openSource } from './open-source.ts'
import { storedZip } from './stored-zip.ts'
import { verifyPackage } from './verify.ts'

export type EncryptedCopy = {
  readonly bundleId: string
  /** Of the file that was written. */
  readonly sizeBytes: number
  readonly sha256: string
}

export type Encrypting = { readonly progress: Progress; readonly signal: AbortSignal }

/**
 * Writes one file that holds a whole package and opens with a passphrase: the stored zip of its folder, or its zip as
 * it is, in the age format with scrypt (C2SP age.md; work factor 18, the library's own). The package is checked
 * before, and the finished file is opened again and compared before it gets its name. Throws what `verifyPackage`
 * does (`NotAPackage` for a PDF alone), `DamagedPackage` (it does not verify), `InvalidInput` (the copy would stand
 * in the package itself), `CannotWrite`, `DiskFull`, `Cancelled`. Nothing readable is written on the way.
 */
export async function encryptPackage(
  from: string,
  to: string,
  passphrase: string,
  { progress, signal }: Encrypting,
): Promise<EncryptedCopy> {
  const way = relative(from, to)
  if (!isAbsolute(way) && !way.startsWith(`..${sep}`))
    throw new AppError('InvalidInput', 'the copy would stand in the package')
  progress(0, 3, 'checking the package')
  // The check also takes a PDF alone; a copy is made of whole packages only.
  await (await openSource(from)).close()
  const { ok, bundleId, signedAt } = await verifyPackage(from, { signal })
  if (!ok || bundleId === null || signedAt === null)
    throw new AppError('DamagedPackage', 'the package does not verify')
  progress(1, 3, 'encrypting')
  const plain = hashed(await zipBytes(from, bundleId, signedAt, signal))
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  const encrypted = await encrypter.encrypt(streamOf(plain.pieces))
  const written = await writeNewFile(to, encrypted, Date.parse(signedAt), async (unfinished) => {
    progress(2, 3, 'opening it again')
    await mustOpen(unfinished, passphrase, plain.sha256(), signal)
  })
  return { bundleId, ...written }
}

async function zipBytes(
  from: string,
  bundleId: string,
  madeAt: Instant,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  if ((await stat(from)).isFile()) return readFile(from, signal)
  const name = basename(from)
  // Somebody may have given the folder a name of their own.
  const top = /^[A-Za-z0-9 ._-]+$/.test(name) ? name : bundleId
  return storedZip(await openFolder(from), { top, madeAt, signal })
}

async function* readFile(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path)) {
    if (signal.aborted) throw new AppError('Cancelled', 'encrypting was cancelled')
    yield piece as Uint8Array
  }
}

/** Pieces that are hashed as they pass; `sha256` is of all of them, once they have. */
function hashed(pieces: AsyncIterable<Uint8Array>): {
  readonly pieces: AsyncIterable<Uint8Array>
  readonly sha256: () => string
} {
  const running = startSha256()
  const passing = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      running.update(piece)
      yield piece
    }
  }
  return { pieces: passing(), sha256: () => toHex(running.digest()) }
}

async function mustOpen(
  path: string,
  passphrase: string,
  sha256: string,
  signal: AbortSignal,
): Promise<void> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const opened = hashed(await decrypter.decrypt(streamOf(readFile(path, signal))))
  // oxlint-disable-next-line no-unused-vars -- only what passes is hashed
  for await (const _ of opened.pieces);
  if (opened.sha256() !== sha256)
    throw new AppError('CannotWrite', 'the copy does not open as it was written')
}

/** Node's stream, by the name that a program with a page has for it too. */
const streamOf = (pieces: AsyncIterable<Uint8Array>) =>
  ReadableStream.from(pieces) as unknown as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>
