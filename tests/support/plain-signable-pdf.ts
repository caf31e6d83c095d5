import { PDFDocument } from 'pdf-lib'
import { addSignatureField } from '../../src/core/bundles/pdf/signature-field.ts'
import { newP256KeyPair } from '../../src/core/crypto/p256.ts'
import { ROOM_BYTES } from '../../src/core/pades/signature-dictionary.ts'
import type { SignatureHole } from '../../src/core/pades/signature-dictionary.ts'
import { signPdf } from '../../src/core/pades/sign-pdf.ts'
import type { SignedPdf } from '../../src/core/pades/sign-pdf.ts'
import { writePdfWith } from '../../src/core/bundles/pdf/write-pdf.ts'
import { at } from './bundle-content.ts'

export type SignablePdf = { readonly pdfBytes: Uint8Array; readonly hole: SignatureHole }

export const SIGNED_AT = '2026-03-12T14:05:00.000Z'

/** A PDF of some empty pages with room for a signature, in a moment and without a browser. */
export async function plainSignablePdf(roomBytes = ROOM_BYTES, pages = 2): Promise<SignablePdf> {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (let page = 0; page < pages; page += 1) document.addPage()
  const signature = addSignatureField(document, document.getPage(0).node, {
    signedAt: at(SIGNED_AT),
    roomBytes,
  })
  await document.flush()
  const { pdfBytes, apartStart } = writePdfWith(document.context, signature)
  const { start, end } = signature.hole
  return { pdfBytes, hole: { start: apartStart + start, end: apartStart + end } }
}

export async function plainSignedPdf(
  rootPkcs8 = newP256KeyPair().pkcs8,
  roomBytes = ROOM_BYTES,
): Promise<SignedPdf> {
  const { pdfBytes, hole } = await plainSignablePdf(roomBytes)
  return signPdf(pdfBytes, { hole, rootPkcs8 })
}
