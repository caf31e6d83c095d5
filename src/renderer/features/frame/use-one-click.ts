import { useEffect } from 'react'

/** What one click is enough for. */
const PRESSED = 'button, [role="row"], [role="option"], [role="tab"]'

/**
 * One click opens; who clicks twice, as on a desktop, would have the second one mark the text of the screen that has
 * come meanwhile.
 */
export function useOneClick(): void {
  useEffect(() => {
    let first: EventTarget | null = null
    const onDown = (event: MouseEvent): void => {
      if (event.detail === 1) first = event.target
      else if (isPressed(event.target) || (first instanceof Node && !first.isConnected))
        event.preventDefault()
    }
    document.addEventListener('mousedown', onDown, { capture: true })
    return () => document.removeEventListener('mousedown', onDown, { capture: true })
  }, [])
}

const isPressed = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(PRESSED) !== null
