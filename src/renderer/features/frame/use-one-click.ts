import { useEffect } from 'react'

/**
 * One click opens; who clicks twice, as on a desktop, would have the second one mark the text of the screen that has
 * come meanwhile.
 */
export function useOneClick(): void {
  useEffect(() => {
    let first: EventTarget | null = null
    const onDown = (event: MouseEvent): void => {
      if (event.detail === 1) first = event.target
      else if (first instanceof Node && !first.isConnected) {
        event.preventDefault()
        document.getSelection()?.removeAllRanges()
      }
    }
    document.addEventListener('mousedown', onDown, { capture: true })
    return () => document.removeEventListener('mousedown', onDown, { capture: true })
  }, [])
}
