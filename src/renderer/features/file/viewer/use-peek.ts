import { useEffect, useState, type KeyboardEvent } from 'react'
import { onHideEverything } from '../../../ui/use-revealed.ts'

/** What Space means something of its own to. */
const OWN_SPACE = 'button, input, select, textarea, a, summary, [role=button], [role=tab], [role=option]'

/** Whether Space is being held, for a look that ends when it is let go, or when the window is left with it down. */
export function usePeek() {
  const [isPeeking, setPeeking] = useState(false)
  useEffect(() => {
    if (!isPeeking) return undefined
    const end = (): void => setPeeking(false)
    const onKeyUp = (event: globalThis.KeyboardEvent): void => {
      if (event.key === ' ') end()
    }
    const stop = onHideEverything(end)
    document.addEventListener('keyup', onKeyUp)
    window.addEventListener('blur', end)
    document.addEventListener('visibilitychange', end)
    return () => {
      stop()
      document.removeEventListener('keyup', onKeyUp)
      window.removeEventListener('blur', end)
      document.removeEventListener('visibilitychange', end)
    }
  }, [isPeeking])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return
    if ((event.target as Element).closest(OWN_SPACE) !== null) return
    // Held, it would scroll.
    event.preventDefault()
    setPeeking(true)
  }
  return { isPeeking, onKeyDown }
}
