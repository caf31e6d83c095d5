import type { BundleExhibit } from './content.ts'
import type { ForeignPdf } from './pdf/foreign-pdf.ts'
import type { Picture } from './pdf/picture.ts'
import type { PictureLayout } from './pdf/picture-layout.ts'
import type { RecognisedText } from './recognised.ts'
import type { TextExhibit } from './pdf/text-exhibit.ts'

/** How an exhibit is shown in the bundle. */
export type Showing =
  | { readonly kind: 'picture'; readonly picture: Picture; readonly layout: PictureLayout }
  | {
      readonly kind: 'decoded-picture'
      readonly pngBytes: Uint8Array
      readonly widthPx: number
      readonly heightPx: number
      readonly layout: PictureLayout
    }
  | { readonly kind: 'pdf'; readonly pdf: ForeignPdf; readonly percents: readonly number[] }
  | { readonly kind: 'text'; readonly text: TextExhibit }
  /** An honest page in place of it: `because` is null where such a file is never shown on paper. */
  | { readonly kind: 'named'; readonly because: string | null }

export type ExhibitView = {
  readonly exhibit: BundleExhibit
  readonly showing: Showing
  /** Absent where it is no picture, and where no text is recognised in this bundle. */
  readonly recognised?: RecognisedText
}

/** How many pages are put in behind the label sheet. A text's pages are printed with it. */
export function insertedPages({ showing }: ExhibitView): number {
  if (showing.kind === 'picture' || showing.kind === 'decoded-picture') return showing.layout.parts.length
  return showing.kind === 'pdf' ? showing.pdf.pages.length : 0
}

/** Whether a machine put words onto its pages. */
export const hasRecognisedText = ({ recognised }: ExhibitView): boolean =>
  recognised?.kind === 'words' && recognised.words.length > 0
