/** How a picture is turned before it is seen: EXIF orientation 1 to 8. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/**
 * A picture that goes into the PDF as it is. `data` is either the JPEG file, without what it says beside the
 * picture, or the PNG's own compressed rows; neither is decoded or compressed again. Sizes are in stored pixels, before turning.
 */
export type Picture = {
  readonly format: 'JPEG' | 'PNG'
  readonly widthPx: number
  readonly heightPx: number
  readonly orientation: Orientation
  readonly colours: 'grey' | 'rgb' | 'cmyk' | 'palette'
  readonly bitsPerPart: number
  readonly data: Uint8Array
  /** A palette's RGB triples. */
  readonly palette: Uint8Array | null
  /** Adobe's CMYK JPEGs store every value upside down. */
  readonly inverted: boolean
  /** Compressed 8-bit opacity of each pixel, when some pixel is not opaque. */
  readonly opacity: Uint8Array | null
}

/** The size as it is seen, after turning. */
export function seenSize(picture: Picture): { readonly widthPx: number; readonly heightPx: number } {
  const { widthPx, heightPx } = picture
  return picture.orientation >= 5 ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx }
}
