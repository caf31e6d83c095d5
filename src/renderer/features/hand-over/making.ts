import { useSyncExternalStore } from 'react'
import type { DraftId } from '../../../contract/drafts.ts'
import type { FileToken } from '../../../contract/exhibits.ts'
import { isAppError } from '../../../contract/errors.ts'
import type { VerifyReport } from '../../../contract/packages.ts'
import { api } from '../../api.ts'
import type { askOf, Checkable, Plan } from './plan.ts'

/** One package at a time is made, wherever in the app somebody is meanwhile. */
export type Making =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running'
      readonly draft: DraftId
      readonly recipient: string
      readonly phase: 'making' | 'checking'
      readonly done: number
      readonly total: number
      readonly what: string
      readonly startedAtMs: number
    }
  | { readonly kind: 'stopped'; readonly draft: DraftId }
  | {
      readonly kind: 'failed'
      readonly draft: DraftId
      readonly error: unknown
      readonly isSeen: boolean
    }
  | {
      readonly kind: 'made'
      readonly draft: DraftId
      readonly recipient: string
      readonly made: Checkable
      readonly to: FileToken
      readonly atMs: number
      readonly report: VerifyReport | null
      readonly error: unknown
      readonly isSeen: boolean
    }

let state: Making = { kind: 'none' }
let stop = new AbortController()
const listeners = new Set<() => void>()

function set(next: Making): void {
  state = next
  for (const tell of listeners) tell()
}

export const useMaking = (): Making =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    () => state,
  )

export const makingNow = (): Making => state
export const stopMaking = (): void => stop.abort()
export const forgetMaking = (): void => set({ kind: 'none' })

/** Whoever has seen in its step what came of it is not told of it elsewhere. */
export function sawOutcome(): void {
  if (state.kind === 'made' || state.kind === 'failed') set({ ...state, isSeen: true })
}

export type ToMake = {
  readonly draft: DraftId
  readonly plan: Plan
  readonly ask: ReturnType<typeof askOf>
  readonly to: FileToken
  /** Told when it is made, so that the plan on screen has it too. */
  readonly onMade: (made: Checkable) => void
}

type Phase = 'making' | 'checking'

/** Says how far it is; what went wrong is an outcome as well. */
async function inSight(
  draft: DraftId,
  recipient: string,
  run: (tell: (phase: Phase) => Tell, signal: AbortSignal) => Promise<Making>,
): Promise<void> {
  if (state.kind === 'running') return
  stop = new AbortController()
  const running = { kind: 'running', draft, recipient, startedAtMs: Date.now() } as const
  const tell =
    (phase: Phase): Tell =>
    (done, total, what) =>
      set({ ...running, phase, done, total, what })
  try {
    set(await run(tell, stop.signal))
  } catch (error) {
    set(
      isAppError(error, 'Cancelled')
        ? { kind: 'stopped', draft }
        : { kind: 'failed', draft, error, isSeen: false },
    )
  }
}

/** Makes a package and reads it again. The core keeps what was made with the draft, before it is checked. */
export const makePackage = ({ draft, plan, ask, to, onMade }: ToMake): Promise<void> =>
  inSight(draft, plan.recipient, async (tell, signal) => {
    tell('making')(0, 0, '')
    const asked = { ...ask, to, as: plan.way, draft }
    const made = { ...(await api.bundles.seal(asked, { signal, progress: tell('making') })), to }
    onMade(made)
    return read({ draft, recipient: plan.recipient, made, to }, tell('checking'), signal)
  })

export type ToCheck = {
  readonly draft: DraftId
  readonly recipient: string
  readonly made: Checkable
  /** The folder it was put into. */
  readonly to: FileToken
}

/** Reads again what was made before. */
export const checkPackage = (asked: ToCheck): Promise<void> =>
  inSight(asked.draft, asked.recipient, (tell, signal) => read(asked, tell('checking'), signal))

type Tell = (done: number, total: number, what: string) => void

/** The package's folder, or the zip that holds it. */
async function read(asked: ToCheck, progress: Tell, signal: AbortSignal): Promise<Making> {
  const { made, to } = asked
  progress(0, 0, '')
  const { report, error } = await api.packages
    .verify({ from: to, named: packageName(made) }, { progress, signal })
    .then(
      (said) => ({ report: said, error: null }),
      (failed: unknown) => ({ report: null, error: failed }),
    )
  return { kind: 'made', ...asked, atMs: Date.now(), report, error, isSeen: false }
}

/** In the folder it was put into. */
export const packageName = ({ as, folder }: Checkable): string => (as === 'folder' ? folder : `${folder}.zip`)
