/** In pixels of the picture as it is seen, from its upper left corner. */
export type WordBox = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type RecognisedWord = {
  readonly text: string
  /** How sure the machine is, 0 to 100. */
  readonly confidence: number
  readonly box: WordBox
  readonly endsLine: boolean
}

export type PictureToRead = {
  /** A whole JPEG or PNG file. */
  readonly bytes: Uint8Array
  /** How it is turned before it is seen, as EXIF counts; what the file itself says of that is not looked at. */
  readonly orientation: number
  /** Reads all of it, also where the first lines tried hold no word: slow for photographs. */
  readonly isThorough?: boolean
}

/**
 * Recognises text in pictures, on other threads, without a network and without writing anything. One recogniser
 * serves one bundle and is closed after it.
 */
export interface TextRecogniser {
  /** How many pictures it reads at once. */
  readonly threads: number
  /**
   * The words in reading order, also those it is not sure of; null for a picture that it cannot decode or that takes
   * too long. Throws Cancelled, and CannotRead where its data is missing.
   */
  recognise(picture: PictureToRead, signal?: AbortSignal): Promise<readonly RecognisedWord[] | null>
  close(): Promise<void>
}
