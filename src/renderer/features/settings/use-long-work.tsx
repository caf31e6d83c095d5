import { useRef, useState, type ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import type { CallContext } from '../../../contract/procedure.ts'
import { isAppError } from '../../../contract/errors.ts'
import { settings } from '../../texts/settings.ts'
import { Button } from '../../ui/Button.tsx'

/** Work that takes a while: how far it is, a way to stop it, and what went wrong. */
export function useLongWork(says: (percent: number) => string) {
  const [percent, setPercent] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  const run = async <Value,>(
    work: (context: Partial<CallContext>) => Promise<Value>,
  ): Promise<Value | null> => {
    const stopping = new AbortController()
    stop.current = stopping
    setError(null)
    setPercent(0)
    try {
      const progress = (done: number, total: number): void =>
        setPercent(total === 0 ? 100 : Math.floor((done / total) * 100))
      return await work({ signal: stopping.signal, progress })
    } catch (failure) {
      if (!isAppError(failure, 'Cancelled')) setError(failure)
      return null
    } finally {
      setPercent(null)
    }
  }
  const bar: ReactNode = percent !== null && (
    <>
      <ProgressBar value={percent} aria-label={says(percent)} className="progress">
        <span className="small">{says(percent)}</span>
      </ProgressBar>
      <Button onPress={() => stop.current?.abort()}>{settings.stop}</Button>
    </>
  )
  return { run, bar, error, isRunning: percent !== null }
}
