import { useRef, useState } from 'react'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { CaseId } from '../../../contract/ids.ts'
import { isAppError } from '../../../contract/errors.ts'
import { api, tokenOf } from '../../api.ts'
import { filesText } from '../../texts/files.ts'

/** What is being kept now, and what became of what was. */
export type Keeping = {
  readonly now: { readonly done: number; readonly all: number } | null
  readonly failed: readonly { readonly name: string; readonly code: string }[]
  readonly error: unknown
}

const NOTHING: Keeping = { now: null, failed: [], error: null }

type Named = { readonly name: string; readonly token: FileToken }

/** Keeps files with no incident, all of a drop together. One that fails is named and hinders no other. */
export function useKeeping(caseId: CaseId, say: (says: string) => void) {
  const [keeping, setKeeping] = useState<Keeping>(NOTHING)
  const stop = useRef<AbortController | null>(null)

  const keep = async (files: readonly Named[]): Promise<void> => {
    if (files.length === 0) return
    stop.current = new AbortController()
    const { signal } = stop.current
    const progress = (done: number, all: number): void =>
      setKeeping((before) => ({ ...before, now: { done: Math.floor(done), all } }))
    setKeeping({ ...NOTHING, now: { done: 0, all: files.length } })
    try {
      const tokens = files.map(({ token }) => token)
      const outcomes = (await api.exhibits.add({ case: caseId, files: tokens }, { progress, signal })).files
      const kept = outcomes.flatMap((outcome) => ('kept' in outcome ? [outcome.kept] : []))
      const failed = outcomes.flatMap((outcome, index) =>
        'error' in outcome ? [{ name: files[index]!.name, code: outcome.error.code }] : [],
      )
      setKeeping({ ...NOTHING, failed })
      if (kept.length > 0) say(filesText.kept(kept.length, kept.filter(({ duplicate }) => duplicate).length))
    } catch (error) {
      const isStopped = isAppError(error, 'Cancelled')
      setKeeping({ ...NOTHING, error: isStopped ? null : error })
      if (isStopped) say(filesText.stopped)
    }
  }
  const drop = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return say(filesText.nothingArrived)
    await keep(
      await Promise.all(
        files.map(async (file) => ({ name: file.name, token: (await tokenOf(file)) as FileToken })),
      ),
    )
  }
  const choose = async (): Promise<void> => keep((await api.shell.pickFiles({})).picked)
  return { keeping, drop, choose, cancel: () => stop.current?.abort() }
}
