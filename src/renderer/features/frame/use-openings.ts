import { useEffect } from 'react'
import { pastedFiles } from '../quick-log/pasted.ts'

/** Ctrl or Cmd and N, a paste outside a field, files dropped on the window. */
export function useOpenings(open: (files: readonly File[]) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'n') {
        event.preventDefault()
        open([])
      }
    }
    const onPaste = (event: ClipboardEvent): void => {
      const files = pastedFiles(event)
      if (files.length > 0) open(files)
    }
    const onDrop = (event: DragEvent): void => {
      // A part of a screen that takes files itself has said so.
      if (event.defaultPrevented) return
      event.preventDefault()
      open([...(event.dataTransfer?.files ?? [])])
    }
    const allow = (event: DragEvent): void => event.preventDefault()
    document.addEventListener('keydown', onKey)
    document.addEventListener('paste', onPaste)
    document.addEventListener('drop', onDrop)
    document.addEventListener('dragover', allow)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('paste', onPaste)
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('dragover', allow)
    }
  }, [open])
}
