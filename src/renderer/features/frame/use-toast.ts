import { useCallback, useEffect, useState } from 'react'

const TOAST_MS = 8000

/** A quiet line beneath what was said, with what can be done about it if anything can. */
export type Aside = {
  readonly says: string
  readonly act: { readonly name: string; readonly run: () => Promise<void> } | null
}

export type Say = (says: string, aside?: Aside | null) => void

export type ToastState = {
  readonly says: string
  readonly aside: Aside | null
  readonly close: () => void
  /** While somebody points at it or has the focus in it, it stays. */
  readonly hold: () => void
  readonly letGo: () => void
}

const NOTHING = { says: '', aside: null }

/** What was just done, for a while: one at a time, the latest. It is said to a screen reader as well. */
export function useToast(): readonly [ToastState, Say] {
  const [toast, setToast] = useState<Pick<ToastState, 'says' | 'aside'>>(NOTHING)
  const [isHeld, setHeld] = useState(false)
  const close = useCallback(() => {
    setToast(NOTHING)
    setHeld(false)
  }, [])
  const say = useCallback<Say>((says, aside = null) => setToast({ says, aside }), [])
  useEffect(() => {
    if (toast.says === '' || isHeld) return undefined
    const timer = setTimeout(close, TOAST_MS)
    return () => clearTimeout(timer)
  }, [toast, isHeld, close])
  return [{ ...toast, close, hold: () => setHeld(true), letGo: () => setHeld(false) }, say]
}
