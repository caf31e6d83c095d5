/** How large something is, in CSS pixels. */
export type Size = { readonly width: number; readonly height: number }

const STEP = 1.25
const SMALLEST = 0.05
const LARGEST = 8

/** A step closer or away, within what can be looked at. */
export const closer = (scale: number): number => Math.min(LARGEST, scale * STEP)
export const away = (scale: number): number => Math.max(SMALLEST, scale / STEP)

/** The size of a picture that was turned by quarters. */
export function turned({ width, height }: Size, quarters: number): Size {
  return quarters % 2 === 0 ? { width, height } : { width: height, height: width }
}

/** How much smaller a picture must be to be seen whole; a small one is not made larger. */
export function fittingScale(picture: Size, stage: Size): number {
  return Math.min(1, stage.width / picture.width, stage.height / picture.height)
}
