import { useEffect, useRef, useState } from 'react'
import { isAppError } from '../../../contract/errors.ts'
import { api } from '../../api.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import type { askOf } from './plan.ts'
import type { ProofPage } from './pages/open-proof.ts'

export type ProofState =
  | { readonly kind: 'none' }
  | { readonly kind: 'printing'; readonly done: number; readonly total: number; readonly what: string }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'there'; readonly pages: readonly ProofPage[]; readonly notShown: readonly string[] }

const NONE: ProofState = { kind: 'none' }

/** Prints the pages when asked to; they are gone when they are hidden, and when the step is left. */
export function useProof() {
  const [state, setState] = useState(NONE)
  const { isShown, show, hide } = useRevealed('hidden')
  const stop = useRef(new AbortController())
  useEffect(() => () => stop.current.abort(), [])
  useEffect(() => {
    if (isShown) return
    stop.current.abort()
    setState(NONE)
  }, [isShown])
  const print = async (ask: ReturnType<typeof askOf>): Promise<void> => {
    stop.current.abort()
    const { signal } = (stop.current = new AbortController())
    const say = (next: ProofState): void => {
      if (!signal.aborted) setState(next)
    }
    const progress = (done: number, total: number, what: string): void =>
      say({ kind: 'printing', done, total, what })
    show()
    progress(0, 0, '')
    try {
      const { pdfs, notShown } = await api.bundles.proof(ask, { signal, progress })
      const { openProof } = await import('./pages/open-proof.ts')
      say({ kind: 'there', pages: await openProof(pdfs), notShown })
    } catch (error) {
      say(isAppError(error, 'Cancelled') ? NONE : { kind: 'failed', error })
    }
  }
  return { state: isShown ? state : NONE, print, cancel: hide }
}
