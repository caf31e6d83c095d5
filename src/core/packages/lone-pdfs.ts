import type { PackageProblem, VerifyReport, VerifyRow } from '../../contract/packages.ts'
import { VERIFY_ROWS } from '../../contract/packages.ts'
import type { PdfSignatureCheck, PdfSigner } from '../pades/check-signature.ts'
import { ADDED_TO } from './check-pdfs.ts'
import { sealedSays } from './pdf-row.ts'
import { row } from './verdict-words.ts'

/** A PDF that came without its package. `check` is null where the file was too large to look into. */
export type LonePdf = { readonly name: string; readonly check: PdfSignatureCheck | null }

const NOT_AS_SEALED =
  'This PDF is not as it was when it was sealed. A copy that was saved again or printed to PDF looks the same and is ' +
  'another file.'
const UNSIGNED =
  'This PDF carries no signature of its own, so alone it cannot be checked. Check the whole folder or the zip.'
const TOO_LARGE = 'This PDF is too large to be checked alone. Check the whole folder or the zip.'
const NOTHING_WRONG = 'Nothing is known to be wrong. The read-me shows other ways.'
const NOT_HERE = 'The package was not here to check.'

/**
 * What can be said of bundle PDFs without their package, by the signature in each (recipient.md section 7). In: one PDF
 * at least. Out: never `ok`, for neither the other files nor the lists nor the record log were there.
 */
export function reportOnPdfs(pdfs: readonly LonePdf[]): VerifyReport {
  const problems = pdfs.flatMap(problemsOf)
  return {
    ok: false,
    ...headline(pdfs, problems),
    rows: VERIFY_ROWS.map((name) =>
      name === 'Bundle PDF' ? pdfRow(pdfs, problems) : { name, state: 'not-checked', says: NOT_HERE },
    ),
    problems: [...problems],
    addedByComputer: [],
    checked: { dataFiles: 0, otherFiles: 0, entries: 0, proofs: 0 },
    bundleId: null,
    signedAt: null,
    keyFingerprint: null,
    checkpoint: null,
    times: [],
  }
}

function problemsOf({ name, check }: LonePdf): readonly PackageProblem[] {
  if (check?.state === 'appended-after') return [{ kind: 'pdf', file: name, says: ADDED_TO }]
  return check?.state === 'changed' ? [{ kind: 'pdf', file: name, says: NOT_AS_SEALED }] : []
}

type Headline = Pick<VerifyReport, 'heading' | 'sentence'>

function headline(pdfs: readonly LonePdf[], problems: readonly PackageProblem[]): Headline {
  const [first] = problems
  if (first !== undefined) return { heading: 'Something does not match.', sentence: inOneOf(pdfs, first) }
  const signers = signersOf(pdfs)
  if (signers.length === 0) {
    const why = pdfs.some(({ check }) => check === null) ? TOO_LARGE : UNSIGNED
    return { heading: 'This could not be checked.', sentence: `${why} ${NOTHING_WRONG}` }
  }
  const keys = [...new Set(signers.map(({ rootFingerprint }) => rootFingerprint))]
  const what =
    pdfs.length === 1
      ? 'This PDF is unchanged since it was sealed.'
      : `${signers.length} of the ${pdfs.length} PDFs are sealed, and unchanged since.`
  const who =
    keys.length === 1
      ? `Sealed by the PDF key ${keys[0]!} (a key, not a person): compare it with the one you were given.`
      : `They were sealed by ${keys.length} different PDF keys.`
  return {
    heading: 'This could be checked in part.',
    sentence: `${what} The other files were not here to check. ${who}`,
  }
}

function inOneOf(pdfs: readonly LonePdf[], { file, says }: PackageProblem): string {
  return pdfs.length === 1 ? says : `${file!}: ${says}`
}

function signersOf(pdfs: readonly LonePdf[]): readonly PdfSigner[] {
  return pdfs.flatMap(({ check }) => (check?.state === 'unchanged' ? [check.signer] : []))
}

function pdfRow(pdfs: readonly LonePdf[], problems: readonly PackageProblem[]): VerifyRow {
  const [first] = problems
  if (first !== undefined) return row('Bundle PDF', 'failed', inOneOf(pdfs, first))
  const sealed = pdfs.filter(({ check }) => check?.state === 'unchanged')
  const [signer] = signersOf(pdfs)
  if (signer === undefined)
    return row('Bundle PDF', 'not-checked', 'No PDF here carries a signature that could be looked at.')
  const isWhole =
    sealed.length === pdfs.length && new Set(signersOf(pdfs).map((one) => one.rootFingerprint)).size === 1
  return isWhole
    ? row(
        'Bundle PDF',
        'ok',
        sealedSays(
          sealed.map(({ name }) => name),
          signer,
        ),
      )
    : row(
        'Bundle PDF',
        'not-checked',
        `${sealed.length} of ${pdfs.length} PDFs are sealed and unchanged since; not by one key for all.`,
      )
}
