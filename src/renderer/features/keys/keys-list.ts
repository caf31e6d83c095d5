const OPEN = 'holdfast:keys'

/** Shows the list of keys, from wherever somebody asks for it. */
export const openKeys = (): void => void document.dispatchEvent(new Event(OPEN))

/** Hears that the list is asked for: by the palette, by F1, by Ctrl or Cmd and `/`. */
export function onKeysAsked(show: () => void): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const isAsked = event.key === 'F1' || ((event.ctrlKey || event.metaKey) && event.key === '/')
    if (!isAsked) return
    event.preventDefault()
    show()
  }
  document.addEventListener(OPEN, show)
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener(OPEN, show)
    document.removeEventListener('keydown', onKey)
  }
}
