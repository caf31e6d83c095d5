import { useEffect, useRef } from 'react'
import type { Coming } from './file-lines.ts'

/** What was pasted or dropped outside a field. */
export type Brought = {
  readonly files: readonly Coming[]
  /** Each says what it brings before anything of it is kept. */
  readonly folders: readonly FileSystemDirectoryEntry[]
  /** Text that somebody else wrote, as far as is known. */
  readonly words: string
  /** Kept as text and never fetched. */
  readonly link: string
  /** It was pasted, so a copy of it is on the clipboard. */
  readonly isPasted: boolean
}

export const isNothing = ({ files, folders, words, link }: Brought): boolean =>
  files.length === 0 && folders.length === 0 && words.trim() === '' && link === ''

let waiting: readonly Brought[] = []
const sheets = new Set<() => void>()

/** Goes into the sheet that is open, or into the next one: nothing is lost while one opens. */
export function bring(brought: Brought): void {
  waiting = [...waiting, brought]
  for (const look of sheets) look()
}

export function useArrivals(take: (brought: Brought) => void): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const look = (): void => {
      const now = waiting
      waiting = []
      for (const brought of now) latest.current(brought)
    }
    sheets.add(look)
    look()
    return () => void sheets.delete(look)
  }, [])
}
