import { useEffect, useState } from 'react'

const TOAST_MS = 8000

/** What was just done, for a while. It is said to a screen reader as well. */
export function useToast() {
  const [toast, setToast] = useState('')
  useEffect(() => {
    if (toast === '') return undefined
    const timer = setTimeout(() => setToast(''), TOAST_MS)
    return () => clearTimeout(timer)
  }, [toast])
  return [toast, setToast] as const
}
