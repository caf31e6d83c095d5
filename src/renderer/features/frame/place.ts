import type { DraftId } from '../../../contract/drafts.ts'
import type { AccountId, ExhibitId, IncidentId, PersonId } from '../../../contract/ids.ts'

/** Where in an open vault somebody is. */
export type Place =
  | { readonly at: 'timeline' }
  | { readonly at: 'incident'; readonly incident: IncidentId }
  | { readonly at: 'files' }
  /** `among`: the files of the list it was opened from, in its order. */
  | { readonly at: 'file'; readonly exhibit: ExhibitId; readonly among?: readonly ExhibitId[] }
  | { readonly at: 'people' }
  | { readonly at: 'account'; readonly account: AccountId }
  | { readonly at: 'person'; readonly person: PersonId }
  /** `draft`: one that was begun; without it the start page. */
  | { readonly at: 'hand-over'; readonly draft?: DraftId }
  | { readonly at: 'phone' }
  | { readonly at: 'record-log' }
  | { readonly at: 'check' }
  | { readonly at: 'cases' }
  | { readonly at: 'help' }
  | { readonly at: 'settings'; readonly section?: string }

export type PlaceName = Place['at']
export type PlaceAt<Name extends PlaceName> = Extract<Place, { readonly at: Name }>

/** The entry of the rail that a place belongs to. */
export function railEntryOf({ at }: Place): PlaceName {
  if (at === 'incident') return 'timeline'
  if (at === 'file') return 'files'
  if (at === 'account' || at === 'person') return 'people'
  return at === 'phone' ? 'hand-over' : at
}
