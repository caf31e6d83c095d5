import { useState, type DragEvent } from 'react'
import { dropped, isNothing, type Brought } from './brought.ts'

/** A part of a screen that takes files and folders itself. A link or words that are dropped on it go on to the quick log. */
export function useDropping(take: (brought: Brought) => void) {
  const [isOver, setOver] = useState(false)
  return {
    'data-dropping': isOver || undefined,
    onDragOver: (event: DragEvent): void => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: (event: DragEvent): void => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
    },
    onDrop: (event: DragEvent): void => {
      setOver(false)
      const brought = dropped(event.nativeEvent)
      if (brought.files.length + brought.folders.length === 0 && !isNothing(brought)) return
      event.preventDefault()
      take(brought)
    },
  }
}
