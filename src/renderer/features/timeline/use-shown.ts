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
  // Where both are shown, which of them has had the focus since; null: what the place says.
  const [isInside, setInside] = useState<boolean | null>(null)
  // A window that became wide enough shows the row that was current in it.
  const two = useDeferredValue(beside ?? left)
  const alone = isInside === null ? asked : isInside ? two : null
  useEffect(() => {
    setInside(null)
    if (asked !== null || !isTwo) setBeside(asked)
  }, [asked])
  useEffect(() => {
    if (isTwo || isInside === null) return
    // The place says from now on what is shown: both change in one step.
    startTransition(() => setInside(null))
    if (alone !== asked) go(alone === null ? { at: 'timeline' } : { at: 'incident', incident: alone })
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
