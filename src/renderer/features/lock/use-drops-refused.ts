import { useEffect, useState } from 'react'

/** What is typed into a field may be dragged there; a file may not. */
function isTextForField({ dataTransfer, target }: DragEvent): boolean {
  const isFile = dataTransfer?.types.includes('Files') ?? false
  return !isFile && target instanceof HTMLElement && target.matches('input, textarea')
}

/** Nothing that is dropped is read, and the window stays where it is. Whether something was dropped. */
export function useDropsRefused(): boolean {
  const [hasCome, setCome] = useState(false)
  useEffect(() => {
    const refuse = (event: DragEvent): void => {
      if (isTextForField(event)) return
      event.preventDefault()
      if (event.type === 'drop') setCome(true)
    }
    document.addEventListener('dragover', refuse)
    document.addEventListener('drop', refuse)
    return () => {
      document.removeEventListener('dragover', refuse)
      document.removeEventListener('drop', refuse)
    }
  }, [])
  return hasCome
}
