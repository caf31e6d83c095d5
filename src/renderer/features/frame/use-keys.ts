import { useEffect } from 'react'
import { api } from '../../api.ts'
import type { Place } from './place.ts'
import { UPPER_ENTRIES } from './screens.tsx'

/** Ctrl or Cmd and L locks; with a number it leads to an entry of the rail. */
export function useKeys(go: (place: Place) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      const entry = UPPER_ENTRIES[Number(event.key) - 1]
      if (entry === undefined && event.key.toLowerCase() !== 'l') return
      event.preventDefault()
      if (entry === undefined) void api.shell.lock({})
      else go({ at: entry.at })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [go])
}
