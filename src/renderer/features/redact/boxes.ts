import type { WordInPicture } from '../../../contract/bundles.ts'
import type { CoveredArea } from '../../../contract/disclosure.ts'

export type Size = { readonly width: number; readonly height: number }
export type Side = 'x' | 'y' | 'width' | 'height'
type Point = { readonly x: number; readonly y: number }
type Area = Pick<CoveredArea, Side>

/** What a key moves a box by, in pixels of the picture. */
const STEP_PX = 8
const LEAST_PX = 4

/** A box within the picture, in whole pixels. */
export function within<Box extends Area>(box: Box, size: Size): Box {
  const width = Math.round(Math.min(Math.max(box.width, LEAST_PX), size.width))
  const height = Math.round(Math.min(Math.max(box.height, LEAST_PX), size.height))
  const x = Math.round(Math.min(Math.max(box.x, 0), size.width - width))
  const y = Math.round(Math.min(Math.max(box.y, 0), size.height - height))
  return { ...box, x, y, width, height }
}

/** Between two points, whichever way it was dragged; null for a press that did not go anywhere. */
export function between(from: Point, to: Point, size: Size): Area | null {
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
  if (width < LEAST_PX || height < LEAST_PX) return null
  return within({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height }, size)
}

/** A box to begin with, in the middle. */
export function inTheMiddle({ width, height }: Size): Area {
  const box = { width: width / 4, height: height / 12 }
  return within({ ...box, x: (width - box.width) / 2, y: (height - box.height) / 2 }, { width, height })
}

/** Round a word, with a little more: what a machine measured is often a hair too small. */
export function around({ x, y, width, height }: WordInPicture, size: Size): Area {
  const more = Math.ceil(height / 6)
  return within({ x: x - more, y: y - more, width: width + 2 * more, height: height + 2 * more }, size)
}

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STEP_PX, y: 0 },
  ArrowRight: { x: STEP_PX, y: 0 },
  ArrowUp: { x: 0, y: -STEP_PX },
  ArrowDown: { x: 0, y: STEP_PX },
}

export const isRemoval = (key: string): boolean => key === 'Delete' || key === 'Backspace'

/** What an arrow key makes of a box: moved, or with Shift of another size; null for any other key. */
export function byKey<Box extends Area>(box: Box, key: string, isShift: boolean, size: Size): Box | null {
  const by = DIRECTIONS[key]
  if (by === undefined) return null
  const changed = isShift
    ? {
        ...box,
        width: Math.min(box.width + by.x, size.width - box.x),
        height: Math.min(box.height + by.y, size.height - box.y),
      }
    : { ...box, x: box.x + by.x, y: box.y + by.y }
  return within(changed, size)
}
