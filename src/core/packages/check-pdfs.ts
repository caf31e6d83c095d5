import type { PackageProblem } from '../../contract/packages.ts'
import { sameBytes, utf8 } from '../crypto/bytes.ts'
import { certificatePem } from '../pades/certificates.ts'
import type { PdfSigner } from '../pades/check-signature.ts'
import { namesPdfKey } from './check-entries.ts'
import type { EntriesCheck } from './check-entries.ts'
import type { FilesCheck } from './check-files.ts'
import { problem } from './check-log.ts'
import { ROOT_CERTIFICATE, isBundlePdf, isSealedByName } from './layout.ts'
import { bytesOf } from './load.ts'
import type { LoadedPackage } from './load.ts'
import type { SeenPdf } from './look-at-pdf.ts'

export const ADDED_TO = 'The bundle PDF was added to after it was sealed. What was there before is unchanged.'

/** A PDF whose signature is over the whole of it, by the key in the package. `keyNamed`: null where nothing was named. */
export type SealedPdf = {
  readonly name: string
  readonly signer: PdfSigner
  readonly keyNamed: boolean | null
}

export type PdfsCheck = {
  readonly problems: readonly PackageProblem[]
  readonly sealed: readonly SealedPdf[]
  /** Those that are not as listed and begin with what was: something was put behind the seal. */
  readonly addedTo: ReadonlySet<string>
  /** Those that were too large to look into. */
  readonly notLookedAt: readonly string[]
}

type Given = {
  readonly loaded: LoadedPackage
  readonly files: FilesCheck
  readonly entries: EntriesCheck
}

/**
 * Checks the signature that each PDF of the bundle carries of its own: over the whole file, with nothing behind it, by
 * the key in `seal/keys/root.pem`, which the log names. A plain copy carries none, and none is asked of it.
 */
export function checkPdfs(given: Given): PdfsCheck {
  const pdfs = [...given.loaded].flatMap(([name, { pdf }]) =>
    isBundlePdf(name) && pdf !== null ? [judge(given, name, pdf)] : [],
  )
  const problems = pdfs.flatMap((one) => one.problems)
  const sealed = pdfs.flatMap((one) => one.sealed)
  const notLookedAt = pdfs.filter((one) => one.notLookedAt).map((one) => one.name)
  const isUnsealed = sealed.length + problems.length + notLookedAt.length === 0 && nothingIsAmiss(given.files)
  const lonely = isUnsealed && given.loaded.has(ROOT_CERTIFICATE)
  return {
    problems: lonely
      ? [problem('pdf', ROOT_CERTIFICATE, 'No PDF here carries the signature of the PDF key.')]
      : problems,
    sealed,
    addedTo: new Set(pdfs.filter((one) => one.isAddedTo).map((one) => one.name)),
    notLookedAt,
  }
}

/** Whether every PDF is here and as listed; where one is not, that was said. */
function nothingIsAmiss(files: FilesCheck): boolean {
  return files.compared && !files.problems.some(({ file }) => file !== undefined && isBundlePdf(file))
}

type OnePdf = {
  readonly name: string
  readonly problems: readonly PackageProblem[]
  readonly sealed: readonly SealedPdf[]
  readonly isAddedTo: boolean
  readonly notLookedAt: boolean
}

function judge(given: Given, name: string, seen: SeenPdf): OnePdf {
  const nothing = nothingOf(name)
  if (seen.state === 'not-looked-at') return { ...nothing, notLookedAt: true }
  const { check } = seen
  if (check.state === 'unsigned' || (check.state === 'changed' && check.what === 'place')) {
    // The words of a signature may stand in an exhibit: only where a seal is said to be is its want a finding.
    return isSealedByName(name) ? found(name, 'does not carry the seal that its name says it has.') : nothing
  }
  if (check.state === 'changed') return found(name, 'does not hold what its signature is over.')
  const { signer } = check
  const keyNamed = namesPdfKey(given.entries, signer.rootSpki)
  if (!isOwnRoot(given.loaded, signer) || keyNamed === false)
    return found(name, 'was sealed by another PDF key than the one of this record.')
  if (check.state === 'unchanged') return { ...nothing, sealed: [{ name, signer, keyNamed }] }
  return isOfTheList(given, name, seen.signedSha256)
    ? { ...nothing, problems: [problem('pdf', name, ADDED_TO)], isAddedTo: true }
    : found(name, 'begins with another sealed PDF than the one that was listed.')
}

const nothingOf = (name: string): OnePdf => ({
  name,
  problems: [],
  sealed: [],
  isAddedTo: false,
  notLookedAt: false,
})

function found(name: string, says: string): OnePdf {
  return { ...nothingOf(name), problems: [problem('pdf', name, `${name} ${says}`)] }
}

/** Whether the signed part, or the whole, is the file that was listed. */
function isOfTheList({ files, loaded }: Given, name: string, signedSha256: string | null): boolean {
  const listed = files.listedSha256.get(name) ?? signedSha256
  return listed === signedSha256 || listed === loaded.get(name)?.sha256
}

/** True also where the certificate is not here: a file that is missing is named as such. */
function isOwnRoot(loaded: LoadedPackage, { rootDer }: PdfSigner): boolean {
  const pem = bytesOf(loaded, ROOT_CERTIFICATE)
  return pem === null || sameBytes(pem, utf8(certificatePem(rootDer)))
}
