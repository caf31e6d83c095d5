import type { DraftId, KeptDraft } from '../../../contract/drafts.ts'
import type { AccountId, IncidentId, PersonId } from '../../../contract/ids.ts'
import { text } from '../../texts/shell.ts'
import type { Place } from './place.ts'

export type LeftDraft = { readonly in: string; readonly place: Place }

type Content = { readonly of?: string | null; readonly incident?: IncidentId; readonly at?: Place }

/** Where each form stands. What is opened again by itself, and how the timeline was arranged, needs no way to it. */
const PLACES: Readonly<
  Record<keyof typeof text.writtenIn, (content: Content, id: DraftId) => Place | undefined>
> = {
  note: ({ incident }) => incident && { at: 'incident', incident },
  account: ({ of }) => (of ? { at: 'account', account: of as AccountId } : { at: 'people' }),
  person: ({ of }) => (of ? { at: 'person', person: of as PersonId } : { at: 'people' }),
  link: ({ at }) => at,
  case: () => ({ at: 'cases' }),
  phone: () => ({ at: 'phone' }),
  'hand-over': (_content, draft) => ({ at: 'hand-over', draft }),
  'given-to': () => ({ at: 'record-log' }),
}

const hasPlace = (form: KeptDraft['form']): form is keyof typeof PLACES => form in PLACES

/** What somebody was writing last when they left; null where that is opened by itself, or was nothing. */
export function leftDraftOf(drafts: readonly KeptDraft[], written: readonly DraftId[]): LeftDraft | null {
  const last = drafts.find(({ id, form }) => form !== 'timeline' && written.includes(id))
  if (last === undefined || !hasPlace(last.form)) return null
  const place = PLACES[last.form](JSON.parse(last.content) as Content, last.id)
  return place === undefined ? null : { in: text.writtenIn[last.form], place }
}
