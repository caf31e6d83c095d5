import { checkPdfSignature } from '../core/pades/check-signature.ts'
import type { PdfSignatureCheck } from '../core/pades/check-signature.ts'
import type { Tone } from './outcome.ts'
import { readPart } from './sources/slices.ts'

export type LonePdfVerdict = { readonly tone: Tone; readonly heading: string; readonly sentence: string }

/**
 * What can be said of a bundle's PDF without its package, by the signature in it (recipient.md section 7). The file is in
 * memory as a whole: a bundle's PDF is made to be sent and read, and browsers hold as much for showing it.
 */
export async function checkLonePdf(pdf: Blob): Promise<LonePdfVerdict> {
  return verdictOn(await checkPdfSignature(await readPart(pdf, 0, pdf.size)))
}

function verdictOn(check: PdfSignatureCheck): LonePdfVerdict {
  switch (check.state) {
    case 'unchanged':
      return {
        tone: 'part',
        heading: 'This could be checked in part.',
        sentence:
          'This PDF is unchanged since it was sealed. The other files were not here to check. It was sealed by the PDF ' +
          `key ${check.signer.rootFingerprint} (a key, not a person): compare it with the one you were given.`,
      }
    case 'appended-after':
      return differs('The bundle PDF was added to after it was sealed. What was there before is unchanged.')
    case 'changed':
      return differs(
        'This PDF is not as it was when it was sealed. A copy that was saved again or printed to PDF looks the same and ' +
          'is another file.',
      )
    case 'unsigned':
      return {
        tone: 'unknown',
        heading: 'This could not be checked.',
        sentence:
          'This PDF carries no signature of its own, so alone it cannot be checked. Drop the whole folder or the zip. ' +
          'Nothing is known to be wrong. The read-me shows other ways.',
      }
  }
}

function differs(sentence: string): LonePdfVerdict {
  return { tone: 'bad', heading: 'Something does not match.', sentence }
}
