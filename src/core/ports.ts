import type { OwnDetail } from '../contract/own-details.ts'
import type { KdfParams } from './crypto/kdf.ts'
import type { PassKey, SlotKey } from './crypto/keys.ts'

/** What core asks of its host. Each is small enough to be faked in a test by a literal. */

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number
  /** The IANA zone of this computer, such as `Europe/London`. */
  zone(): string
}

export interface Random {
  bytes(lengthBytes: number): Uint8Array
}

/** The password hash. The shipped one refuses parameters under the floor; a test's may be cheap. */
export interface Kdf {
  /** The parameters for a new slot: at least the floor, raised to about one second on this machine. */
  choose(): Promise<KdfParams>
  /** Throws KdfOutOfBounds before deriving anything. */
  derive(passphrase: Uint8Array, salt: Uint8Array, params: KdfParams): Promise<SlotKey>
}

/** What this computer remembers of vaults it has seen: one small sealed record each, in the app's own folder. */
export interface DeviceMemory {
  read(name: string): Uint8Array | null
  write(name: string, record: Uint8Array): void
}

/** Seals and hashes chunks on other threads. One pool serves one vault and is closed with it. */
export interface ChunkPool {
  readonly workers: number
  /**
   * Waits until no other intake works with the pool; call what it gives when done. Two at once could each hold
   * memory that the other waits for.
   */
  turn(): Promise<() => void>
  /** Starts sealing and hashing one file. Chunks are handed over in order and come back in any. */
  start(passKey: PassKey, exhibitId: Uint8Array): ChunkPass
  /** Starts sealing and hashing small files, some of them at once. */
  startPacks(): ChunkPacks
  /** Starts opening and hashing one file that is kept. */
  startCheck(passKey: PassKey, exhibitId: Uint8Array): ChunkCheck
  close(): Promise<void>
}

/** A whole file of one chunk in a pack: its bytes, then zeros up to its padded length. */
export type PackedFile = {
  readonly passKey: PassKey
  readonly exhibitId: Uint8Array
  readonly trueBytes: number
  readonly paddedBytes: number
}

export type SealedFile = { readonly sha256: Uint8Array; readonly box: Uint8Array }

export interface ChunkPacks {
  readonly mostFiles: number
  /** Room for one pack, of a chunk's size. Waits until there is some. */
  room(): Promise<Uint8Array>
  /** Hashes and seals the files that stand in `room` one after another; the room is the pool's again afterwards. */
  seal(room: Uint8Array, files: readonly PackedFile[]): Promise<readonly SealedFile[]>
  /** Gives the memory of sealed files back, once they are written: all of a pack together. */
  release(sealed: readonly SealedFile[]): void
  /** Gives everything back. Never throws. */
  end(): Promise<void>
}

export interface ChunkCheck {
  /** Hands over the next chunk, in order. Waits for room only. */
  add(box: Uint8Array, isLast: boolean, trueBytes: number): Promise<void>
  /** SHA-256 of everything handed over, or null when a chunk did not open. Ends the check. */
  digest(): Promise<Uint8Array | null>
  /** Ends a check that will not be finished. Never throws. */
  abandon(): Promise<void>
}

export interface ChunkPass {
  /** A buffer of a chunk's size that the pool's threads can see. Waits until one is free. */
  buffer(): Promise<Uint8Array>
  /** Seals the first `paddedBytes` of `buffer` as chunk `index` and hashes the first `trueBytes`; the buffer is the pool's again afterwards. */
  seal(
    buffer: Uint8Array,
    index: number,
    isLast: boolean,
    trueBytes: number,
    paddedBytes: number,
  ): Promise<Uint8Array>
  /** Gives a sealed chunk's memory back, once it is written. */
  release(box: Uint8Array): void
  /** SHA-256 of everything sealed, 32 bytes. Ends the pass: its buffers and boxes are the pool's again. */
  digest(): Promise<Uint8Array>
  /** Ends a pass that will not be finished, and gives everything it held back. Never throws. */
  abandon(): Promise<void>
  /** Gives a buffer back that was not sealed. */
  discard(buffer: Uint8Array): void
}

export type PageSize = 'A4' | 'Letter'

export type PrintRequest = {
  /** A whole document. It refers to nothing outside itself; scripts are off and there is no network. */
  readonly html: string
  readonly page: PageSize
  readonly marginsMm: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  /** Only where its parts begin is asked: without tags, and its fonts are not looked at. */
  readonly isTrial?: boolean | undefined
}

export type PrintedPdf = {
  readonly pdfBytes: Uint8Array
  /** Font families that Chromium used and that are not ours: should be empty, the caller refuses otherwise. */
  readonly foreignFonts: readonly string[]
}

export type PictureScaling = {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/jpeg' | 'image/png'
  /** The size it is to have, as it is seen: turned as EXIF says. */
  readonly widthPx: number
  readonly heightPx: number
}

export type PictureCovering = {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/jpeg' | 'image/png'
  /** In pixels of the picture as it is seen: turned as EXIF says. */
  readonly areas: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[]
}

export type CoveredPicture = {
  readonly pngBytes: Uint8Array
  /** The size as it is seen. */
  readonly widthPx: number
  readonly heightPx: number
}

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

/** A still picture of a video. */
export type Still = { readonly atMs: number; readonly jpegBytes: Uint8Array }
export type VideoStills = { readonly lengthMs: number; readonly stills: readonly Still[] }

/** A page that somebody saved: `html` with what was saved beside it, or a drawing. */
export type ForeignDocument = {
  readonly kind: 'html' | 'svg'
  /** The document itself, and the character set its container gave for it, if any. */
  readonly bytes: Uint8Array
  readonly charset: string | null
  /** Where it was saved from, if that is known: what its own addresses are relative to. */
  readonly address: string | null
  /** What was saved with it, by address. Everything else is missing. */
  readonly parts: ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Uint8Array }>
  readonly page: PageSize
}

/** The packed fonts, for drawing a page whose own fonts are not known beforehand. */
export type PageFonts = {
  /** `@font-face` rules for every font that `text` makes use of. */
  css(text: string): string
  /** The value of `font-family`, for text in a language such as `ja`; undefined for any other. */
  familyFor(language: string | undefined): string
  /** Which language the letters of a text point to. */
  languageOf(text: string): string | undefined
  /** How many characters of `text` none of the fonts has. Those that are never drawn are not counted. */
  countWithoutGlyph(text: string): number
}

export type DrawnPages = {
  readonly pdfBytes: Uint8Array
  /** Characters that only another font of this computer could have drawn. */
  readonly withoutGlyph: number
}

/** Prints HTML to a tagged PDF with Chromium. One printer serves one bundle and is closed after it. */
export interface HtmlPrinter {
  /** The name and version of the browser, for the method page. */
  readonly name: string
  print(request: PrintRequest): Promise<PrintedPdf>
  /** Draws a picture smaller, turned as its EXIF says, as a file of the same kind without EXIF; null for one that it cannot decode. */
  scalePicture?(scaling: PictureScaling): Promise<Uint8Array | null>
  /** Draws a picture anew as a PNG with opaque black boxes burned into it; null for one that it cannot decode. */
  coverPicture?(covering: PictureCovering): Promise<CoveredPicture | null>
  /**
   * Draws a picture of any format the browser knows, the first one where it moves, turned as it says: a PNG, or, where
   * that is longer than `mostPngBytes`, a JPEG. Null for one that it cannot decode.
   */
  decodePicture?(bytes: Uint8Array, mediaType: string, mostPngBytes: number): Promise<Uint8Array | null>
  /**
   * Draws somebody's page without scripts and without the network, in the given fonts and those that came with it;
   * null where that fails or takes too long.
   */
  printForeign?(document: ForeignDocument, fonts: PageFonts): Promise<DrawnPages | null>
  /** Still pictures of a video at shares of its length between 0 and 1; null for one that it cannot decode. */
  stillsOf?(bytes: Uint8Array, mediaType: string, shares: readonly number[]): Promise<VideoStills | null>
  close(): Promise<void>
}

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

export type Progress = (done: number, total: number, what: string) => void
