import { useState } from 'react'
import type { AccountId, IncidentId, PersonId } from '../../../contract/ids.ts'
import { useSealedDraft } from '../../use-sealed-draft.ts'
import type { PlaceAt } from '../frame/place.ts'
import { useFrame } from '../frame/use-frame.ts'
import type { Choice } from './choices.ts'
import type { Knowing } from './KnownHowFields.tsx'

/** Whatever can be linked with somebody has a place of its own. */
export type PlaceOfLink = PlaceAt<'incident'> | PlaceAt<'account'> | PlaceAt<'person'>

/** A link that is not saved yet: what somebody is linked with, who it is, and how that is known. */
export type LinkDraft = {
  readonly of: IncidentId | AccountId | PersonId
  /** Where that is shown. */
  readonly at: PlaceOfLink
  readonly typed: string
  readonly choice: Choice | null
  /** Null until something is said of it. */
  readonly said: Knowing | null
}

/** The form of a link: there when it was asked for, and when something was left in it. */
export function useLinking(of: LinkDraft['of'], at: PlaceOfLink) {
  const { caseId } = useFrame()
  const draft = useSealedDraft<LinkDraft>(caseId, 'link', (left) => left.of === of)
  // Null: nobody has asked for the form or closed it.
  const [isAsked, setAsked] = useState<boolean | null>(null)
  const typed = draft.content ?? { of, at, typed: '', choice: null, said: null }
  return {
    isOpen: isAsked ?? draft.content !== null,
    /** Of a form that was asked for; one that was left takes none. */
    takesFocus: isAsked === true,
    wasClosed: isAsked === false,
    typed,
    kept: draft.kept,
    open: (): void => setAsked(true),
    type: (some: Partial<LinkDraft>): void => {
      setAsked(true)
      draft.keep({ ...typed, ...some })
    },
    close: (): void => {
      void draft.drop()
      setAsked(false)
    },
  }
}
