import { useSyncExternalStore } from 'react'
import type { DraftId } from '../../../contract/drafts.ts'
import { isAppError } from '../../../contract/errors.ts'
import type { FileToken, Kept } from '../../../contract/exhibits.ts'
import type { IncidentId } from '../../../contract/ids.ts'
import type { z } from 'zod'
import { api } from '../../api.ts'
import { keepingText } from '../../texts/keeping.ts'
import { isKeeping, type Coming, type FileLine, type KeptFile, type Owner } from './file-lines.ts'

// Files go on being kept when the sheet they were put into is closed or saved: they are held beside all screens.
// A lock ends the page, and this with it.
let lines: readonly FileLine[] = []
let lastKey = 0
const hearers = new Set<() => void>()
const stops = new Map<number, AbortController>()
const tokens = new Map<number, () => Promise<FileToken>>()
const settledHearers = new Set<(line: FileLine) => void>()

function set(next: readonly FileLine[]): void {
  lines = next
  for (const hear of hearers) hear()
}
const put = (key: number, change: Partial<FileLine>): void =>
  set(lines.map((line) => (line.key === key ? { ...line, ...change } : line)))
const lineOf = (key: number): FileLine | undefined => lines.find((line) => line.key === key)

function hear(listener: () => void): () => void {
  hearers.add(listener)
  return () => void hearers.delete(listener)
}

/** Every file that is on its way, or belongs to a sheet that is not saved. */
export const useFileLines = (): readonly FileLine[] => useSyncExternalStore(hear, () => lines)
export const linesOf = (draft: DraftId): readonly FileLine[] => lines.filter((line) => line.draft === draft)

/** Whether a file that belongs to no sheet is still on its way. */
export const isStillKeeping = (): boolean => lines.some((line) => line.draft === null && isKeeping(line))

/** Tells of each file that was kept and has no sheet: it joined its incident, or belongs to none. */
export function onJoined(listener: (line: FileLine) => void): () => void {
  settledHearers.add(listener)
  return () => void settledHearers.delete(listener)
}

/** Keeps files as they come, each by itself, so that one that fails names itself and hinders no other. */
export function keepFiles(owner: Owner, files: readonly Coming[]): void {
  const coming = files.map(({ token, ...file }): FileLine => {
    const key = ++lastKey
    tokens.set(key, token)
    return { ...file, ...owner, key, state: { kind: 'keeping', part: 0 } }
  })
  // All at once: a folder of thousands is not drawn thousands of times.
  set([...lines, ...coming])
  // Each is asked for now, and waits for its turn in the vault: what waits here would be lost with the page at a lock.
  for (const { key } of coming) void keep(key)
}

/** One that was not kept elsewhere: it is named here, where it can be tried again. */
export function addFailed(owner: Owner, { token, ...file }: Coming, code: string): void {
  const key = ++lastKey
  tokens.set(key, token)
  set([...lines, { ...file, ...owner, key, state: { kind: 'failed', code } }])
}

/** The files that a draft had already, beside those that are still on their way to it. */
export function adopt(owner: Owner, files: readonly KeptFile[]): void {
  const here = lines.filter(({ draft }) => draft === owner.draft)
  const has = (file: KeptFile): boolean =>
    here.some(
      ({ state }) =>
        state.kind === 'kept' && file.state.kind === 'kept' && state.exhibit === file.state.exhibit,
    )
  const missing = files.filter((file) => !has(file)).map((file) => ({ ...file, ...owner, key: ++lastKey }))
  if (missing.length > 0) set([...missing, ...lines])
}

export function tryAgain(key: number): void {
  put(key, { state: { kind: 'keeping', part: 0 } })
  void keep(key)
}

/** What is not kept yet never is; what is kept stays a file with no incident. */
export function remove(key: number): void {
  stops.get(key)?.abort()
  forget(key)
}

function forget(key: number): void {
  tokens.delete(key)
  set(lines.filter((line) => line.key !== key))
}

/** The sheet is thrown away: so is what it was still waiting for. */
export function removeAll(draft: DraftId): void {
  for (const { key } of linesOf(draft)) remove(key)
}

/** The sheet is saved: what went in with it is done, and the rest joins the incident when it is kept. */
export async function joinWhenKept(
  draft: DraftId,
  incident: IncidentId,
  went: readonly string[],
): Promise<void> {
  for (const { key, state } of linesOf(draft)) {
    if (state.kind === 'kept' && went.includes(state.exhibit)) forget(key)
    else put(key, { draft: null, incident })
  }
  const kept = lines.filter((line) => line.incident === incident && line.state.kind === 'kept')
  for (const { key } of kept) await settle(key)
}

/** Every file of a sheet is kept, failed or gone. */
export async function whenSettled(draft: DraftId): Promise<void> {
  if (!linesOf(draft).some(isKeeping)) return
  await new Promise<void>((done) => {
    const stop = hear(() => {
      if (linesOf(draft).some(isKeeping)) return
      stop()
      done()
    })
  })
}

async function keep(key: number): Promise<void> {
  const stop = new AbortController()
  stops.set(key, stop)
  const progress = (done: number, total: number): void =>
    put(key, { state: { kind: 'keeping', part: total === 0 ? 0 : Math.min(done / total, 0.99) } })
  try {
    const { caseId } = lineOf(key)!
    const token = await tokens.get(key)!()
    const ask = { case: caseId, files: [token] }
    const [outcome] = (await api.exhibits.add(ask, { progress, signal: stop.signal })).files
    if (outcome !== undefined && 'kept' in outcome) await wasKept(key, outcome.kept)
    else put(key, { state: { kind: 'failed', code: outcome?.error.code ?? 'Internal' } })
  } catch (error) {
    // Cancelled: the line goes, and the file outside is as it was.
    if (isAppError(error, 'Cancelled')) forget(key)
    else failed(key, error)
  } finally {
    stops.delete(key)
  }
}

const failed = (key: number, error: unknown): void =>
  put(key, { state: { kind: 'failed', code: isAppError(error) ? error.code : 'Internal' } })

async function wasKept(key: number, kept: z.infer<typeof Kept>): Promise<void> {
  const line = lineOf(key)
  if (line === undefined) return
  const { exhibit, sha256, sizeBytes, number, duplicate } = kept
  const { label, kept: at, ownTime, folder } = await api.exhibits.read({ exhibit, case: line.caseId })
  const again = duplicate ? keepingText.again(label, number, at) : null
  put(key, { sizeBytes, state: { kind: 'kept', exhibit, sha256, again, ownTime, folder } })
  await settle(key)
}

/** Once kept, a file that belongs to no sheet joins its incident, if it has one, and its line is done. */
async function settle(key: number): Promise<void> {
  const line = lineOf(key)
  if (line === undefined || line.draft !== null || line.state.kind !== 'kept') return
  const { incident, state } = line
  try {
    if (incident !== null) await api.exhibits.link({ incident, exhibits: [state.exhibit] })
  } catch (error) {
    // It is in the vault, and not where it belongs: said by name, and tried again by whoever reads it.
    return failed(key, error)
  }
  forget(key)
  for (const tell of settledHearers) tell(line)
}
