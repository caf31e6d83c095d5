import { useEffect, useRef, useState } from 'react'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { CaseId, ExhibitId } from '../../../contract/ids.ts'
import { api, tokenOf } from '../../api.ts'

export type KeptFile = {
  readonly key: number
  readonly name: string
  readonly isPasted: boolean
  readonly state:
    | { readonly kind: 'keeping'; readonly done: number; readonly total: number }
    | { readonly kind: 'kept'; readonly exhibit: ExhibitId; readonly sha256: string }
    | { readonly kind: 'failed'; readonly says: string }
}

export const isKept = ({ state }: KeptFile): boolean => state.kind === 'kept'

let lastKey = 0

/** Files that a draft has already are listed first. Keeps files as they come, each by itself, so that one that fails names itself and hinders no other. */
export function useKeptFiles(caseId: CaseId, first: readonly File[], earlier: readonly KeptFile[]) {
  const [files, setFiles] = useState<readonly KeptFile[]>(() =>
    earlier.map((file) => ({ ...file, key: ++lastKey })),
  )
  const stops = useRef(new Map<number, AbortController>())
  const put = (key: number, change: Partial<KeptFile>): void =>
    setFiles((now) => now.map((file) => (file.key === key ? { ...file, ...change } : file)))

  const keep = async (name: string, isPasted: boolean, token: () => Promise<FileToken>): Promise<void> => {
    const key = ++lastKey
    const stop = new AbortController()
    stops.current.set(key, stop)
    setFiles((now) => [...now, { key, name, isPasted, state: { kind: 'keeping', done: 0, total: 0 } }])
    const progress = (done: number, total: number): void =>
      put(key, { state: { kind: 'keeping', done, total } })
    try {
      const ask = { case: caseId, files: [await token()] }
      const [outcome] = (await api.exhibits.add(ask, { progress, signal: stop.signal })).files
      put(key, { state: stateOf(outcome!) })
    } catch {
      // Cancelled, or the vault is locked: the line goes, and the file outside is as it was.
      setFiles((now) => now.filter((file) => file.key !== key))
    } finally {
      stops.current.delete(key)
    }
  }
  const take = (list: readonly File[]): void => {
    for (const file of list) void keep(file.name, isFromClipboard(file), () => tokenFor(file))
  }
  const choose = async (): Promise<void> => {
    const { picked } = await api.shell.pickFiles({})
    for (const { name, token } of picked) void keep(name, false, () => Promise.resolve(token))
  }
  const remove = (key: number): void => {
    stops.current.get(key)?.abort()
    setFiles((now) => now.filter((file) => file.key !== key))
  }
  const hasTaken = useRef(false)
  useEffect(() => {
    // React runs effects twice while developing: a file is kept once.
    if (hasTaken.current) return
    hasTaken.current = true
    take(first)
  })
  return { files, take, choose, remove }
}

function stateOf(outcome: Awaited<ReturnType<typeof api.exhibits.add>>['files'][number]): KeptFile['state'] {
  if ('kept' in outcome) return { kind: 'kept', exhibit: outcome.kept.exhibit, sha256: outcome.kept.sha256 }
  return { kind: 'failed', says: outcome.error.says }
}

/** Chromium calls every pasted picture image.png and gives it the moment of the paste. */
export const isFromClipboard = (file: File): boolean =>
  file.name === 'image.png' && Math.abs(Date.now() - file.lastModified) < 5000

/** A file as a token; a picture without a file behind it goes in as bytes. */
export async function tokenFor(file: File): Promise<FileToken> {
  if (!isFromClipboard(file)) return (await tokenOf(file)) as FileToken
  const bytes = new Uint8Array(await file.arrayBuffer())
  return (await api.shell.takeBytes({ bytes })).token
}
