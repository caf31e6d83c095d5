import { useEffect, useRef, useState } from 'react'
import { isAppError } from '../../../contract/errors.ts'
import { api } from '../../api.ts'
import type { askOf } from './plan.ts'
import type { ProofPage } from './pages/open-proof.ts'

export type ProofState =
  | { readonly kind: 'none' }
  | { readonly kind: 'printing'; readonly done: number; readonly total: number; readonly what: string }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'there'; readonly pages: readonly ProofPage[]; readonly notShown: readonly string[] }

/** Prints the pages when asked to; they are gone when the step is left. */
export function useProof() {
  const [state, setState] = useState<ProofState>({ kind: 'none' })
  const stop = useRef(new AbortController())
  useEffect(() => () => stop.current.abort(), [])
  const print = async (ask: ReturnType<typeof askOf>): Promise<void> => {
    stop.current.abort()
    const mine = new AbortController()
    stop.current = mine
    const say = (next: ProofState): void => {
      if (stop.current === mine) setState(next)
    }
    const progress = (done: number, total: number, what: string): void =>
      say({ kind: 'printing', done, total, what })
    progress(0, 0, '')
    try {
      const { pdfs, notShown } = await api.bundles.proof(ask, { signal: mine.signal, progress })
      const { openProof } = await import('./pages/open-proof.ts')
      say({ kind: 'there', pages: await openProof(pdfs), notShown })
    } catch (error) {
      say(isAppError(error, 'Cancelled') ? { kind: 'none' } : { kind: 'failed', error })
    }
  }
  return { state, print, cancel: () => stop.current.abort() }
}
