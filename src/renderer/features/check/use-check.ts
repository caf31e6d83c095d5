import { useCallback, useEffect, useRef, useState } from 'react'
import { isAppError } from '../../../contract/errors.ts'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { VerifyReport } from '../../../contract/packages.ts'
import { api } from '../../api.ts'

/** What is to be checked: its path is known to main alone. */
export type Given = { readonly token: FileToken; readonly name: string }

/** What a check ended with: its report, or what stopped it. */
export type Checked = {
  readonly given: Given
  readonly at: Date
  readonly result: { readonly report: VerifyReport } | { readonly error: unknown }
}

export type CheckState =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'running'
      readonly given: Given
      readonly doneBytes: number
      readonly totalBytes: number
    }
  | { readonly kind: 'done'; readonly checked: Checked }

/** One check at a time; another one takes the place of one that runs. */
export function useCheck() {
  const [state, setState] = useState<CheckState>({ kind: 'nothing' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const check = useCallback(async (given: Given, since?: string): Promise<void> => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    const tell = (doneBytes: number, totalBytes: number): void => {
      if (running.current === mine) setState({ kind: 'running', given, doneBytes, totalBytes })
    }
    tell(0, 0)
    const result = await api.packages
      .verify(
        { from: given.token, ...(since === undefined ? {} : { since }) },
        { signal: mine.signal, progress: tell },
      )
      .then(
        (report) => ({ report }),
        (error: unknown) => ({ error }),
      )
    if (running.current !== mine) return
    running.current = null
    setState({ kind: 'done', checked: { given, at: new Date(), result } })
  }, [])

  /** The same package, compared with an earlier checkpoint; false where the text is none and nothing was compared. */
  const compare = async (checked: Checked, since: string): Promise<boolean> => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    const { signal } = mine
    const report = await api.packages
      .verify({ from: checked.given.token, since }, { signal })
      .catch((error: unknown) => {
        // Something else was given to be checked meanwhile: that is what is told of.
        if (isAppError(error, 'NotACheckpoint') || signal.aborted) return null
        throw error
      })
    if (running.current !== mine) return true
    running.current = null
    if (report === null) return false
    setState({ kind: 'done', checked: { given: checked.given, at: new Date(), result: { report } } })
    return true
  }

  return { state, check, compare, stop: () => running.current?.abort() }
}
