import type { WordBox } from '../ports/text-recogniser.ts'

/** A word on a picture. Its box is in shares of the picture as it is seen, 0 to 1, from its upper left corner. */
export type PictureWord = { readonly text: string; readonly box: WordBox; readonly endsLine: boolean }

/** What a machine made of the text in a picture: a help for searching, never evidence. */
export type RecognisedText =
  | { readonly kind: 'words'; readonly words: readonly PictureWord[] }
  /** Not looked at to the end: it would have taken too long, or the machine cannot read such a file. */
  | { readonly kind: 'left' }

/** A word that the machine is less sure of than this, of 100, is left out. */
export const LEAST_CONFIDENCE = 60
