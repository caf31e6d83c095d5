import type { PictureToRead, RecognisedWord } from '../ports/text-recogniser.ts'

export type RecogniserWorkerData = {
  /** Tesseract's data of one language, decompressed. */
  readonly languageData: Uint8Array
  readonly language: string
}

/** Pictures are asked one at a time. */
export type ToRecogniser = PictureToRead

/** `words` is null for what is no picture that can be decoded. */
export type FromRecogniser = { readonly words: readonly RecognisedWord[] | null }
