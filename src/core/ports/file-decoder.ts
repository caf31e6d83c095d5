import type { OwnDetail } from '../../contract/own-details.ts'

/** Pages of a file of unknown origin, as PNG files, turned as the file says. */
export type DecodedPictures = {
  readonly kind: 'pictures'
  /** The library and its version, for the label sheet. */
  readonly by: string
  readonly pngs: readonly Uint8Array[]
  readonly pagesInFile: number
}

/** A picture as a few grey cells, row by row, with its size as it is seen. No columns: it could not be read. */
export type PreviewParts = {
  readonly columns: number
  readonly rows: number
  readonly cells: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
  /** When it was taken, as the file itself says: `2026-03-11T21:16:05`, with an offset where it has one. */
  readonly takenAt: string | null
}

/** One thing that a file says of itself: its own name for it, and what it says. */
export type FoundDetail = {
  readonly kind: OwnDetail | 'other'
  readonly name: string
  readonly says: string
}

/** Reads files of unknown origin with libraries, in threads that may fail. None of its methods throws. */
export interface FileDecoder {
  /** Null for one that broke its thread. A format that only a browser knows has no cells. */
  previewPicture?(
    bytes: Uint8Array,
    mediaType: string,
    limits: { readonly mostPixels: number; readonly mostCells: number },
  ): Promise<PreviewParts | null>
  /** What a picture, sound or video says of itself; null for one that cannot be read. */
  readMetadata?(bytes: Uint8Array, mediaType: string): Promise<readonly FoundDetail[] | null>
  /** Null for one that cannot be read; `tooLarge` for one over the limit, which is then not decoded. */
  decodePicture(
    bytes: Uint8Array,
    format: 'heic' | 'tiff',
    limits: { readonly mostPixels: number; readonly mostPages: number },
  ): Promise<DecodedPictures | { readonly kind: 'tooLarge' } | null>
  /** Null for one that cannot be read. */
  measureRecording(
    bytes: Uint8Array,
    mediaType: string,
  ): Promise<{ readonly lengthMs: number | null; readonly hasVideo: boolean | null } | null>
}
