import { useLayoutEffect } from 'react'
import { usePreferences } from './preferences.ts'

/** Follows what is chosen while the page is there; main writes the same attributes before its first paint. */
export function useLooks(): void {
  const chosen = usePreferences()?.chosen
  useLayoutEffect(() => {
    if (chosen === undefined) return
    const { dataset } = document.documentElement
    dataset['contrast'] = chosen.contrast
    dataset['text'] = String(chosen.textPercent)
    dataset['rows'] = chosen.rows
    dataset['motion'] = chosen.reduceMotion ? 'none' : 'as-system'
  }, [chosen])
}
