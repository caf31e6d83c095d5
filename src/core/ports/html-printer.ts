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
