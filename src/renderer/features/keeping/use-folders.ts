import { useEffect, useRef, useState } from 'react'
import { isAppError } from '../../../contract/errors.ts'
import { useFrame } from '../frame/use-frame.ts'
import { lookThrough, type ComingFolder, type Folder } from './folders.ts'

/** A folder that came: it is looked through, then it says what it brings, and waits to be answered. */
export type OfferedFolder = {
  readonly key: number
  readonly name: string
  /** How many files were found so far. */
  readonly soFar: number
  readonly found: Folder | 'looking' | 'stopped' | 'failed'
}

let lastKey = 0

export type Folders = {
  readonly offered: readonly OfferedFolder[]
  readonly offer: (folders: readonly ComingFolder[]) => void
  readonly stop: (key: number) => void
  readonly answer: (key: number) => void
  /** From now on they wait at another part of the app. */
  readonly moveTo: (part: string) => void
}

/**
 * The folders that came to one part of the app. Nothing of them is kept before somebody says so, and until then they
 * wait there, wherever somebody goes meanwhile; at the next lock they are gone.
 */
export function useFolders(part: string): Folders {
  const { kept } = useFrame()
  const waiting = (at: string) => kept<readonly OfferedFolder[]>(`folders of ${at}`, [])
  const here = waiting(part)
  const [offered, setOffered] = useState(here.current)
  const change = (to: readonly OfferedFolder[]): void => {
    here.current = to
    setOffered(to)
  }
  const stops = useStops()
  const put = (key: number, found: Partial<OfferedFolder>): void =>
    change(here.current.map((one) => (one.key === key ? { ...one, ...found } : one)))
  const look = async (folder: ComingFolder): Promise<void> => {
    const key = ++lastKey
    const stop = new AbortController()
    stops.set(key, stop)
    change([...here.current, { key, name: folder.name, soFar: 0, found: 'looking' }])
    const progress = (soFar: number): void => put(key, { soFar })
    try {
      put(key, { found: await lookThrough(folder, { signal: stop.signal, progress }) })
    } catch (error) {
      // Stopped; or it may not be read, or is gone by now.
      put(key, { found: isAppError(error, 'Cancelled') ? 'stopped' : 'failed' })
    } finally {
      stops.delete(key)
    }
  }
  return {
    offered,
    offer: (folders) => {
      for (const folder of folders) void look(folder)
    },
    stop: (key) => stops.get(key)?.abort(),
    answer: (key) => change(here.current.filter((one) => one.key !== key)),
    moveTo: (at) => {
      const there = waiting(at)
      const moved = here.current.map((one) =>
        one.found === 'looking' ? { ...one, found: 'stopped' as const } : one,
      )
      there.current = [...there.current, ...moved]
      change([])
    },
  }
}

/** What stops each look; when that part of the screen goes, nobody waits for any of them. */
function useStops(): Map<number, AbortController> {
  const stops = useRef(new Map<number, AbortController>()).current
  const isThere = useRef(false)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
      // Later: while developing React takes every part away once and puts it back at once.
      queueMicrotask(() => {
        if (!isThere.current) for (const stop of stops.values()) stop.abort()
      })
    }
  }, [stops])
  return stops
}
