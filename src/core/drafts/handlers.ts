import type { drafts } from '../../contract/drafts.ts'
import type { Instant } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { dropDraft, keepDraft, readDrafts } from '../vault/drafts.ts'
import { decodeDraft, encodeDraft } from './rules.ts'

export function draftsHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof drafts> {
  return {
    save: (draft) => {
      const keptAt = new Date(host.clock.nowMs()).toISOString() as Instant
      keepDraft(session.vault, encodeDraft({ ...draft, keptAt }))
      return { keptAt }
    },
    list: ({ case: caseId }) => {
      const all = readDrafts(session.vault).map(decodeDraft)
      const mine = all.filter((draft) => draft.case === caseId)
      return { drafts: mine.toSorted((one, other) => other.keptAt.localeCompare(one.keptAt)) }
    },
    discard: ({ id }) => {
      dropDraft(session.vault, id)
      return {}
    },
  }
}
