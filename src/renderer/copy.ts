import { useEffect } from 'react'
import { MOST_COPIED } from '../contract/shell.ts'
import { api } from './api.ts'
import { text } from './texts/shell.ts'

/** Puts text on the clipboard by the app, which clears it after a minute, on lock and on exit. */
export async function copyText(copied: string, say: (says: string) => void): Promise<void> {
  await api.shell.copyText({ text: copied })
  say(text.copied)
}

/** Whatever is on the clipboard goes. A history of it that the system keeps is out of reach, and that is said. */
export async function clearClipboard(say: (says: string) => void): Promise<void> {
  await api.shell.clearClipboard({})
  say(text.clipboardCleared)
}

/** What is copied by the keys or the menu is put there by the app as well, as plain text. */
export function useCopying(say: (says: string) => void): void {
  useEffect(() => {
    const onCopy = (): void => {
      const selected = selectedText()
      // After the browser has done its own: it may also cut what it copied.
      if (selected !== '' && selected.length <= MOST_COPIED) setTimeout(() => void copyText(selected, say))
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
    }
  }, [say])
}

function selectedText(): string {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
    return String(document.getSelection())
  const { selectionStart, selectionEnd, value } = field
  // A secret that is hidden is not copied, by the browser neither.
  if (field.type === 'password' || selectionStart === null || selectionEnd === null) return ''
  return value.slice(selectionStart, selectionEnd)
}
