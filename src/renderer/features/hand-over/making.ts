import { useSyncExternalStore } from 'react'
import type { DraftId } from '../../../contract/drafts.ts'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { CaseId } from '../../../contract/ids.ts'
import { isAppError } from '../../../contract/errors.ts'
import type { VerifyReport } from '../../../contract/packages.ts'
import { api } from '../../api.ts'
import { savePlan } from './use-plan.ts'
import type { askOf, Made, Plan } from './plan.ts'

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
      readonly made: Made
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

export const stopMaking = (): void => stop.abort()
export const forgetMaking = (): void => set({ kind: 'none' })

/** Whoever has seen in its step what came of it is not told of it elsewhere. */
export function sawOutcome(): void {
  if (state.kind === 'made' || state.kind === 'failed') set({ ...state, isSeen: true })
}

export type ToMake = {
  readonly caseId: CaseId
  readonly draft: DraftId
  readonly plan: Plan
  readonly ask: ReturnType<typeof askOf>
  readonly to: FileToken
  /** Told when it is made, so that the plan on screen has it too. */
  readonly onMade: (made: Made) => void
}

/** Makes a package and reads it again. What was made is kept with the draft before it is checked. */
export async function makePackage({ caseId, draft, plan, ask, to, onMade }: ToMake): Promise<void> {
  if (state.kind === 'running') return
  stop = new AbortController()
  const { signal } = stop
  const { recipient, way } = plan
  const running = { kind: 'running', draft, recipient, startedAtMs: Date.now() } as const
  const tell =
    (phase: 'making' | 'checking') =>
    (done: number, total: number, what: string): void =>
      set({ ...running, phase, done, total, what })
  tell('making')(0, 0, '')
  try {
    const made = await api.bundles.seal({ ...ask, to, as: way }, { signal, progress: tell('making') })
    await savePlan(caseId, draft, { ...plan, step: 'make', made })
    onMade(made)
    tell('checking')(0, 0, '')
    const checked = await check(to, made, tell('checking'))
    set({ kind: 'made', draft, recipient, made, to, atMs: Date.now(), isSeen: false, ...checked })
  } catch (error) {
    set(
      isAppError(error, 'Cancelled')
        ? { kind: 'stopped', draft }
        : { kind: 'failed', draft, error, isSeen: false },
    )
  }
}

/** The package's folder, or the zip that holds it. */
async function check(
  to: FileToken,
  made: Made,
  progress: (done: number, total: number, what: string) => void,
) {
  const named = made.as === 'folder' ? made.folder : `${made.folder}.zip`
  try {
    return { report: await api.packages.verify({ from: to, named }, { progress }), error: null }
  } catch (error) {
    return { report: null, error }
  }
}
