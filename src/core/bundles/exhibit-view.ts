import type { Still } from '../ports/html-printer.ts'
import type { BundleExhibit } from './bundle-exhibit.ts'
import type { ForeignPdf } from './pdf/foreign-pdf.ts'
import type { Picture } from './pdf/picture.ts'
import type { PictureLayout } from './pdf/picture-layout.ts'
import type { RecognisedText } from './recognised.ts'
import type { TextExhibit } from './pdf/text-exhibit.ts'

/** A picture and how it lies on its pages. */
export type ShownPicture = {
  readonly picture: Picture
  readonly layout: PictureLayout
  /** For a picture that was decoded here: the JPEG or PNG file it became. */
  readonly fileBytes?: Uint8Array | undefined
}

/** How a picture came to be one that a PDF can hold. */
export type Decoded = {
  /** Of the file that is kept, such as `HEIC`. */
  readonly format: string
  /** The program that read it, with its version. */
  readonly by: string
  /** Only its first picture is shown. */
  readonly moves: boolean
  readonly isJpeg: boolean
}

/** How an exhibit is shown in the bundle. */
export type Showing =
  | (ShownPicture & { readonly kind: 'picture'; readonly decoded?: Decoded | undefined })
  | {
      readonly kind: 'pictures'
      readonly pictures: readonly ShownPicture[]
      readonly pagesInFile: number
      readonly decoded: Decoded
    }
  | {
      readonly kind: 'decoded-picture'
      readonly pngBytes: Uint8Array
      readonly widthPx: number
      readonly heightPx: number
      readonly layout: PictureLayout
    }
  | {
      readonly kind: 'pdf'
      readonly pdf: ForeignPdf
      readonly percents: readonly number[]
      /** Set where the pages were drawn from a saved page or a drawing. */
      readonly drawnBy?: 'page' | 'drawing' | undefined
      /** Of what was drawn: characters that may be boxes. */
      readonly withoutGlyph?: number | undefined
    }
  /** A sound or video recording: a page with what it is and, where they could be read, stills. */
  | {
      readonly kind: 'recording'
      readonly lengthMs: number | null
      readonly isVideo: boolean
      readonly stills: readonly Still[]
      readonly because: string | null
    }
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
  if (showing.kind === 'pictures')
    return showing.pictures.reduce((sum, { layout }) => sum + layout.parts.length, 0)
  if (showing.kind === 'picture' || showing.kind === 'decoded-picture') return showing.layout.parts.length
  return showing.kind === 'pdf' ? showing.pdf.pages.length : 0
}

/** Whether a machine put words onto its pages. */
export const hasRecognisedText = ({ recognised }: ExhibitView): boolean =>
  recognised?.kind === 'words' && recognised.words.length > 0

/** Whether something of what is in the file is seen. */
export function isShown(showing: Showing): boolean {
  return showing.kind === 'recording' ? showing.stills.length > 0 : showing.kind !== 'named'
}
