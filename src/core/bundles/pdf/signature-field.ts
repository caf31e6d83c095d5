import type { PDFDict, PDFDocument } from 'pdf-lib'
import { PDFArray, PDFName, PDFString } from 'pdf-lib'
import type { Instant } from '../../../contract/ids.ts'
import { emptySignature } from '../../pades/signature-dictionary.ts'
import type { EmptySignature } from '../../pades/signature-dictionary.ts'
import type { ApartObject } from './write-pdf.ts'

export type SignatureFieldRequest = {
  /** The `/M` of the signature. */
  readonly signedAt: Instant
  /** How large a CMS the hole can take. */
  readonly roomBytes: number
}

/** Printed and locked (ISO 32000-1 table 165). */
const ANNOTATION_FLAGS = 132
/** A signature exists; later changes only by appending (table 219). */
const SIGNATURE_FLAGS = 3

/**
 * Makes the document ready for one certifying signature that nobody sees: field and widget on the first page, form,
 * permissions. Out: the signature itself, which the writer must put apart. ISO 32000-1 section 12.8.
 */
export function addSignatureField(
  { context, catalog }: PDFDocument,
  firstPage: PDFDict,
  request: SignatureFieldRequest,
): ApartObject & Pick<EmptySignature, 'hole'> {
  const signature = context.nextRef()
  const nothing = context.register(
    context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0] }),
  )
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Signature'),
      Rect: [0, 0, 0, 0],
      F: ANNOTATION_FLAGS,
      AP: { N: nothing },
      V: signature,
    }),
  )
  const annotations = firstPage.lookupMaybe(PDFName.of('Annots'), PDFArray)?.clone(context)
  if (annotations) annotations.push(field)
  firstPage.set(PDFName.of('Annots'), annotations ?? context.obj([field]))
  catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: SIGNATURE_FLAGS }))
  catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: signature }))
  // Says that the file uses what ETSI added to PDF 1.7: the kind of signature.
  catalog.set(
    PDFName.of('Extensions'),
    context.obj({ ESIC: { Type: 'DeveloperExtensions', BaseVersion: '1.7', ExtensionLevel: 2 } }),
  )
  const { body, hole } = emptySignature(request.signedAt, request.roomBytes)
  return { ref: signature, body, hole }
}
