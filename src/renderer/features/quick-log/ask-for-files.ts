import { useEffect, useRef } from 'react'

let isAsked = false
const sheets = new Set<() => void>()

/** Opens the dialog for files in the sheet that is open, or in the next one. */
export function askForFiles(): void {
  isAsked = true
  for (const look of sheets) look()
}

export function useAskedForFiles(choose: () => void): void {
  const latest = useRef(choose)
  latest.current = choose
  useEffect(() => {
    const look = (): void => {
      if (!isAsked) return
      isAsked = false
      latest.current()
    }
    sheets.add(look)
    look()
    return () => void sheets.delete(look)
  }, [])
}
