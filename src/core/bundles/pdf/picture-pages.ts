import type { PDFContext, PDFRef } from 'pdf-lib'
import { PDFRawStream } from 'pdf-lib'
import type { Orientation, Picture } from './picture.ts'
import type { PictureLayout, PicturePart } from './picture-layout.ts'
import type { PictureWord } from '../recognised.ts'
import type { PlacedWord } from './unseen-text.ts'
import { seenSize } from './picture.ts'

/** A page to be put in: its size, what it draws, and the XObject that its drawing calls `Shown`. */
export type InsertedPage = {
  readonly widthPt: number
  readonly heightPt: number
  readonly drawing: string
  /** The rectangle of it that is seen, as four numbers of a content stream. */
  readonly outline: string
  /** Which part of the exhibit it is, for the head of the page; null where there is only one. */
  readonly part: string | null
  readonly shown: PDFRef
  /** What a machine recognised on it, where it is seen. */
  readonly words: readonly PlacedWord[]
}

/** Embeds a picture once, without decoding or compressing it again, and draws it onto its pages. */
export function picturePages(
  context: PDFContext,
  picture: Picture,
  layout: PictureLayout,
  words: readonly PictureWord[] = [],
): readonly InsertedPage[] {
  const shown: ShownPicture = {
    ref: embedPicture(context, picture),
    orientation: picture.orientation,
    ...seenSize(picture),
    words,
  }
  return drawnPages(shown, layout)
}

/** An image XObject that is in the document, its size as it is seen, and what a machine recognised in it. */
export type ShownPicture = {
  readonly ref: PDFRef
  readonly orientation: Orientation
  readonly widthPx: number
  readonly heightPx: number
  readonly words: readonly PictureWord[]
}

/** Draws a picture onto the pages of its layout. */
export function drawnPages(
  { ref, orientation, widthPx, heightPx, words }: ShownPicture,
  layout: PictureLayout,
): readonly InsertedPage[] {
  const width = widthPx * layout.scale
  const height = heightPx * layout.scale
  const left = layout.box.x + (layout.box.width - width) / 2
  const top = layout.box.y + layout.box.height
  return layout.parts.map((part, index) => {
    const outline = points(left, top - part.heightPt, width, part.heightPt)
    const bottom = top + part.fromTopPt - height
    const matrix = placed(orientation, left, bottom, width, height)
    return {
      widthPt: layout.pageWidthPt,
      heightPt: layout.pageHeightPt,
      drawing: `q\n${outline} re W n\n${points(...matrix)} cm\n/Shown Do\nQ`,
      outline,
      part: layout.parts.length > 1 ? `part ${index + 1} of ${layout.parts.length}` : null,
      shown: ref,
      words: wordsOfPart(words, part, height).map(({ text, box, endsLine }) => ({
        text,
        endsLine,
        x: left + box.x * width,
        y: bottom + (1 - box.y - box.height) * height,
        width: box.width * width,
        height: box.height * height,
      })),
    }
  })
}

/** The words whose middle lies in a part. */
function wordsOfPart(words: readonly PictureWord[], part: PicturePart, height: number) {
  return words.filter(({ box }) => {
    const middle = (box.y + box.height / 2) * height
    return middle >= part.fromTopPt && middle <= part.fromTopPt + part.heightPt
  })
}

function embedPicture(context: PDFContext, picture: Picture): PDFRef {
  const { widthPx, heightPx, bitsPerPart, data } = picture
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: widthPx,
    Height: heightPx,
    BitsPerComponent: bitsPerPart,
    ColorSpace: colourSpace(context, picture),
    Length: data.length,
    ...(picture.format === 'JPEG' ? { Filter: 'DCTDecode' } : rowsAsStored(picture)),
    ...(picture.inverted ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
    ...(picture.opacity ? { SMask: embedOpacity(context, picture, picture.opacity) } : {}),
  })
  return context.register(PDFRawStream.of(dict, data))
}

function embedOpacity(context: PDFContext, picture: Picture, data: Uint8Array): PDFRef {
  const { widthPx, heightPx } = picture
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: widthPx,
    Height: heightPx,
    BitsPerComponent: 8,
    ColorSpace: 'DeviceGray',
    ...rowsAsStored({ ...picture, colours: 'grey', bitsPerPart: 8 }),
  })
  return context.register(PDFRawStream.of(dict, data))
}

/** PNG's filtered rows are what the Flate filter's predictor 15 reads (ISO 32000-1 section 7.4.4.4). */
function rowsAsStored({
  colours,
  bitsPerPart,
  widthPx,
}: Picture): Record<string, string | Record<string, number>> {
  const parts = {
    Predictor: 15,
    Colors: colours === 'rgb' ? 3 : 1,
    BitsPerComponent: bitsPerPart,
    Columns: widthPx,
  }
  return { Filter: 'FlateDecode', DecodeParms: parts }
}

function colourSpace(context: PDFContext, { colours, palette }: Picture) {
  if (colours === 'grey') return 'DeviceGray'
  if (colours === 'rgb') return 'DeviceRGB'
  if (colours === 'cmyk') return 'DeviceCMYK'
  const table = context.register(context.flateStream(palette ?? new Uint8Array()))
  return context.obj(['Indexed', 'DeviceRGB', Math.floor((palette?.length ?? 3) / 3) - 1, table])
}

/** The matrix that puts the stored unit square into a rectangle as EXIF 2.3 section 4.6.4 turns it. */
function placed(orientation: Orientation, x: number, y: number, w: number, h: number): readonly number[] {
  switch (orientation) {
    case 1:
      return [w, 0, 0, h, x, y]
    case 2:
      return [-w, 0, 0, h, x + w, y]
    case 3:
      return [-w, 0, 0, -h, x + w, y + h]
    case 4:
      return [w, 0, 0, -h, x, y + h]
    case 5:
      return [0, -h, -w, 0, x + w, y + h]
    case 6:
      return [0, -h, w, 0, x, y + h]
    case 7:
      return [0, h, w, 0, x, y]
    case 8:
      return [0, h, -w, 0, x + w, y]
  }
}

const points = (...values: readonly number[]): string => values.map((value) => value.toFixed(3)).join(' ')
