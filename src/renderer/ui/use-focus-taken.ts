import { useEffect, useRef, type RefObject } from 'react'

/** What comes in the place of something that had the focus has it then. For an element with `tabIndex={-1}`. */
export function useFocusTaken(): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true })
    // Once, when it comes.
  }, [])
  return place
}
