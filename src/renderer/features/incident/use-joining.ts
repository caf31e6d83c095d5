import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { IncidentId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { incidentText } from '../../texts/incident.ts'
import { useFrame } from '../frame/use-frame.ts'
import { isFromClipboard, tokenFor } from '../quick-log/tokens.ts'
import { incidentKey } from './queries.ts'

/** A file that is on its way into the incident, or could not be kept. */
export type JoiningFile = {
  readonly key: number
  readonly name: string
  readonly stop: () => void
  readonly percent: number | null
  /** Why it was not kept; null while it is. */
  readonly failed: string | null
}

let lastKey = 0

/** Keeps files one by one and links each with the incident as soon as it is kept, also after the page was left. */
export function useJoining(incident: IncidentId) {
  const { caseId, say } = useFrame()
  const queries = useQueryClient()
  const [files, setFiles] = useState<readonly JoiningFile[]>([])
  const put = (key: number, change: Partial<JoiningFile>): void =>
    setFiles((now) => now.map((file) => (file.key === key ? { ...file, ...change } : file)))
  const drop = (key: number): void => setFiles((now) => now.filter((file) => file.key !== key))

  const join = async (name: string, token: () => Promise<FileToken>): Promise<void> => {
    const key = ++lastKey
    const stop = new AbortController()
    const line = { key, name, stop: () => stop.abort(), percent: null, failed: null }
    setFiles((now) => [...now, line])
    const progress = (done: number, total: number): void =>
      put(key, { percent: total === 0 ? null : Math.round((100 * done) / total) })
    try {
      const ask = { case: caseId, files: [await token()] }
      const [outcome] = (await api.exhibits.add(ask, { progress, signal: stop.signal })).files
      if (outcome === undefined || !('kept' in outcome))
        return put(key, { failed: outcome?.error.says ?? incidentText.notKept })
      await api.exhibits.link({ incident, exhibits: [outcome.kept.exhibit] })
      await queries.invalidateQueries({ queryKey: incidentKey(incident) })
      await queries.invalidateQueries({ queryKey: ['timeline'], refetchType: 'all' })
      drop(key)
      say(incidentText.fileJoined)
    } catch {
      // Stopped, or the vault is locked: what was not kept is outside as it was.
      if (stop.signal.aborted) drop(key)
      else put(key, { failed: incidentText.notKept })
    }
  }
  const take = (list: readonly File[]): void => {
    for (const file of list)
      void join(isFromClipboard(file) ? incidentText.pastedPicture : file.name, () => tokenFor(file))
  }
  const choose = async (): Promise<void> => {
    const { picked } = await api.shell.pickFiles({})
    for (const { name, token } of picked) void join(name, () => Promise.resolve(token))
  }
  return { files, take, choose, drop }
}
