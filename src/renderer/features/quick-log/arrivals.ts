import { useEffect, useRef } from 'react'
import type { Brought } from '../keeping/brought.ts'

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
