import { PDFContext } from 'pdf-lib'
import type { ExhibitView } from '../exhibit-view.ts'
import { isTooFine, PT_PER_INCH, MOST_DOTS_PER_INCH } from './shrink-pictures.ts'

const NOTHING = new Uint8Array(0)
/** Colour values are compressed anew where a picture was decoded; photographs shrink least. */
const DECODED_BYTES_PER_PIXEL = 3

/** How many bytes an exhibit adds to the master. An estimate only where a file is not put in as it is. */
export function masterBytesOf({ exhibit, showing }: ExhibitView): number {
  if (showing.kind === 'picture') return showing.picture.data.length + (showing.picture.opacity?.length ?? 0)
  if (showing.kind === 'decoded-picture') return showing.widthPx * showing.heightPx * DECODED_BYTES_PER_PIXEL
  if (showing.kind === 'pictures')
    return showing.pictures.reduce((sum, { picture }) => sum + picture.data.length, 0)
  if (showing.kind === 'recording')
    return showing.stills.reduce((sum, { jpegBytes }) => sum + jpegBytes.length, 0)
  return showing.kind === 'pdf' ? exhibit.sizeBytes : 0
}

/** The same in the filing copy, where a picture that is too fine is drawn smaller. */
export function filingBytesOf(view: ExhibitView): number {
  const { showing } = view
  const whole = masterBytesOf(view)
  if (!isTooFine(view) || (showing.kind !== 'picture' && showing.kind !== 'decoded-picture')) return whole
  return whole * Math.min(1, ((showing.layout.scale * MOST_DOTS_PER_INCH) / PT_PER_INCH) ** 2)
}

/** What a browser drew, or a file of several pictures became, is kept: drawn again it could have other pages. */
export function isHeld({ showing }: ExhibitView): boolean {
  return showing.kind === 'pictures' || (showing.kind === 'pdf' && showing.drawnBy !== undefined)
}

/** The view without the file's bytes, enough to print and count its pages; `readExhibit` gives the whole again. */
export function withoutBytes(view: ExhibitView): ExhibitView {
  const { showing } = view
  if (isHeld(view)) return view
  if (showing.kind === 'picture') {
    const opacity = showing.picture.opacity && NOTHING
    const picture = { ...showing.picture, data: NOTHING, opacity }
    return { ...view, showing: { ...showing, picture, fileBytes: undefined } }
  }
  if (showing.kind === 'decoded-picture') return { ...view, showing: { ...showing, pngBytes: NOTHING } }
  if (showing.kind !== 'pdf') return view
  return { ...view, showing: { ...showing, pdf: { ...showing.pdf, context: PDFContext.create() } } }
}
