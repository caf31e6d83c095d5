import { createContext, useContext, type RefObject } from 'react'
import type { CaseId } from '../../../contract/ids.ts'
import type { VaultStatus } from '../../../contract/vault.ts'
import type { Place } from './place.ts'
import type { Say } from './use-toast.ts'
import type { Layout } from './layout.ts'

/** What every screen of an open vault is given. */
export type FrameParts = {
  readonly caseId: CaseId
  readonly caseName: string
  /** Shows another case. */
  readonly showCase: (id: CaseId) => void
  readonly status: VaultStatus
  readonly place: Place
  readonly go: (place: Place) => void
  /** To where somebody came from; from a first place to the timeline. */
  readonly back: () => void
  /** Says for a while, and to a screen reader, what was just done. Never an error. */
  readonly say: Say
  /** Opens the quick log, with files where some were dropped or pasted. */
  readonly logNew: (files?: readonly File[]) => void
  /** Something that is to be as it was when somebody comes back to a screen; gone at the next lock. */
  readonly kept: <Value>(name: string, first: Value) => RefObject<Value>
  /** How much room the window has. */
  readonly layout: Layout
  /** The screen stands beside another one: it is no `main`, has no `h1`, and takes no focus when it comes. */
  readonly isPane: boolean
}

export const FrameContext = createContext<FrameParts | null>(null)

export function useFrame(): FrameParts {
  const frame = useContext(FrameContext)
  if (frame === null) throw new Error('a screen stands in a frame')
  return frame
}
