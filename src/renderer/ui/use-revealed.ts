import { useCallback, useEffect, useState } from 'react'
import { usePreferences } from '../preferences.ts'

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
 * minutes, and when its screen is left. Whoever asks keeps it out of the page while it is hidden. Where somebody has
 * turned the quiet view off it is shown from the beginning.
 */
export function useRevealed(): Revealed {
  const isQuiet = usePreferences()?.chosen.quietView ?? true
  const [asked, setAsked] = useState<boolean | null>(null)
  const hide = useCallback(() => setAsked(false), [])
  const show = useCallback(() => setAsked(true), [])
  const isShown = asked ?? !isQuiet
  useEffect(() => (isShown ? onHideEverything(hide) : undefined), [isShown, hide])
  useEffect(() => {
    if (!isShown || !isQuiet) return undefined
    const timer = setTimeout(hide, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isShown, isQuiet, hide])
  return { isShown, show, hide }
}
