import { useEffect, useRef, type RefObject } from 'react'

/**
 * What had the focus is gone when one thing takes another's place: then the place itself has it, and Tab goes on from
 * there. For an element with `tabIndex={-1}`.
 */
export function useFocusKept(shown: string): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true })
  }, [shown])
  return place
}
