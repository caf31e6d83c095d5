import type { FoundDetail, PreviewParts } from '../ports/file-decoder.ts'

/** What a file is handed over for. `wasmFile` is the path of libheif's WebAssembly. */
export type DecoderAsk = {
  readonly kind: 'heic' | 'tiff' | 'recording' | 'preview' | 'metadata'
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly wasmFile: string
  readonly limits: PictureLimits
}

export type PictureLimits = {
  readonly mostPixels: number
  readonly mostPages: number
  /** Of a preview, along its longer side. */
  readonly mostCells?: number
}

/** `no`: it could not be read. `tooLarge`: it was not tried. */
export type DecoderAnswer =
  | { readonly kind: 'no' }
  | { readonly kind: 'tooLarge' }
  | {
      readonly kind: 'pictures'
      readonly by: string
      readonly pngs: readonly Uint8Array[]
      readonly pagesInFile: number
    }
  | { readonly kind: 'recording'; readonly lengthMs: number | null; readonly hasVideo: boolean | null }
  | { readonly kind: 'preview'; readonly preview: PreviewParts }
  | { readonly kind: 'metadata'; readonly found: readonly FoundDetail[] }
