import { useEffect, useRef, useState } from 'react'
import type { CheckReport } from '../../../contract/vault.ts'
import { api } from '../../api.ts'
import { useDamageKnown } from '../timeline/queries.ts'
import { useLogGrew } from './queries.ts'

export type FullCheckState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'done'; readonly report: CheckReport; readonly at: Date }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Reads every line and every file again. */
export function useFullCheck() {
  const [state, setState] = useState<FullCheckState>({ kind: 'none' })
  const running = useRef<AbortController | null>(null)
  const grew = useLogGrew()
  const damageKnown = useDamageKnown()
  useEffect(() => () => running.current?.abort(), [])
  const start = async (): Promise<void> => {
    const stop = new AbortController()
    running.current = stop
    setState({ kind: 'running', doneBytes: 0, totalBytes: 0 })
    try {
      const report = await api.vault.check(
        {},
        {
          signal: stop.signal,
          progress: (doneBytes, totalBytes) => setState({ kind: 'running', doneBytes, totalBytes }),
        },
      )
      setState({ kind: 'done', report, at: new Date() })
      grew()
      damageKnown()
    } catch (error) {
      setState({ kind: 'failed', error })
    }
  }
  return { state, start, stop: () => running.current?.abort() }
}
