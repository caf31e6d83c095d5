import { useState, type KeyboardEvent } from 'react'
import type { ListedExhibit } from '../../../contract/exhibits.ts'
import { usePeek } from '../file/viewer/use-peek.ts'

/** The file that Space is held on. It stays that one if the list changes meanwhile. */
export function useFilePeek() {
  const { isPeeking, onKeyDown } = usePeek()
  const [held, setHeld] = useState<ListedExhibit | null>(null)
  return {
    peeked: isPeeking ? held : null,
    /** Whether the key was one for looking. */
    press: (event: KeyboardEvent, current: ListedExhibit | undefined): boolean => {
      if (current === undefined || !onKeyDown(event)) return false
      if (!event.repeat) setHeld(current)
      return true
    },
  }
}
