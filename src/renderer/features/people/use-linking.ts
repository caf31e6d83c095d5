import type { AccountId, IncidentId, PersonId } from '../../../contract/ids.ts'
import { useFormInPlace } from '../../use-form-in-place.ts'
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

/** The form of a link. */
export function useLinking(of: LinkDraft['of'], at: PlaceOfLink) {
  const { caseId } = useFrame()
  return useFormInPlace<LinkDraft>({
    caseId,
    form: 'link',
    isMine: (left) => left.of === of,
    first: { of, at, typed: '', choice: null, said: null },
  })
}
