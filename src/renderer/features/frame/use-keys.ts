import { useEffect } from 'react'
import { api } from '../../api.ts'
import { hideEverything } from '../../ui/use-revealed.ts'
import type { Place } from './place.ts'
import { UPPER_ENTRIES } from './screens.tsx'

/** Ctrl or Cmd and L locks; with a number it leads to an entry of the rail; with Shift and H it hides what is revealed. */
export function useKeys(go: (place: Place) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      if (event.shiftKey) return hideByKey(event)
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

function hideByKey(event: KeyboardEvent): void {
  if (event.key.toLowerCase() !== 'h') return
  event.preventDefault()
  hideEverything()
}
