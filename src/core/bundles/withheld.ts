/** An area of a picture, in pixels of the picture as it is seen: turned as its EXIF says. */
export type Area = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The areas that are covered in the redacted copy of one exhibit. */
export type RedactedPicture = { readonly label: string; readonly areas: readonly Area[] }

/**
 * What must stand nowhere in a package: for the look through the finished one. `texts` are words withheld, fields that
 * were left out, and the names files had; `hashesHex` are SHA-256 of originals that are redacted or left out.
 */
export type Withheld = {
  readonly texts: readonly string[]
  readonly hashesHex: readonly string[]
  readonly redactedPictures: readonly RedactedPicture[]
}
