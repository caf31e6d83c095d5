import { useSyncExternalStore } from 'react'
import { isAppError } from '../../../contract/errors.ts'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { CaseId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import type { Coming } from './file-lines.ts'
import { addFailed } from './intake.ts'

/** Files that came together and are kept with no incident. */
export type Batch = {
  readonly key: number
  readonly all: number
  /** The file that is under way counts as the part of it that is done. */
  readonly done: number
  /** Why none that was left was kept; null while it goes on. */
  readonly error: unknown
}

/** What became of them, to be said once. */
export type BatchEnd =
  | { readonly kind: 'kept'; readonly count: number; readonly again: number }
  | { readonly kind: 'stopped' }

// Beside all screens, like the files of a sheet: they go on being kept wherever somebody looks meanwhile.
let batches: readonly Batch[] = []
let lastKey = 0
const stops = new Map<number, AbortController>()
const hearers = new Set<() => void>()
const endHearers = new Set<(end: BatchEnd) => void>()

function set(next: readonly Batch[]): void {
  batches = next
  for (const hear of hearers) hear()
}
const put = (key: number, change: Partial<Batch>): void =>
  set(batches.map((batch) => (batch.key === key ? { ...batch, ...change } : batch)))

function hear(listener: () => void): () => void {
  hearers.add(listener)
  return () => void hearers.delete(listener)
}

export const useBatches = (): readonly Batch[] => useSyncExternalStore(hear, () => batches)

export function onBatchEnd(listener: (end: BatchEnd) => void): () => void {
  endHearers.add(listener)
  return () => void endHearers.delete(listener)
}

export const stopBatch = (key: number): void => stops.get(key)?.abort()

/** Once it was read why it came to nothing. */
export const forgetBatch = (key: number): void => set(batches.filter((batch) => batch.key !== key))

/**
 * Keeps files with no incident, in one call for all of them: after an idle lock it is finished behind the lock screen,
 * and what was not kept is told by name. One that fails is named, can be tried again, and hinders no other.
 */
export function keepApart(caseId: CaseId, files: readonly Coming[]): void {
  if (files.length === 0) return
  const key = ++lastKey
  stops.set(key, new AbortController())
  set([...batches, { key, all: files.length, done: 0, error: null }])
  void keepBatch(key, caseId, files)
}

async function keepBatch(key: number, caseId: CaseId, files: readonly Coming[]): Promise<void> {
  try {
    tell(await keepAll(key, caseId, files))
    forgetBatch(key)
  } catch (error) {
    if (!isAppError(error, 'Cancelled')) return put(key, { error })
    forgetBatch(key)
    tell({ kind: 'stopped' })
  } finally {
    stops.delete(key)
  }
}

async function keepAll(key: number, caseId: CaseId, files: readonly Coming[]): Promise<BatchEnd> {
  const owner = { caseId, draft: null, incident: null }
  const given = await Promise.all(files.map((file) => tokenOrNull(file)))
  const ready = files.flatMap((file, place) => {
    const token = given[place]
    return token == null ? [] : [{ file, token }]
  })
  for (const [place, file] of files.entries()) if (given[place] === null) addFailed(owner, file, 'CannotRead')
  if (ready.length === 0) return { kind: 'kept', count: 0, again: 0 }
  const progress = (done: number): void => put(key, { done: done + files.length - ready.length })
  const asked = { case: caseId, files: ready.map(({ token }) => token) }
  const { files: outcomes } = await api.exhibits.add(asked, { progress, signal: stops.get(key)!.signal })
  for (const [place, outcome] of outcomes.entries())
    if ('error' in outcome) addFailed(owner, ready[place]!.file, outcome.error.code)
  const kept = outcomes.flatMap((outcome) => ('kept' in outcome ? [outcome.kept] : []))
  return { kind: 'kept', count: kept.length, again: kept.filter(({ duplicate }) => duplicate).length }
}

/** Null where the file is gone by now, or is a picture of a page that is too large to come without a file. */
const tokenOrNull = (file: Coming): Promise<FileToken | null> => file.token().catch(() => null)

function tell(end: BatchEnd): void {
  if (end.kind === 'kept' && end.count === 0) return
  for (const hearer of endHearers) hearer(end)
}
