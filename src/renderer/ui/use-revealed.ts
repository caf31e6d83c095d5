import { useCallback, useEffect, useState } from 'react'

const SHOWN_MS = 10 * 60_000

const hiders = new Set<() => void>()

/** Hides everything that is revealed anywhere, at once: Ctrl or Cmd, Shift and H. */
export function hideEverything(): void {
  for (const hide of hiders) hide()
}

/** Hears when everything is to be hidden. Gives back how to stop. */
export function onHideEverything(hide: () => void): () => void {
  hiders.add(hide)
  return () => void hiders.delete(hide)
}

export type Revealed = {
  readonly isShown: boolean
  readonly show: () => void
  readonly hide: () => void
}

/**
 * Something that may hurt: hidden until `show`, and hidden again by `hide`, by one key for all of them, after ten
 * minutes, and when its screen is left. Whoever asks keeps it out of the page while it is hidden.
 */
export function useRevealed(): Revealed {
  const [isShown, setShown] = useState(false)
  const hide = useCallback(() => setShown(false), [])
  const show = useCallback(() => setShown(true), [])
  useEffect(() => {
    if (!isShown) return undefined
    const stop = onHideEverything(hide)
    const timer = setTimeout(hide, SHOWN_MS)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [isShown, hide])
  return { isShown, show, hide }
}
