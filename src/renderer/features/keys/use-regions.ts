import { useEffect } from 'react'

/** The parts of a screen in the order they are read: the rail, the page, its list, what stands beside it, its foot, what can be done now. */
const REGIONS = 'nav.rail, main, main [role="grid"], main [role="treegrid"], aside, .screen-foot, .toast'
/** Where the focus goes in a part that takes none itself. */
const FIRST = [
  '[aria-current="page"]',
  'h1[tabindex]',
  'button:not([disabled]), input, textarea, a[href], [tabindex="0"]',
]

/** F6 leads to the next part of the screen, with Shift to the one before. */
export function useRegions(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6') return
      event.preventDefault()
      toRegion(event.shiftKey ? -1 : 1)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function toRegion(step: 1 | -1): void {
  // What lies under a dialog is out of reach.
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(
    (region) => region.closest('[inert], [aria-hidden="true"]') === null && targetOf(region) !== null,
  )
  const here = regions.findLastIndex((region) => region.contains(document.activeElement))
  const next = here === -1 ? (step === 1 ? 0 : regions.length - 1) : here + step
  const region = regions.at(next % Math.max(1, regions.length))
  if (region !== undefined) targetOf(region)?.focus()
}

function targetOf(region: HTMLElement): HTMLElement | null {
  if (region.tabIndex === 0) return region
  const found = FIRST.map((selector) => region.querySelector<HTMLElement>(selector))
  return found.find((element) => element !== null) ?? null
}
