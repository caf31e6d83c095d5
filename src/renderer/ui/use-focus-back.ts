import { useEffect, useRef, type RefObject } from 'react'

/** What is hidden may go with the focus in it: then the button that shows it again has the focus. */
export function useFocusBack(isShown: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null)
  const wasShown = useRef(isShown)
  useEffect(() => {
    if (wasShown.current && !isShown && document.activeElement === document.body)
      button.current?.focus({ preventScroll: true })
    wasShown.current = isShown
  }, [isShown])
  return button
}
