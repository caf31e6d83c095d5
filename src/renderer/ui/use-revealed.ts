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

/** While it is shown it is hidden with everything else. `hide` must stay the same function. */
export function useHiddenWithAll(isShown: boolean, hide: () => void): void {
  useEffect(() => (isShown ? onHideEverything(hide) : undefined), [isShown, hide])
}

export type Revealed = {
  readonly isShown: boolean
  /** Asking for what is shown already begins its ten minutes anew. */
  readonly show: () => void
  readonly hide: () => void
}

/** What is there before anybody asks; `as-chosen` is hidden, and shown where somebody has turned the quiet view off. */
export type AtFirst = 'as-chosen' | 'hidden' | 'shown'

/**
 * Something that may hurt: hidden until `show`, and hidden again by `hide`, by one key for all of them, after ten
 * minutes, and when its screen is left. Whoever asks keeps it out of the page while it is hidden.
 */
export function useRevealed(atFirst: AtFirst = 'as-chosen'): Revealed {
  const isQuiet = usePreferences()?.chosen.quietView ?? true
  const [asked, setAsked] = useState<{ readonly isShown: boolean } | null>(null)
  const hide = useCallback(() => setAsked({ isShown: false }), [])
  const show = useCallback(() => setAsked({ isShown: true }), [])
  const isShown = asked?.isShown ?? (atFirst === 'as-chosen' ? !isQuiet : atFirst === 'shown')
  useHiddenWithAll(isShown, hide)
  useEffect(() => {
    if (!isShown || !isQuiet) return undefined
    const timer = setTimeout(hide, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [asked, isShown, isQuiet, hide])
  return { isShown, show, hide }
}
