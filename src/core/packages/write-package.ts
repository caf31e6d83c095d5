import { AppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import { PACKAGE_FORMAT } from '../../contract/packages.ts'
import type { CustodyRecord, PackageTime, VerifyReport } from '../../contract/packages.ts'
import { sameBytes, utf8 } from '../crypto/bytes.ts'
import { blake2b512 } from '../crypto/sign.ts'
import { openCheckpoint, originOf } from '../ledger/checkpoint.ts'
import { HASH_BYTES, leafHash, pathInTree, rootOfTree, treeOf } from '../ledger/merkle.ts'
import { encodeVkey } from '../ledger/signed-note.ts'
import { writeTlogProof } from '../ledger/tlog-proof.ts'
import { checkpointWords } from '../ledger/words.ts'
import { BAGIT_DECLARATION, formatBagInfo, formatManifest, payloadOxum } from './bag.ts'
import { DATE_LABEL, FORMAT_LABEL, ID_LABEL, OXUM_LABEL } from './check-bag.ts'
import { listComment } from './check-signatures.ts'
import { formatCustody } from './custody-lines.ts'
import { namedTimes, timeFiles } from './time-files.ts'
import { writeNewFolder } from './folder-writer.ts'
import type { WriteFile, WrittenFile } from './folder-writer.ts'
import {
  BAGIT,
  BAG_INFO,
  CHECKPOINT,
  CHECK_PAGE,
  DATA_FOLDER,
  LEAVES,
  LOG_KEY,
  MANIFEST,
  MANIFEST_KEY,
  READ_ME,
  ROOT_CERTIFICATE,
  TAG_MANIFEST,
  custodyFile,
  earlierFile,
  entryFile,
  isDataFileName,
  proofFile,
  signatureOf,
} from './layout.ts'
import { encodeMinisignKey, keyFingerprint } from './minisign.ts'
import type { MinisignKey } from './minisign.ts'
import { readMeText } from './read-me.ts'
import type { ReadMePages } from './read-me.ts'
import { verifyPackage } from './verify.ts'

/** An exhibit's file: what its custody record says, and its bytes, read once and in pieces. */
export type PackageExhibit = {
  readonly custody: CustodyRecord
  read(): AsyncIterable<Uint8Array>
}

/** One PDF of the bundle, under its name in the package. */
export type PackagePdf = {
  readonly name: string
  readonly isSigned: boolean
  /** Asked for once, when it is written, so that no two of them are in memory. A large one is freed then. */
  make(): Promise<Uint8Array>
}

/** The exact canonical bytes of one entry that is disclosed. */
export type PackageEntry = { readonly seq: number; readonly bytes: Uint8Array }

/** A signed note and a time-stamp token over its bytes, DER, with what the token says. */
export type StampedCheckpoint = Omit<PackageTime, 'file'> & {
  readonly note: string
  readonly token: Uint8Array
}

export type PackageInput = {
  /** `HF-7K3Q-2`. */
  readonly bundleId: string
  readonly madeAt: Instant
  readonly zone: string
  readonly recipient: string
  readonly appVersion: string
  /** The volumes of the bundle, mostly one, in the copy that the read-me says to open. */
  readonly pdfs: readonly [PackagePdf, ...PackagePdf[]]
  /** The same volumes in the other copy. */
  readonly otherCopies: readonly PackagePdf[]
  /** The root certificate of the PDF key, PEM; null where no PDF is signed. */
  readonly rootCertificate?: string | null
  /** The page that checks a package in a browser (`resources/check-page`), or null for a package without it. */
  readonly checkPage?: Uint8Array | null
  readonly pages: ReadMePages
  readonly exhibits: readonly PackageExhibit[]
  /** Entry 0 and every entry that a custody record names are among them. */
  readonly entries: readonly PackageEntry[]
  /** All leaf hashes of the log up to the checkpoint, 32 bytes each. */
  readonly leavesBytes: Uint8Array
  /** The whole signed note. */
  readonly checkpointNote: string
  readonly logPublicKey: Uint8Array
  /** Time stamps of checkpoints of this log, of no more lines than this one. */
  readonly times?: readonly StampedCheckpoint[]
  /** The checkpoints of bundles that were made for the same recipient before. */
  readonly earlier?: readonly { readonly bundleId: string; readonly note: string }[]
  readonly manifestKey: MinisignKey
  /** Signs a BLAKE2b-512 with a trusted comment (`signMinisign`). Called twice: the secret need not be open before. */
  signList(prehash: Uint8Array, trustedComment: string): string
  /** Looks at everything that was written, before it gets its name; what it throws leaves nothing behind. */
  inspect?(unfinishedPath: string): Promise<void>
  readonly signal?: AbortSignal
}

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

type TagContent = string | Uint8Array | (() => Promise<Uint8Array>)

function* tagFiles(
  input: PackageInput,
  data: readonly WrittenFile[],
): Iterable<readonly [name: string, content: TagContent]> {
  yield [BAGIT, BAGIT_DECLARATION]
  yield [BAG_INFO, bagInfo(input, data)]
  yield [READ_ME, readMe(input)]
  for (const pdf of [...input.pdfs, ...input.otherCopies]) yield [pdf.name, () => pdf.make()]
  if (input.rootCertificate) yield [ROOT_CERTIFICATE, input.rootCertificate]
  if (input.checkPage) yield [CHECK_PAGE, input.checkPage]
  yield [MANIFEST_KEY, encodeMinisignKey(input.manifestKey)]
  yield [LOG_KEY, `${encodeVkey({ name: originOf(input.logPublicKey), publicKey: input.logPublicKey })}\n`]
  yield [CHECKPOINT, input.checkpointNote]
  yield [LEAVES, input.leavesBytes]
  for (const { bundleId, note } of input.earlier ?? []) yield [earlierFile(bundleId), note]
  yield* timeFiles(namedTimes(input))
  for (const { custody } of input.exhibits) {
    yield [custodyFile(custody.label), formatCustody(custody)]
  }
  yield* entriesAndProofs(input)
}

function* entriesAndProofs(
  input: PackageInput,
): Iterable<readonly [name: string, content: string | Uint8Array]> {
  const tree = treeOf(input.leavesBytes)
  const checkpoint = openCheckpoint(input.checkpointNote, input.logPublicKey)
  if (checkpoint.size !== tree.size || !sameBytes(checkpoint.root, rootOfTree(tree))) {
    throw new AppError('CheckpointMismatch', 'the leaf hashes do not lead to the checkpoint')
  }
  for (const { seq, bytes } of input.entries) {
    const leaf = input.leavesBytes.subarray(seq * HASH_BYTES, (seq + 1) * HASH_BYTES)
    if (!sameBytes(leafHash(bytes), leaf))
      throw new AppError('DamagedEntry', 'an entry is not the one in the log')
    yield [entryFile(seq), bytes]
    const path = pathInTree(tree, seq)
    yield [proofFile(seq), writeTlogProof({ index: seq, path, checkpoint: input.checkpointNote })]
  }
}

function bagInfo({ bundleId, madeAt, appVersion }: PackageInput, data: readonly WrittenFile[]): string {
  return formatBagInfo([
    [FORMAT_LABEL, String(PACKAGE_FORMAT)],
    [ID_LABEL, bundleId],
    [DATE_LABEL, madeAt.slice(0, 'yyyy-mm-dd'.length)],
    [OXUM_LABEL, payloadOxum(data.map((file) => file.sizeBytes))],
    ['Bag-Software-Agent', `Holdfast ${appVersion}`],
  ])
}

function readMe(input: PackageInput): string {
  return readMeText({
    bundleId: input.bundleId,
    madeAt: input.madeAt,
    zone: input.zone,
    recipient: input.recipient,
    pdfName: input.pdfs[0].name,
    furtherPdfs: input.pdfs.slice(1).map(({ name }) => name),
    signedPdfs: [...input.pdfs, ...input.otherCopies]
      .filter(({ isSigned }) => isSigned)
      .map(({ name }) => name),
    hasOtherCopy: input.otherCopies.length > 0,
    dataNames: input.exhibits.map(({ custody }) => custody.file.slice(DATA_FOLDER.length)),
    pages: input.pages,
    hasCheckPage: Boolean(input.checkPage),
    keyFingerprint: keyFingerprint(input.manifestKey.publicKey),
    times: namedTimes(input),
    log: {
      size: input.leavesBytes.length / HASH_BYTES,
      disclosed: input.entries.length,
      words: checkpointWords(input.checkpointNote),
    },
  })
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
