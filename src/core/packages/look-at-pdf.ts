import { toHex } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { checkPdfSignature } from '../pades/check-signature.ts'
import type { PdfSignatureCheck } from '../pades/check-signature.ts'

/** A signature is looked for from the end of a file, which therefore is in memory as a whole. */
export const MAX_PDF_BYTES = 512 * 1024 * 1024

/** What a PDF's own signature says. `signedSha256` is that of the signed part where something was put behind it. */
export type SeenPdf =
  | { readonly state: 'not-looked-at' }
  | { readonly state: 'seen'; readonly check: PdfSignatureCheck; readonly signedSha256: string | null }

/** Looks at the signature in a PDF. In: the whole file, or null where it was too large to hold. */
export async function lookAtPdf(pdfBytes: Uint8Array | null): Promise<SeenPdf> {
  if (pdfBytes === null) return { state: 'not-looked-at' }
  const check = await checkPdfSignature(pdfBytes)
  const signedSha256 =
    check.state === 'appended-after' ? toHex(sha256(pdfBytes.subarray(0, check.signedBytes))) : null
  return { state: 'seen', check, signedSha256 }
}
