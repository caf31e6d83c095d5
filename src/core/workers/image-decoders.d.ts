/** The part of pdf.js's picture decoders that is used; this entry of the package comes without types. */
declare module 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs' {
  type Asked = { readonly width: number; readonly height: number; readonly forceRGBA: true }
  class JpegImage {
    readonly width: number
    readonly height: number
    /** Throws for a damaged file. */
    parse(bytes: Uint8Array): void
    getData(asked: Asked): Uint8ClampedArray
  }
  export { JpegImage }
}
