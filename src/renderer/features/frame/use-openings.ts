import { useEffect } from 'react'
import { dragEnd, dragOver } from './dragging.ts'
import { bring } from '../quick-log/arrivals.ts'
import { dropped, isNothing, pasted } from '../keeping/brought.ts'

/** Ctrl or Cmd and N, a paste outside a field, what is dropped on the window. */
export function useOpenings(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'n') {
        event.preventDefault()
        open()
      }
    }
    const onPaste = (event: ClipboardEvent): void => {
      const brought = pasted(event)
      if (isNothing(brought)) return
      bring(brought)
      open()
    }
    const onDrop = (event: DragEvent): void => {
      dragEnd()
      // A part of a screen that takes files itself has said so.
      if (event.defaultPrevented) return
      event.preventDefault()
      // Nothing is brought as well: the sheet says so, and what to do.
      bring(dropped(event))
      open()
    }
    const allow = (event: DragEvent): void => {
      dragOver(event, event.defaultPrevented)
      event.preventDefault()
    }
    const onLeave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) dragEnd()
    }
    document.addEventListener('dragleave', onLeave)
    // While something is held over the window the pointer is not heard: it is elsewhere, or was let go.
    document.addEventListener('pointermove', dragEnd)
    document.addEventListener('keydown', onKey)
    document.addEventListener('paste', onPaste)
    document.addEventListener('drop', onDrop)
    document.addEventListener('dragover', allow)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('paste', onPaste)
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('dragover', allow)
      document.removeEventListener('dragleave', onLeave)
      document.removeEventListener('pointermove', dragEnd)
    }
  }, [open])
}
