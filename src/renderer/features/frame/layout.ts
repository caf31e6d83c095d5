/** How much room there is, in the reader's own text size (ux.md 3): text at 200 % simply takes the narrower one. */
export type Layout = 'narrow' | 'one' | 'two' | 'wide'

const ONE_REM = 48
const TWO_REM = 80
const WIDE_REM = 105

export function layoutFor(widthRem: number): Layout {
  if (widthRem < ONE_REM) return 'narrow'
  if (widthRem < TWO_REM) return 'one'
  return widthRem < WIDE_REM ? 'two' : 'wide'
}
