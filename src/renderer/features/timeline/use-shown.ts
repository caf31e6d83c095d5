import { startTransition, useDeferredValue, useEffect, useRef, useState } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import { useFrame } from '../frame/use-frame.ts'

/**
 * Which incident is on screen, alone (`asked`) or beside the list. Whoever is in one stays in it when the window becomes
 * wider or narrower.
 */
export function useShown(asked: IncidentId | null, isTwo: boolean, left: IncidentId | null) {
  const { go } = useFrame()
  const [beside, setBeside] = useState(asked)
  const [isInside, setInside] = useState(false)
  // A window that became wide enough shows the row that was current in it.
  const two = useDeferredValue(beside ?? left)
  const alone = isInside ? two : asked
  useEffect(() => {
    if (asked !== null || !isTwo) setBeside(asked)
  }, [asked])
  useEffect(() => {
    if (isTwo || !isInside) return
    // The place says from now on what is shown: both change in one step.
    startTransition(() => setInside(false))
    if (two !== null && two !== asked) go({ at: 'incident', incident: two })
  }, [isTwo])
  const wasAlone = useRef(false)
  useEffect(() => {
    if (!isTwo) wasAlone.current = alone !== null
  })
  return {
    shown: isTwo ? two : alone,
    isListShown: isTwo || alone === null,
    /** Not a list that comes to stand beside an incident that somebody is in. */
    listTakesFocus: !(isTwo && wasAlone.current),
    showBeside: setBeside,
    onFocusIn: (part: 'list' | 'incident'): void => {
      if (isTwo) setInside(part === 'incident')
    },
  }
}
