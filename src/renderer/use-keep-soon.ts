import { useEffect, useRef } from 'react'
import { useKeepBeforeLeaving } from './leaving.ts'

/** From the first key that is not kept yet, however long somebody goes on typing: what is typed is sealed within two seconds. */
const KEEP_AFTER_MS = 800

/** Does `keep` soon after something is not kept, at once before a lock or an exit, and when its part of the screen goes. */
export function useKeepSoon(hasUnkept: boolean, keep: () => Promise<unknown>): void {
  const latest = useRef(keep)
  latest.current = keep
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const keepNow = (): Promise<unknown> => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    return latest.current()
  }
  useEffect(() => {
    if (hasUnkept) timer.current ??= setTimeout(() => void keepNow(), KEEP_AFTER_MS)
  })
  useEffect(() => () => void keepNow(), [])
  useKeepBeforeLeaving(keepNow)
}
