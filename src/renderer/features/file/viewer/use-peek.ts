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
    // Whatever else is pressed meanwhile is not about this look; Esc closes it, and nothing under it.
    const onOtherKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key === ' ') return
      if (event.key === 'Escape') event.stopPropagation()
      end()
    }
    const stop = onHideEverything(end)
    document.addEventListener('keydown', onOtherKey, true)
    document.addEventListener('keyup', onKeyUp)
    window.addEventListener('blur', end)
    document.addEventListener('visibilitychange', end)
    return () => {
      stop()
      document.removeEventListener('keydown', onOtherKey, true)
      document.removeEventListener('keyup', onKeyUp)
      window.removeEventListener('blur', end)
      document.removeEventListener('visibilitychange', end)
    }
  }, [isPeeking])
  /** Whether the key was one for looking. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return false
    if ((event.target as Element).closest(OWN_SPACE) !== null) return false
    // Held, it would scroll.
    event.preventDefault()
    // Ended meanwhile, or pressed down elsewhere: it begins with the key going down here.
    if (!event.repeat) setPeeking(true)
    return true
  }
  return { isPeeking, onKeyDown }
}
