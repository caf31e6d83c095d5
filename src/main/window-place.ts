import type { Rectangle } from 'electron'
import type { WindowPlace } from './preferences.ts'

export const FIRST_SIZE = { width: 1200, height: 800 } as const
export const LEAST_SIZE = { minWidth: 960, minHeight: 640 } as const

/** So much of a window must be on a screen, or nobody can take hold of it. */
const SEEN_PX = 120

/** Where the window was, if that is still on a screen; else in the middle, as the first time. */
export function boundsFor(place: WindowPlace | null, screens: readonly Rectangle[]): Partial<Rectangle> {
  if (place === null) return FIRST_SIZE
  const { x, y, width, height } = place
  const isSeen = screens.some(
    (screen) =>
      x < screen.x + screen.width - SEEN_PX &&
      x + width > screen.x + SEEN_PX &&
      y >= screen.y &&
      y < screen.y + screen.height - SEEN_PX,
  )
  return isSeen ? { x, y, width, height } : FIRST_SIZE
}

/** Where the window stood is a convenience: a disk that takes nothing more stops neither a lock nor an end. */
export function placeKeptIfItCan(keepPlace: () => void): void {
  try {
    keepPlace()
  } catch {
    // It opens where it stood the time before.
  }
}
