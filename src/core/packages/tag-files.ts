import { AppError } from '../../contract/errors.ts'
import { PACKAGE_FORMAT } from '../../contract/packages.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { openCheckpoint, originOf } from '../ledger/checkpoint.ts'
import { HASH_BYTES, leafHash, pathInTree, rootOfTree, treeOf } from '../ledger/merkle.ts'
import { encodeVkey } from '../ledger/signed-note.ts'
import { writeTlogProof } from '../ledger/tlog-proof.ts'
import { checkpointWords } from '../ledger/words.ts'
import { BAGIT_DECLARATION, formatBagInfo, payloadOxum } from './bag.ts'
import { DATE_LABEL, FORMAT_LABEL, ID_LABEL, OXUM_LABEL } from './check-bag.ts'
import { formatCustody } from './custody-lines.ts'
import type { WrittenFile } from './folder-writer.ts'
import {
  BAGIT,
  BAG_INFO,
  CHECKPOINT,
  CHECK_PAGE,
  DATA_FOLDER,
  LEAVES,
  LOG_KEY,
  MANIFEST_KEY,
  READ_ME,
  ROOT_CERTIFICATE,
  custodyFile,
  earlierFile,
  entryFile,
  proofFile,
} from './layout.ts'
import { encodeMinisignKey, keyFingerprint } from './minisign.ts'
import type { PackageInput } from './package-input.ts'
import { readMeText } from './read-me.ts'
import { namedTimes, timeFiles } from './time-files.ts'

type TagContent = string | Uint8Array | (() => Promise<Uint8Array>)

/**
 * Every file beside the exhibits' own, in the order it is written; a PDF is made when it is asked for. Throws
 * `CheckpointMismatch`, `DamagedEntry`, `NotACheckpoint`, `InvalidInput`.
 */
export function* tagFiles(
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
