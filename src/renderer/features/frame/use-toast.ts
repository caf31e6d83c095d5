import { useCallback, useEffect, useState } from 'react'

const TOAST_MS = 8000

export type ToastState = {
  readonly says: string
  readonly close: () => void
  /** While somebody points at it or has the focus in it, it stays. */
  readonly hold: () => void
  readonly letGo: () => void
}

/** What was just done, for a while: one at a time, the latest. It is said to a screen reader as well. */
export function useToast(): readonly [ToastState, (says: string) => void] {
  const [toast, setToast] = useState({ says: '' })
  const [isHeld, setHeld] = useState(false)
  const close = useCallback(() => {
    setToast({ says: '' })
    setHeld(false)
  }, [])
  const say = useCallback((says: string) => setToast({ says }), [])
  useEffect(() => {
    if (toast.says === '' || isHeld) return undefined
    const timer = setTimeout(close, TOAST_MS)
    return () => clearTimeout(timer)
  }, [toast, isHeld, close])
  return [{ says: toast.says, close, hold: () => setHeld(true), letGo: () => setHeld(false) }, say]
}
