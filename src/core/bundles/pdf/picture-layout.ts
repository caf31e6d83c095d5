const PT_PER_PX = 72 / 96
const PT_PER_MM = 72 / 25.4
/** Below this share of the page's width a picture fitted to one page is too narrow to be read, and is cut. */
const NARROWEST_SHARE = 0.6
const OVERLAP_PT = 8 * PT_PER_MM
const READABLE_PT_PER_PX = 0.3
const MAX_PARTS = 60

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** One page of a picture: what part of it, counted in points of the drawn picture from its top. */
export type PicturePart = { readonly fromTopPt: number; readonly heightPt: number }

/** How a picture lies on its pages. All lengths in points; `scale` is points per pixel. */
export type PictureLayout = {
  readonly pageWidthPt: number
  readonly pageHeightPt: number
  readonly box: Box
  readonly scale: number
  /** 100 is one pixel to 1/96 inch. */
  readonly percent: number
  readonly parts: readonly PicturePart[]
  readonly overlapPx: number
  readonly overlapMm: number
  readonly dotsPerInch: number
}

/** Points that stay free on a page: above the picture, beside it, and below it for the foot. */
export const PICTURE_MARGINS_PT = { top: 48, side: 48, bottom: 76 } as const

/** Lays a picture of the given size, as it is seen, onto pages of the given paper. Landscape lies on landscape. */
export function layPicture(
  widthPx: number,
  heightPx: number,
  paper: { readonly widthPt: number; readonly heightPt: number },
): PictureLayout {
  const turned = widthPx > heightPx
  const pageWidthPt = turned ? paper.heightPt : paper.widthPt
  const pageHeightPt = turned ? paper.widthPt : paper.heightPt
  const { top, side, bottom } = PICTURE_MARGINS_PT
  const box = { x: side, y: bottom, width: pageWidthPt - 2 * side, height: pageHeightPt - top - bottom }
  const whole = Math.min(PT_PER_PX, box.width / widthPx, box.height / heightPx)
  const readable = readableScale(widthPx, heightPx, box)
  const tooNarrow = widthPx * whole < Math.min(box.width * NARROWEST_SHARE, widthPx * PT_PER_PX) - 1
  const scale = tooNarrow ? readable : whole
  const parts = tooNarrow ? cut(heightPx * scale, box.height) : [{ fromTopPt: 0, heightPt: heightPx * scale }]
  return {
    pageWidthPt,
    pageHeightPt,
    box,
    scale,
    percent: Math.floor((scale / PT_PER_PX) * 100) || 1,
    parts,
    overlapPx: Math.round(OVERLAP_PT / scale),
    overlapMm: Math.round(OVERLAP_PT / PT_PER_MM),
    dotsPerInch: Math.round(72 / scale),
  }
}

/** Wide enough to be read and, however tall the picture, on no more pages than somebody would turn. */
function readableScale(widthPx: number, heightPx: number, box: Box): number {
  const widest = Math.min(PT_PER_PX, box.width / widthPx)
  const wanted = Math.max(READABLE_PT_PER_PX, (box.width * NARROWEST_SHARE) / widthPx)
  const fewEnough = (MAX_PARTS * (box.height - OVERLAP_PT)) / heightPx
  return Math.min(widest, wanted, fewEnough)
}

function cut(heightPt: number, pageHeightPt: number): readonly PicturePart[] {
  const step = pageHeightPt - OVERLAP_PT
  const pages = Math.max(1, Math.ceil((heightPt - OVERLAP_PT) / step))
  return Array.from({ length: pages }, (_, page) => ({
    fromTopPt: page * step,
    heightPt: Math.min(pageHeightPt, heightPt - page * step),
  }))
}
