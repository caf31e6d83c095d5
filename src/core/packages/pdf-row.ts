import type { VerifyRow } from '../../contract/packages.ts'
import type { PdfSigner } from '../pades/check-signature.ts'
import type { Checks } from './checks.ts'
import { isBundlePdf } from './layout.ts'
import { inWords, row } from './verdict-words.ts'

/** The seal that a PDF carries itself, over and above its line in the list. */
export function pdfRow({ problems, pdfs }: Checks): VerifyRow {
  const name = 'Bundle PDF'
  const wrong = problems.find(
    ({ kind, file }) => kind === 'pdf' || (kind === 'changed' && file !== undefined && isBundlePdf(file)),
  )
  if (wrong !== undefined) return row(name, 'failed', wrong.says)
  const [large] = pdfs.notLookedAt
  if (large !== undefined)
    return row(name, 'not-checked', `${large} is too large for its signature to be looked at.`)
  const [first] = pdfs.sealed
  if (first === undefined) return row(name, 'not-checked', 'No PDF here carries a signature of its own.')
  const says = sealedSays(
    pdfs.sealed.map((one) => one.name),
    first.signer,
  )
  if (pdfs.sealed.some((one) => one.keyNamed !== true))
    return row(name, 'not-checked', `${says} Whether the record log names this key was not checked.`)
  return row(name, 'ok', `${says} The record log names the same key.`)
}

/** What a signature over the whole of a PDF says, and no more. In: the PDFs' names, one at least, all by one key. */
export function sealedSays(names: readonly string[], { claimedAt, rootFingerprint }: PdfSigner): string {
  const what =
    names.length === 1
      ? `${names[0]!} is unchanged since it was`
      : `${names.length} PDFs are unchanged since they were`
  return (
    `${what} sealed on ${inWords(claimedAt)}, by the clock of the computer that sealed; nothing was put behind the ` +
    `seal, which allows no changes. Sealed by the PDF key ${rootFingerprint} (a key, not a person).`
  )
}
